package frontdesk.travel.flight;

import frontdesk.travel.booking.Bookings;
import frontdesk.travel.spoken.InWords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds flights for a wish and puts them into words. Safe from any thread. */
record FlightSearch(Timetable timetable, Bookings bookings, InstantSource clock) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int DAYS_AROUND = 6;
    private static final int DAYS_OFFERED = 3;
    /** Nobody can be sold a flight and still reach it in less. */
    private static final Duration SOLD_BEFORE = Duration.ofHours(2);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a", Locale.ENGLISH);

    /**
     * The flights of the day, the earliest first, as compact JSON of at most 4 KB. A day without one is answered with
     * the nearest days that have one, a route that is not flown with the cities that can be reached.
     */
    String search(FlightWish wish) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("from", inWords(wish.from()));
        json.put("to", inWords(wish.to()));
        json.put("date", InWords.inFull(wish.date()));
        json.put("passengers", wish.passengers());
        List<Timetable.Departure> departures = departures(wish);
        ArrayNode flights = json.putArray("flights");
        departures.forEach(departure -> put(flights.addObject(), departure, wish));
        if (departures.isEmpty()) {
            json.put("message", whyNone(wish));
        } else {
            ObjectNode rules = json.putObject("cancellation");
            Flight.CABINS.stream()
                    .filter(cabin -> wish.cabin().map(cabin::equals).orElse(true))
                    .forEach(cabin -> rules.put(cabin, timetable.cancellation(cabin).rule()));
            json.put("note", "Times are local. Prices are one way, taxes included. Nothing is booked.");
        }
        return json.toString();
    }

    private static String inWords(Timetable.Airport airport) {
        return airport.city() + ", " + airport.name();
    }

    /** Those that can still be reached and have the seats that are wanted. */
    private List<Timetable.Departure> departures(FlightWish wish) {
        return soldOn(wish).filter(departure -> !fares(departure.flight(), wish).isEmpty()).toList();
    }

    /** Those of the day that can still be sold, whether or not there are seats. */
    Stream<Timetable.Departure> soldOn(FlightWish wish) {
        Instant soonest = clock.instant().plus(SOLD_BEFORE);
        return timetable.departures(wish.from(), wish.to(), wish.date()).stream()
                .filter(departure -> !departure.departs().toInstant().isBefore(soonest));
    }

    private List<Flight.Fare> fares(Flight flight, FlightWish wish) {
        return flight.fares().stream()
                .filter(wish::isFor)
                .filter(fare -> bookings.lacking(wish.seats(flight, fare), Optional.empty()).isEmpty())
                .toList();
    }

    private void put(ObjectNode json, Timetable.Departure departure, FlightWish wish) {
        Flight flight = departure.flight();
        json.put("flight", flight.name());
        json.put("departs", inWords(departure.departs()));
        json.put("arrives", inWords(departure.arrives()));
        json.put("duration", "%d hours %d minutes".formatted(flight.minutes() / 60, flight.minutes() % 60));
        json.put("bags", flight.bags());
        json.put("currency", flight.currency());
        ArrayNode fares = json.putArray("fares");
        fares(flight, wish).forEach(fare -> fares.addObject()
                .put("cabin", fare.cabin())
                .put("price_per_person", fare.price())
                .put("price", fare.price() * wish.passengers()));
    }

    private static String inWords(ZonedDateTime moment) {
        return MOMENT.format(moment);
    }

    private String whyNone(FlightWish wish) {
        List<Timetable.Airport> reached = timetable.destinations(wish.from());
        if (!reached.contains(wish.to())) {
            return "There is no nonstop flight on this route. From %s there are flights to %s.".formatted(
                    wish.from().city(),
                    reached.stream().map(Timetable.Airport::city).collect(Collectors.joining(", ")));
        }
        String days = nearestDays(wish).map(InWords::inFull).collect(Collectors.joining("; "));
        return days.isEmpty()
                ? "No flight around this day has seats left in this cabin. Offer another one."
                : "No such flight on this day. The nearest days that have one are: " + days + ". Ask the caller.";
    }

    private Stream<LocalDate> nearestDays(FlightWish wish) {
        return Stream.iterate(1, away -> away <= DAYS_AROUND, away -> away + 1)
                .flatMap(away -> Stream.of(wish.date().minusDays(away), wish.date().plusDays(away)))
                .filter(day -> !departures(wish.on(day)).isEmpty())
                .limit(DAYS_OFFERED)
                .sorted();
    }
}
