package frontdesk.travel.hotel;

import frontdesk.tool.Arguments;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.hotel.Offer.Wish;
import frontdesk.travel.spoken.BusinessCalendar;
import frontdesk.travel.spoken.Names;
import frontdesk.travel.spoken.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The arguments of a stay, which three experts share: their schema, what is missing of them, and what they mean. All
 * that cannot be is an {@link Arguments.Refused} that tells the model what to ask. Immutable; safe from any thread.
 */
public final class StayArguments {
    private static final String CHECK_IN = "check_in";
    private static final String CHECK_OUT = "check_out";
    static final List<String> REQUIRED = List.of("hotel", CHECK_IN, CHECK_OUT, "guests", "rooms");
    static final String ROOM_TYPE = "room_type";
    /** All that there are. */
    public static final List<String> NAMES =
            Stream.concat(REQUIRED.stream(), Stream.of(ROOM_TYPE)).toList();

    private static final int MOST_GUESTS = 20;
    private static final int MOST_ROOMS = 9;
    private static final String SCHEMA = """
                    "hotel": {
                      "type": "string",
                      "description": "The hotel's name as the caller said it or as the phone session has it."
                    },
                    "check_in": {
                      "type": "string",
                      "description": "The day of arrival: as the caller said it, in any form, or like 2027-03-12."
                    },
                    "check_out": {
                      "type": "string",
                      "description": "The day of departure, after check_in; a stay has 30 nights at most."
                    },
                    "guests": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": %d,
                      "description": "How many people will stay, children included, in all rooms together."
                    },
                    "rooms": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": %d,
                      "description": "How many rooms of the same type."
                    }""".formatted(MOST_GUESTS, MOST_ROOMS);
    private static final String ROOM_TYPE_SCHEMA = """
                    "room_type": {
                      "type": "string",
                      "description": "The room type as a quote or the hotel's prices named it. Without it the cheapest \
            type that takes all guests is meant."
                    }""";

    private final HotelDirectory hotels;
    private final HotelArguments names;
    private final BusinessCalendar calendar;

    public StayArguments(HotelDirectory hotels, BusinessCalendar calendar) {
        this.hotels = hotels;
        this.names = new HotelArguments(hotels);
        this.calendar = calendar;
    }

    /** The properties of a schema, to be put between others. */
    public static String schema() {
        return SCHEMA + ",\n" + ROOM_TYPE_SCHEMA;
    }

    /** The same for those to whom the room type does not matter yet. */
    static String schemaWithoutRoomType() {
        return SCHEMA;
    }

    /**
     * What the caller has still to be asked for, in the order of asking.
     *
     * @throws Arguments.Refused if something is missing, and of what is there something cannot be: it is better asked
     *     for again now than after all the rest
     */
    public List<String> missing(Arguments arguments) throws Arguments.Refused {
        List<String> missing = REQUIRED.stream().filter(name -> !arguments.has(name)).toList();
        if (!missing.isEmpty()) {
            Optional<String> hotel = arguments.text("hotel");
            if (hotel.isPresent()) {
                names.hotel(hotel.get(), Optional.empty());
            }
            calendar.refuseWhatCannotBe(arguments, CHECK_IN, CHECK_OUT);
            arguments.whole("guests", 1, MOST_GUESTS);
            arguments.whole("rooms", 1, MOST_ROOMS);
        }
        return missing;
    }

    /** The offer for a stay of which nothing is missing. */
    public Offer offer(Arguments arguments) throws Arguments.Refused {
        List<String> missing = missing(arguments);
        if (!missing.isEmpty()) {
            throw new Arguments.Refused("These arguments are missing: " + String.join(", ", missing)
                    + ". Ask the caller for them, one at a time.");
        }
        Hotel hotel = names.hotel(arguments.text("hotel").orElseThrow(), Optional.empty());
        return offer(arguments, hotel, Optional.empty());
    }

    /** The offer for another stay in the same hotel; what the arguments do not say is as it was. */
    public Offer offer(Arguments arguments, RoomStay instead) throws Arguments.Refused {
        Hotel hotel = hotels.named(instead.hotel()).orElseThrow(() -> new Arguments.Refused(
                "This hotel is not offered any more. An agent has to look after the booking."));
        return offer(arguments, hotel, Optional.of(instead));
    }

    private Offer offer(Arguments arguments, Hotel hotel, Optional<RoomStay> instead) throws Arguments.Refused {
        Wish wish = wish(arguments, instead);
        calendar.refuseWhatIsPast(CHECK_IN, wish.period().start(), hotel.timeZone());
        Optional<String> type = arguments.text(ROOM_TYPE).or(() -> instead.map(RoomStay::roomType));
        return Offer.of(hotel, room(hotel, type, wish), wish);
    }

    /** The days, guests and rooms, all of which must be there unless there is a stay to take them from. */
    Wish wish(Arguments arguments, Optional<RoomStay> instead) throws Arguments.Refused {
        Period period = calendar.period(
                arguments, CHECK_IN, CHECK_OUT, instead.map(stay -> Wish.of(stay).period()));
        int guests = arguments.whole("guests", 1, MOST_GUESTS).or(() -> instead.map(RoomStay::guests)).orElseThrow();
        int rooms = arguments.whole("rooms", 1, MOST_ROOMS).or(() -> instead.map(RoomStay::rooms)).orElseThrow();
        if (rooms > guests) {
            throw new Arguments.Refused(
                    "The argument rooms is more than the argument guests. Ask the caller how many of each.");
        }
        return new Wish(period, guests, rooms);
    }

    private static Hotel.Room room(Hotel hotel, Optional<String> wanted, Wish wish) throws Arguments.Refused {
        List<Hotel.Room> fitting = hotel.roomsFor(wish.guests(), wish.rooms());
        if (wanted.isEmpty()) {
            return fitting.stream().findFirst().orElseThrow(() -> tooMany(hotel, wish));
        }
        List<String> types = hotel.rooms().stream().map(Hotel.Room::type).toList();
        Hotel.Room room = Names.meant(wanted.get(), types).flatMap(hotel::room).orElse(null);
        if (room == null) {
            throw new Arguments.Refused("The argument room_type must be one of this hotel's: "
                    + String.join("; ", types) + ". Leave it out for the cheapest.");
        }
        if (!fitting.contains(room)) {
            throw new Arguments.Refused("The %s takes %d guests a room, which is not enough for %d in %d. %s".formatted(
                    room.type(), room.sleeps(), wish.guests(), wish.rooms(),
                    fitting.isEmpty()
                            ? tooMany(hotel, wish).getMessage()
                            : "Enough would be: " + types(fitting) + ". Or more rooms. Ask the caller."));
        }
        return room;
    }

    private static String types(List<Hotel.Room> rooms) {
        return String.join("; ", rooms.stream().map(Hotel.Room::type).toList());
    }

    private static Arguments.Refused tooMany(Hotel hotel, Wish wish) {
        int largest = hotel.rooms().stream().mapToInt(Hotel.Room::sleeps).max().orElseThrow();
        return new Arguments.Refused("The largest room there takes %d guests: %d guests need at least %d rooms. "
                .formatted(largest, wish.guests(), (wish.guests() + largest - 1) / largest)
                + "Tell the caller, and ask for the number of rooms.");
    }
}
