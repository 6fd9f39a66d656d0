package frontdesk.travel;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
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

/**
 * {@code flight_booking_expert}: finds nonstop flights of a day, priced for the passengers, and books seats when the
 * caller has said yes to the price.
 *
 * <p>The answer is compact JSON of at most 4 KB, the earliest flight first. A day without a flight is answered with the
 * nearest days that have one, a route that is not flown with the cities that can be reached. A search holds nothing;
 * seats are counted when they are booked. The same {@code call_id} is booked once, also after a restart.
 */
final class FlightExpert implements Tool {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> ACTIONS = List.of("search", "book");
    private static final List<String> ARGUMENTS = List.of(
            "action", "from", "to", "date", "passengers", "cabin", "flight_number", "surname", "first_name");
    private static final int HIGHEST_NUMBER = 9999;
    private static final int MOST_PASSENGERS = 9;
    private static final int DAYS_AROUND = 6;
    private static final int DAYS_OFFERED = 3;
    /** Nobody can be sold a flight and still reach it in less. */
    private static final Duration SOLD_BEFORE = Duration.ofHours(2);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a", Locale.ENGLISH);

    private final Timetable timetable;
    private final BusinessCalendar calendar;
    private final InstantSource clock;
    private final Bookings bookings;

    FlightExpert(Timetable timetable, BusinessCalendar calendar, InstantSource clock, Bookings bookings) {
        this.timetable = timetable;
        this.calendar = calendar;
        this.clock = clock;
        this.bookings = bookings;
    }

    /** What the caller wants. */
    private record Wish(
            Timetable.Airport from, Timetable.Airport to, LocalDate date, int passengers, Optional<String> cabin) {

        boolean isFor(Flight.Fare fare) {
            return cabin.map(fare.cabin()::equals).orElse(true);
        }

        FlightSeats seats(Flight flight, Flight.Fare fare) {
            return new FlightSeats(
                    flight.airline(), flight.number(), from.city(), to.city(), date, flight.departs(), fare.cabin(),
                    passengers);
        }

        Wish on(LocalDate day) {
            return new Wish(from, to, day, passengers, cabin);
        }
    }

    @Override
    public String name() {
        return "flight_booking_expert";
    }

    @Override
    public String description() {
        return """
                Finds and books nonstop flights, in two steps. First action search: the flights from one city to \
                another on a day that have enough seats, with times, duration, fares by cabin, bags, cancellation. \
                Tell the caller airline, times, cabin and price, and wait for a clear yes. Then action book with the \
                same arguments, the flight number, the cabin and the name of one passenger: makes the booking and \
                answers with a confirmation number. One call is one direction; the way back is a booking of its own.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "action": {
                      "type": "string",
                      "enum": ["search", "book"],
                      "description": "search changes nothing; book needs a yes to the price and a name."
                    },
                    "from": {"type": "string", "description": "City, airport or airport code to depart from."},
                    "to": {"type": "string", "description": "City, airport or airport code to fly to."},
                    "date": {
                      "type": "string",
                      "description": "The day of departure, as the caller said it or as year-month-day. %s"
                    },
                    "passengers": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 9,
                      "description": "How many people fly; 1 if left out."
                    },
                    "cabin": {
                      "type": "string",
                      "enum": [%s],
                      "description": "Only if the caller wants a certain one. Needed to book."
                    },
                    "flight_number": {
                      "type": "integer",
                      "description": "The number in the flight's name, as the search gave it. Needed to book."
                    },
                    "surname": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "One passenger's family name, spelled as the caller spelled it. Needed to book."
                    },
                    "first_name": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "The same passenger's given name. Needed to book."
                    }
                  },
                  "required": ["action", "from", "to", "date"],
                  "additionalProperties": false
                }""".formatted(
                BusinessCalendar.ABOUT_YEARS,
                Flight.CABINS.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "))));
    }

    @Override
    public Effect effect() {
        return Effect.COMMITTING;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(15);
    }

    @Override
    public ToolResult run(ToolCall call) {
        try {
            Arguments arguments = Arguments.read(call.arguments(), ARGUMENTS);
            return arguments.oneOf("action", ACTIONS).equals("book")
                    ? bookings.once(CallKey.of(call), () -> book(CallKey.of(call), arguments))
                    : ToolResult.of(search(wish(arguments)));
        } catch (Arguments.Refused e) {
            return ToolResult.error(e.getMessage());
        }
    }

    private ToolResult book(CallKey key, Arguments arguments) {
        try {
            Wish wish = wish(arguments);
            int number = arguments.whole("flight_number", 1, HIGHEST_NUMBER).orElseThrow(() -> new Arguments.Refused(
                    "To book, the argument flight_number is needed. Search, and ask the caller which flight."));
            String cabin = wish.cabin().orElseThrow(() -> new Arguments.Refused(
                    "To book, the argument cabin is needed. Ask the caller which one."));
            Guest passenger = Guest.in(arguments);
            Flight flight = soldOn(wish)
                    .map(Timetable.Departure::flight)
                    .filter(sold -> sold.number() == number && sold.fare(cabin).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new Arguments.Refused("There is no flight with this number and this cabin on"
                            + " this route and day. Search again, and ask the caller."));
            Flight.Fare fare = flight.fare(cabin).orElseThrow();
            Money total = Money.of(fare.price(), flight.currency()).times(wish.passengers());
            return Confirmation.of(
                    bookings.book(key, passenger, wish.seats(flight, fare), total, Confirmation::booked),
                    () -> ToolResult.error("There are not enough seats left in this cabin. Nothing is booked. Search"
                            + " again and offer what is left."));
        } catch (Arguments.Refused e) {
            return ToolResult.error(e.getMessage());
        }
    }

    private Wish wish(Arguments arguments) throws Arguments.Refused {
        Timetable.Airport from = airport(arguments, "from");
        Timetable.Airport to = airport(arguments, "to");
        if (from.equals(to)) {
            throw new Arguments.Refused("The arguments from and to are the same place. Ask the caller where the flight"
                    + " departs and where it goes.");
        }
        return new Wish(
                from,
                to,
                calendar.day(arguments, "date"),
                arguments.whole("passengers", 1, MOST_PASSENGERS).orElse(1),
                arguments.choice("cabin", Flight.CABINS));
    }

    private Timetable.Airport airport(Arguments arguments, String name) throws Arguments.Refused {
        Optional<String> heard = arguments.text(name);
        if (heard.isEmpty()) {
            throw new Arguments.Refused("The argument " + name + " is missing. Ask the caller for the city.");
        }
        return timetable.airport(heard.get()).orElseThrow(() -> new Arguments.Refused(
                "The argument " + name + " names no airport there are flights for, or is misspelled. The cities are "
                        + String.join(", ", timetable.cities()) + ". Ask whether one of them would do."));
    }

    private String search(Wish wish) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("from", inWords(wish.from()));
        json.put("to", inWords(wish.to()));
        json.put("date", SpokenDates.inFull(wish.date()));
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
    private List<Timetable.Departure> departures(Wish wish) {
        return soldOn(wish).filter(departure -> !fares(departure.flight(), wish).isEmpty()).toList();
    }

    private Stream<Timetable.Departure> soldOn(Wish wish) {
        Instant soonest = clock.instant().plus(SOLD_BEFORE);
        return timetable.departures(wish.from(), wish.to(), wish.date()).stream()
                .filter(departure -> !departure.departs().toInstant().isBefore(soonest));
    }

    private List<Flight.Fare> fares(Flight flight, Wish wish) {
        return flight.fares().stream()
                .filter(wish::isFor)
                .filter(fare -> bookings.lacking(wish.seats(flight, fare), Optional.empty()).isEmpty())
                .toList();
    }

    private void put(ObjectNode json, Timetable.Departure departure, Wish wish) {
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

    private String whyNone(Wish wish) {
        List<Timetable.Airport> reached = timetable.destinations(wish.from());
        if (!reached.contains(wish.to())) {
            return "There is no nonstop flight on this route. From %s there are flights to %s.".formatted(
                    wish.from().city(),
                    reached.stream().map(Timetable.Airport::city).collect(Collectors.joining(", ")));
        }
        String days = nearestDays(wish).map(SpokenDates::inFull).collect(Collectors.joining("; "));
        return days.isEmpty()
                ? "No flight around this day has seats left in this cabin. Offer another one."
                : "No such flight on this day. The nearest days that have one are: " + days + ". Ask the caller.";
    }

    private Stream<LocalDate> nearestDays(Wish wish) {
        return Stream.iterate(1, away -> away <= DAYS_AROUND, away -> away + 1)
                .flatMap(away -> Stream.of(wish.date().minusDays(away), wish.date().plusDays(away)))
                .filter(day -> !departures(wish.on(day)).isEmpty())
                .limit(DAYS_OFFERED)
                .sorted();
    }
}
