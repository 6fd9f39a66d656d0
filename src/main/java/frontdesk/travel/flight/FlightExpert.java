package frontdesk.travel.flight;

import frontdesk.tool.Arguments;
import frontdesk.tool.ToolResult;
import frontdesk.travel.booking.BookingExpert;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.booking.Guest;
import frontdesk.travel.price.Money;
import frontdesk.travel.spoken.BusinessCalendar;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code flight_booking_expert}: finds nonstop flights of a day, priced for the passengers, and books seats when the
 * caller has said yes to the price.
 *
 * <p>What it finds and how it says so is with {@link FlightSearch}.
 */
public final class FlightExpert extends BookingExpert {
    private static final String WISH = """
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
                      "minimum": 1,
                      "maximum": 9999,
                      "description": "The number in the flight's name, as the search gave it. Needed to book."
                    }""".formatted(BusinessCalendar.ABOUT_YEARS, choices(Flight.CABINS));
    private static final int HIGHEST_NUMBER = 9999;
    private static final int MOST_PASSENGERS = 9;

    private final Timetable timetable;
    private final BusinessCalendar calendar;
    private final FlightSearch search;

    public FlightExpert(Timetable timetable, BusinessCalendar calendar, InstantSource clock, Bookings bookings) {
        super("search", WISH, List.of("from", "to", "date"), "one passenger", bookings);
        this.timetable = timetable;
        this.calendar = calendar;
        this.search = new FlightSearch(timetable, bookings, clock);
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
    protected ToolResult look(Arguments arguments) throws Arguments.Refused {
        return ToolResult.of(search.search(wish(arguments)));
    }

    @Override
    protected ToolResult book(CallKey key, Arguments arguments) throws Arguments.Refused {
        FlightWish wish = wish(arguments);
        int number = arguments.whole("flight_number", 1, HIGHEST_NUMBER).orElseThrow(() -> new Arguments.Refused(
                "To book, the argument flight_number is needed. Search, and ask the caller which flight."));
        String cabin = wish.cabin().orElseThrow(() -> new Arguments.Refused(
                "To book, the argument cabin is needed. Ask the caller which one."));
        Guest passenger = Guest.in(arguments);
        Flight flight = search.soldOn(wish)
                .map(Timetable.Departure::flight)
                .filter(sold -> sold.number() == number && sold.fare(cabin).isPresent())
                .findFirst()
                .orElseThrow(() -> new Arguments.Refused("There is no flight with this number and this cabin on"
                        + " this route and day. Search again, and ask the caller."));
        Flight.Fare fare = flight.fare(cabin).orElseThrow();
        Money total = Money.of(fare.price(), flight.currency()).times(wish.passengers());
        return bookFor(key, arguments, passenger, wish.seats(flight, fare), total, () -> ToolResult.error(
                "There are not enough seats left in this cabin. Nothing is booked. Search again and offer what is"
                        + " left."));
    }

    private FlightWish wish(Arguments arguments) throws Arguments.Refused {
        Timetable.Airport from = airport(arguments, "from");
        Timetable.Airport to = airport(arguments, "to");
        if (from.equals(to)) {
            throw new Arguments.Refused("The arguments from and to are the same place. Ask the caller where the flight"
                    + " departs and where it goes.");
        }
        return new FlightWish(
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
}
