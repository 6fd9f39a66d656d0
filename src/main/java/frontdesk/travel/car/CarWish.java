package frontdesk.travel.car;

import frontdesk.travel.booking.CarHire;
import frontdesk.travel.price.Money;
import frontdesk.travel.spoken.Period;
import java.util.Optional;

/**
 * What a caller wants who rents a car.
 *
 * @param city as {@code cars.json} names it
 * @param seats how many people travel
 */
record CarWish(String city, Period days, Optional<Integer> driverAge, Optional<String> carClass, int seats) {
    /** Whoever names no age is priced as somebody for whom no rule is made. */
    private static final int GROWN_UP = 30;

    int pricedAge() {
        return driverAge.orElse(GROWN_UP);
    }

    /** Whether a car would do, were it not for the driver's age. */
    boolean isFor(CarStation.Car car) {
        return carClass.map(car.carClass()::equals).orElse(true) && car.seats() >= seats;
    }

    boolean mayDrive(CarStation.Car car) {
        return pricedAge() >= car.minimumAge();
    }

    CarHire hire(CarStation station, CarStation.Car car) {
        return new CarHire(station.company(), station.city(), car.carClass(), days.start(), days.end(), pricedAge());
    }

    Money total(CarStation station, CarStation.Car car) {
        return Money.of(price(station, car), station.currency());
    }

    /** The whole rental, in whole units of the station's currency. */
    int price(CarStation station, CarStation.Car car) {
        return station.total(car, days.nights(), pricedAge());
    }
}
