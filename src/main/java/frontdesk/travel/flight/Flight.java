package frontdesk.travel.flight;

import com.fasterxml.jackson.annotation.JsonCreator;
import frontdesk.file.Need;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One flight of the timetable, as {@code flights.json} describes it.
 *
 * @param number unique within the timetable
 * @param from the airport's code
 * @param days on which it departs
 * @param departs in the time of the place it departs from
 * @param minutes from departure to arrival
 * @param currency ISO 4217 code of all prices, which are in whole units, one way, for a person, taxes included
 * @param bags what is included, in a sentence
 */
record Flight(
        String airline,
        int number,
        String from,
        String to,
        List<Day> days,
        LocalTime departs,
        int minutes,
        String currency,
        String bags,
        List<Fare> fares) {

    /** The cabins there are, in the order of a schema's enum. */
    static final List<String> CABINS = List.of("economy", "premium economy", "business");

    private static final int LONGEST_MINUTES = 24 * 60;

    /** A weekday in three letters. */
    record Day(DayOfWeek weekday) {
        @JsonCreator
        static Day of(String letters) {
            return Arrays.stream(DayOfWeek.values())
                    .filter(weekday -> weekday.name().substring(0, 3).equals(letters.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .map(Day::new)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "\"" + letters + "\" is no day; they are MON, TUE, WED, THU, FRI, SAT, SUN"));
        }
    }

    /** @param seats how many of them we may sell for one date */
    record Fare(String cabin, int price, int seats) {
        Fare {
            Need.that(CABINS.contains(cabin), "\"cabin\" is one of " + String.join(", ", CABINS));
            Need.that(price > 0, "\"price\" is a price, not " + price);
            Need.that(seats > 0, "\"seats\" is how many there are, not " + seats);
        }
    }

    Flight {
        Need.text("airline", airline);
        Need.that(number > 0, "\"number\" is the flight's number, not " + number);
        Need.text("from", from);
        Need.text("to", to);
        Need.that(!from.equals(to), "\"from\" and \"to\" are the same");
        days = Need.some("days", days);
        Need.that(departs != null, "\"departs\" is a time such as \"08:15\"");
        Need.that(minutes > 0 && minutes <= LONGEST_MINUTES, "\"minutes\" is how long it flies, not " + minutes);
        Need.that(currency != null && currency.matches("[A-Z]{3}"), "\"currency\" is a code such as \"EUR\"");
        Need.text("bags", bags);
        fares = Need.some("fares", fares);
        Set<String> cabins = new HashSet<>();
        for (Fare fare : fares) {
            Need.that(cabins.add(fare.cabin()), "there are two fares for \"" + fare.cabin() + "\"");
        }
    }

    /** As people name it: "Larkwing Air 101". */
    String name() {
        return airline + " " + number;
    }

    Optional<Fare> fare(String cabin) {
        return fares.stream().filter(fare -> fare.cabin().equals(cabin)).findFirst();
    }

    boolean departsOn(DayOfWeek weekday) {
        return days.contains(new Day(weekday));
    }
}
