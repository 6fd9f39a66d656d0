package frontdesk.travel.hotel;

import frontdesk.mcp.server.ServerTool;
import frontdesk.mcp.server.ToolAnswer;
import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.price.Money;
import frontdesk.travel.spoken.InWords;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code search-hotel}, for models elsewhere: the hotels of a city, or one hotel, and what a stay there would cost. */
public final class SearchHotelTool implements ServerTool {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> STAY = List.of("check_in", "check_out", "guests", "rooms");
    private static final List<String> ARGUMENTS =
            List.of("city", "hotel", "check_in", "check_out", "guests", "rooms");
    /** More than anybody would name on the telephone; further hotels are left out, and the answer says so. */
    private static final int LONGEST_LIST = 6;

    private final HotelDirectory hotels;
    private final HotelArguments names;
    private final StayArguments stays;
    private final Bookings bookings;

    public SearchHotelTool(HotelDirectory hotels, StayArguments stays, Bookings bookings) {
        this.hotels = hotels;
        this.names = new HotelArguments(hotels);
        this.stays = stays;
        this.bookings = bookings;
    }

    @Override
    public String name() {
        return "search-hotel";
    }

    @Override
    public String title() {
        return "Search hotels";
    }

    @Override
    public String description() {
        return """
                Finds hotels in a city, best rated first, or one hotel by its name. With check-in, check-out, guests \
                and rooms it also says whether rooms are free and what the whole stay costs. It books nothing.""";
    }

    @Override
    public JsonText inputSchema() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "city": {
                      "type": "string",
                      "description": "The city, in English. It or a hotel is needed."
                    },
                %s
                  },
                  "additionalProperties": false
                }""".formatted(StayArguments.schemaWithoutRoomType()));
    }

    @Override
    public Optional<JsonText> outputSchema() {
        return Optional.of(new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "answer": {"type": "string", "description": "What was found, in a sentence."},
                    "hotels": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "properties": {
                          "hotel": {"type": "string"},
                          "city": {"type": "string"},
                          "stars": {"type": "integer"},
                          "guest_score": {"type": "number", "description": "0 to 10"},
                          "summary": {"type": "string"},
                          "nightly_from": {"type": "string", "description": "The lowest rate of a night, in words."},
                          "available": {"type": "boolean", "description": "Only where a stay was asked for."},
                          "room_type": {"type": "string", "description": "The cheapest that is free for the stay."},
                          "total": {"type": "string", "description": "For all of the stay, taxes included."}
                        },
                        "required": ["hotel", "city", "stars", "guest_score", "summary", "nightly_from"],
                        "additionalProperties": false
                      }
                    }
                  },
                  "required": ["answer", "hotels"],
                  "additionalProperties": false
                }"""));
    }

    @Override
    public Hints hints() {
        return new Hints(true, false, true, false);
    }

    @Override
    public ToolAnswer call(JsonText json) throws Arguments.Refused {
        Arguments arguments = Arguments.read(json, ARGUMENTS);
        List<Hotel> found = found(arguments);
        Optional<Offer.Wish> wish = wish(arguments);
        ObjectNode answer = MAPPER.createObjectNode().put("answer", words(found, wish));
        var list = answer.putArray("hotels");
        found.stream().limit(LONGEST_LIST).forEach(hotel -> list.add(shown(hotel, wish)));
        return ToolAnswer.of(answer);
    }

    private List<Hotel> found(Arguments arguments) throws Arguments.Refused {
        Optional<String> city = names.city(arguments);
        Optional<String> hotel = arguments.text("hotel");
        if (hotel.isPresent()) {
            return List.of(names.hotel(hotel.get(), city));
        }
        if (city.isPresent()) {
            return hotels.in(city.get()).stream()
                    .sorted(Comparator.comparingDouble((Hotel each) -> each.reviews().score()).reversed())
                    .toList();
        }
        throw new Arguments.Refused("Neither the argument city nor the argument hotel was given.");
    }

    /** What stay is wanted; nothing if no detail of one is given, and a refusal if only some are. */
    private Optional<Offer.Wish> wish(Arguments arguments) throws Arguments.Refused {
        List<String> missing = STAY.stream().filter(name -> !arguments.has(name)).toList();
        if (missing.size() == STAY.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new Arguments.Refused("For prices of a stay these arguments are missing too: "
                    + String.join(", ", missing) + ". Ask for them, or leave all of a stay out.");
        }
        return Optional.of(stays.wish(arguments, Optional.empty()));
    }

    private static String words(List<Hotel> found, Optional<Offer.Wish> wish) {
        String left = found.size() > LONGEST_LIST
                ? " Shown are the " + LONGEST_LIST + " that guests rate best."
                : "";
        return InWords.counted(found.size(), "hotel") + " found." + left + (wish.isPresent()
                ? " Totals are for the whole stay, taxes included. Nothing is booked."
                : " Prices are the lowest rates for one night; the price for certain dates can be higher.");
    }

    private ObjectNode shown(Hotel hotel, Optional<Offer.Wish> wish) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("hotel", hotel.name())
                .put("city", hotel.city())
                .put("stars", hotel.stars())
                .put("guest_score", hotel.reviews().score())
                .put("summary", hotel.summary())
                .put("nightly_from", Money.of(hotel.nightlyFrom(), hotel.currency()).words());
        wish.ifPresent(wanted -> {
            Optional<Offer> offer = cheapest(hotel, wanted);
            json.put("available", offer.isPresent());
            offer.ifPresent(free -> json.put("room_type", free.room().type()).put("total", free.total().words()));
        });
        return json;
    }

    private Optional<Offer> cheapest(Hotel hotel, Offer.Wish wish) {
        return hotel.roomsFor(wish.guests(), wish.rooms()).stream()
                .map(room -> Offer.of(hotel, room, wish))
                .filter(offer -> bookings.lacking(offer.stay(), Optional.empty()).isEmpty())
                .findFirst();
    }
}
