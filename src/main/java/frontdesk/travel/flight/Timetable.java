package frontdesk.travel.flight;

import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Need;
import frontdesk.travel.booking.FlightSeats;
import frontdesk.travel.booking.Purchase;
import frontdesk.travel.price.CancellationFee;
import frontdesk.travel.price.CancellationTerms;
import frontdesk.travel.spoken.Names;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All airports and flights there are. Immutable; safe from any thread.
 *
 * @param cancellations how seats are given back, each cabin in one of them
 */
public record Timetable(List<Cancellation> cancellations, List<Airport> airports, List<Flight> flights) {
    private static final String FILE = "flights.json";

    /** @param timeZone in which its flights depart and arrive */
    record Airport(String code, String city, String name, ZoneId timeZone) {
        Airport {
            Need.that(code != null && code.matches("[A-Z]{3}"), "\"code\" is a code such as \"ORD\"");
            Need.text("city", city);
            Need.text("name", name);
            Need.that(timeZone != null, "\"time_zone\" is a zone such as \"America/Chicago\"");
        }

        private boolean isMeant(String heard) {
            return Stream.of(code, city, name).anyMatch(known -> Names.meant(heard, List.of(known)).isPresent());
        }
    }

    /**
     * How seats of some cabins are given back.
     *
     * @param rule in words; {@code fees} is the same rule to reckon with
     */
    record Cancellation(List<String> cabins, String rule, List<CancellationFee> fees) {
        Cancellation {
            cabins = Need.some("cabins", cabins);
            Need.text("rule", rule);
            fees = Need.some("fees", fees);
        }
    }

    /** A flight on a certain date. */
    record Departure(Flight flight, ZonedDateTime departs, ZonedDateTime arrives) {}

    public Timetable {
        cancellations = Need.some("cancellations", cancellations);
        List<String> cabins = cancellations.stream().flatMap(each -> each.cabins().stream()).sorted().toList();
        Need.that(cabins.equals(Flight.CABINS.stream().sorted().toList()),
                "\"cancellations\" name each cabin once: " + String.join(", ", Flight.CABINS));
        airports = Need.some("airports", airports);
        flights = Need.some("flights", flights);
        Set<String> codes = new HashSet<>();
        for (Airport airport : airports) {
            Need.that(codes.add(airport.code()), "two airports have the code \"" + airport.code() + "\"");
        }
        Set<Integer> numbers = new HashSet<>();
        for (Flight flight : flights) {
            Need.that(numbers.add(flight.number()), "two flights have the number " + flight.number());
            Need.that(codes.contains(flight.from()) && codes.contains(flight.to()),
                    flight.name() + " flies between \"" + flight.from() + "\" and \"" + flight.to()
                            + "\", and \"airports\" lacks one of them");
        }
    }

    /** @throws MalformedFileException if {@code flights.json} is not as it has to be */
    public static Timetable load(FileSource files) {
        return JsonFile.read(files.get(FILE), Timetable.class);
    }

    List<String> cities() {
        return airports.stream().map(Airport::city).distinct().toList();
    }

    /** The airport somebody means by a city, an airport's name or its code, however they say it. */
    Optional<Airport> airport(String heard) {
        List<Airport> meant = airports.stream().filter(airport -> airport.isMeant(heard)).toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    Cancellation cancellation(String cabin) {
        return cancellations.stream().filter(each -> each.cabins().contains(cabin)).findFirst().orElseThrow();
    }

    private Optional<Flight> numbered(int number) {
        return flights.stream().filter(flight -> flight.number() == number).findFirst();
    }

    /** How many such seats there are for that day; none of what is not sold any more. */
    public int count(Purchase.Item.Seat seat) {
        return numbered(seat.flight()).flatMap(flight -> flight.fare(seat.cabin())).map(Flight.Fare::seats).orElse(0);
    }

    /** By which rule seats are given back; nothing for a flight that is not there any more. */
    public Optional<CancellationTerms> terms(FlightSeats seats) {
        return numbered(seats.number()).map(flight -> terms(flight, seats));
    }

    private CancellationTerms terms(Flight flight, FlightSeats seats) {
        ZonedDateTime begins = seats.date().atTime(seats.departs()).atZone(coded(flight.from()).timeZone());
        Cancellation cancellation = cancellation(seats.cabin());
        return new CancellationTerms(cancellation.rule(), cancellation.fees(), begins, begins.toInstant(), 1);
    }

    private Airport coded(String code) {
        return airports.stream().filter(airport -> airport.code().equals(code)).findFirst().orElseThrow();
    }

    /** Where one can fly to without a stop. */
    List<Airport> destinations(Airport from) {
        return flights.stream()
                .filter(flight -> flight.from().equals(from.code()))
                .map(flight -> coded(flight.to()))
                .distinct()
                .toList();
    }

    /** The flights of a day, the earliest first. */
    List<Departure> departures(Airport from, Airport to, LocalDate date) {
        return flights.stream()
                .filter(flight -> flight.from().equals(from.code()) && flight.to().equals(to.code()))
                .filter(flight -> flight.departsOn(date.getDayOfWeek()))
                .map(flight -> departure(flight, date))
                .sorted(Comparator.comparing(Departure::departs))
                .toList();
    }

    private Departure departure(Flight flight, LocalDate date) {
        ZonedDateTime departs = date.atTime(flight.departs()).atZone(coded(flight.from()).timeZone());
        ZonedDateTime arrives =
                departs.plusMinutes(flight.minutes()).withZoneSameInstant(coded(flight.to()).timeZone());
        return new Departure(flight, departs, arrives);
    }
}
