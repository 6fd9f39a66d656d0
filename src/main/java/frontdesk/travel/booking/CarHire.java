package frontdesk.travel.booking;

import frontdesk.file.Need;
import frontdesk.travel.spoken.InWords;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One car of a class from a station, from a day to a later day.
 *
 * @param company and {@code city} name the station in {@code cars.json}
 */
public record CarHire(String company, String city, String carClass, LocalDate pickup, LocalDate returned, int driverAge)
        implements Purchase {

    public CarHire {
        Need.text("company", company);
        Need.text("city", city);
        Need.text("car_class", carClass);
        Need.that(pickup != null && returned != null && pickup.isBefore(returned),
                "\"returned\" must come after \"pickup\"");
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(pickup, returned);
    }

    @Override
    public List<Item> items() {
        return pickup.datesUntil(returned).<Item>map(day -> new Item.Car(company, city, carClass, day)).toList();
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public LocalDate lastDay() {
        return returned;
    }

    @Override
    public String words() {
        return "a car of the class %s from %s in %s, from %s to %s, %s".formatted(
                carClass, company, city, InWords.day(pickup), InWords.day(returned), InWords.counted(days(), "day"));
    }
}
