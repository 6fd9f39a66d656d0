package frontdesk.travel.booking;

import frontdesk.file.Need;
import frontdesk.travel.spoken.InWords;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Seats of one cabin on one flight.
 *
 * @param number the flight's in {@code flights.json}; what follows is as it was when the seats were sold
 * @param from the city
 * @param departs in the time of that city
 */
public record FlightSeats(
        String airline,
        int number,
        String from,
        String to,
        LocalDate date,
        LocalTime departs,
        String cabin,
        int passengers)
        implements Purchase {

    public FlightSeats {
        Need.text("airline", airline);
        Need.text("from", from);
        Need.text("to", to);
        Need.that(date != null && departs != null, "\"date\" or \"departs\" is missing");
        Need.text("cabin", cabin);
        Need.that(passengers > 0, "\"passengers\" is at least 1");
    }

    @Override
    public List<Item> items() {
        return List.of(new Item.Seat(number, cabin, date));
    }

    @Override
    public int count() {
        return passengers;
    }

    @Override
    public LocalDate lastDay() {
        return date;
    }

    @Override
    public String words() {
        return "%s %d from %s to %s, on %s at %s, %s, %s".formatted(
                airline, number, from, to, InWords.day(date),
                DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH).format(departs),
                cabin, InWords.counted(passengers, "passenger"));
    }
}
