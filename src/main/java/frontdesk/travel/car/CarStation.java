package frontdesk.travel.car;

import frontdesk.file.Need;
import frontdesk.travel.booking.CarHire;
import frontdesk.travel.price.CancellationFee;
import frontdesk.travel.price.CancellationTerms;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a company hands out its cars, as {@code cars.json} describes it. Texts are whole sentences in spoken style.
 *
 * @param place where it is, to follow the company's name: "at O'Hare airport"
 * @param currency ISO 4217 code of all prices, which are in whole units
 * @param youngDriverBelow drivers younger than this pay {@code youngDriverDaily} a day more
 * @param cancellation the rule in words; {@code cancellationFees} is the same rule to reckon with
 * @param cars no two of one class
 */
record CarStation(
        String company,
        String city,
        String place,
        LocalTime opens,
        LocalTime closes,
        String currency,
        int youngDriverBelow,
        int youngDriverDaily,
        String mileage,
        ZoneId timeZone,
        String cancellation,
        List<CancellationFee> cancellationFees,
        List<Car> cars) {

    /** The classes there are, in the order of a schema's enum. */
    static final List<String> CLASSES =
            List.of("economy", "compact", "estate", "suv", "electric", "van", "convertible");

    /**
     * @param example what kind of car it is; which one it will be is only known at the counter
     * @param bags how many large ones fit in
     * @param deposit blocked on the driver's card until the car is back
     * @param minimumAge of the driver
     * @param count how many there are on any day
     */
    record Car(
            String carClass,
            String example,
            int seats,
            int bags,
            boolean automatic,
            int daily,
            int deposit,
            int minimumAge,
            int count) {
        Car {
            Need.that(CLASSES.contains(carClass), "\"car_class\" is one of " + String.join(", ", CLASSES));
            Need.text("example", example);
            Need.that(seats > 0, "\"seats\" is at least 1");
            Need.that(bags >= 0, "\"bags\" is at least 0");
            Need.that(daily > 0, "\"daily\" is a price, not " + daily);
            Need.that(deposit >= 0, "\"deposit\" is at least 0");
            Need.that(minimumAge >= 16, "\"minimum_age\" is at least 16, not " + minimumAge);
            Need.that(count > 0, "\"count\" is how many cars there are, not " + count);
        }
    }

    CarStation {
        Need.text("company", company);
        Need.text("city", city);
        Need.text("place", place);
        Need.that(opens != null && closes != null && opens.isBefore(closes),
                "\"opens\" and \"closes\" are times such as \"07:00\", the first one earlier");
        Need.that(currency != null && currency.matches("[A-Z]{3}"), "\"currency\" is a code such as \"EUR\"");
        Need.that(youngDriverBelow >= 0, "\"young_driver_below\" is an age, or 0");
        Need.that(youngDriverDaily >= 0, "\"young_driver_daily\" is a price, or 0");
        Need.text("mileage", mileage);
        Need.that(timeZone != null, "\"time_zone\" is a zone such as \"America/Chicago\"");
        Need.text("cancellation", cancellation);
        cancellationFees = Need.some("cancellation_fees", cancellationFees);
        cars = Need.some("cars", cars);
        Set<String> classes = new HashSet<>();
        for (Car car : cars) {
            Need.that(classes.add(car.carClass()), "there are two cars of the class \"" + car.carClass() + "\"");
        }
    }

    Optional<Car> car(String carClass) {
        return cars.stream().filter(car -> car.carClass().equals(carClass)).findFirst();
    }

    /** By which rule a rental is given back. */
    CancellationTerms terms(CarHire hire) {
        ZonedDateTime begins = hire.pickup().atTime(opens).atZone(timeZone);
        return new CancellationTerms(cancellation, cancellationFees, begins, begins.toInstant(), hire.days());
    }

    /** What a rental costs in all for a driver of this age. */
    int total(Car car, int days, int driverAge) {
        return days * (car.daily() + (driverAge < youngDriverBelow ? youngDriverDaily : 0));
    }
}
