/**
 * Flights: the timetable, the fares, and the expert who finds and books seats.
 *
 * <p>In: {@code flights.json} ({@link frontdesk.travel.flight.Timetable}, immutable), and the arguments of the tool,
 * which become a {@code FlightWish}. Out: what {@code FlightSearch} found, or a confirmation, on the tool runner's
 * threads. Times are those of the airports.
 *
 * <p>Read {@link frontdesk.travel.flight.FlightExpert} first.
 */
package frontdesk.travel.flight;
