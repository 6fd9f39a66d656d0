/**
 * Rental cars: where they are handed out, what they cost whom, and the expert who finds and books them.
 *
 * <p>In: {@code cars.json} ({@link frontdesk.travel.car.CarDirectory}, immutable), and the arguments of the tool, which
 * become a {@code CarWish}. Out: what {@code CarSearch} found, or a confirmation, on the tool runner's threads.
 *
 * <p>Read {@link frontdesk.travel.car.CarRentalExpert} first.
 */
package frontdesk.travel.car;
