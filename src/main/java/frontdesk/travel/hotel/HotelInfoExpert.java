package frontdesk.travel.hotel;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code hotel_info_search_expert}: answers questions about a hotel, or compares the hotels of a city.
 *
 * <p>The answer is compact JSON of at most 4 KB, its facts in sentences a voice can say. A hotel that is not known is
 * answered with the most similar names, a city that is not served with those that are: something the agent can ask
 * about.
 */
public final class HotelInfoExpert implements Tool {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> ARGUMENTS = List.of("hotel", "city", "topic", "question");
    /**
     * More than the agent would name on the telephone, and what keeps the answer short; further hotels are left out.
     */
    private static final int LONGEST_LIST = 6;

    private final HotelDirectory hotels;
    private final HotelArguments names;

    public HotelInfoExpert(HotelDirectory hotels) {
        this.hotels = hotels;
        this.names = new HotelArguments(hotels);
    }

    @Override
    public String name() {
        return "hotel_info_search_expert";
    }

    @Override
    public String description() {
        return """
                Answers questions about hotels from the provider's own records: amenities, pets, cancellation, \
                check-in and check-out times, location and distances, guest reviews, nightly prices by room type, \
                parking, breakfast, accessibility. Give a hotel for a question about that hotel, or only a city to \
                compare the hotels there.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "hotel": {
                      "type": "string",
                      "description": "The hotel's name as the caller said it or as the phone session has it."
                    },
                    "city": {
                      "type": "string",
                      "description": "The city, in English. With a hotel it tells hotels of one name apart."
                    },
                    "topic": {
                      "type": "string",
                      "enum": [%s],
                      "description": "What the question is about. One call answers one topic."
                    },
                    "question": {
                      "type": "string",
                      "description": "The caller's question in their own words, in English."
                    }
                  },
                  "required": ["topic"],
                  "additionalProperties": false
                }""".formatted(Topic.keys().stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(", "))));
    }

    @Override
    public Effect effect() {
        return Effect.SAFE;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(5);
    }

    @Override
    public ToolResult run(ToolCall call) throws Arguments.Refused {
        Arguments arguments = Arguments.read(call.arguments(), ARGUMENTS);
        Topic topic = topic(arguments);
        Optional<String> hotel = arguments.text("hotel");
        Optional<String> city = names.city(arguments);
        if (hotel.isPresent()) {
            return about(hotel.get(), city, topic);
        }
        if (city.isPresent()) {
            return ToolResult.of(compare(city.get(), topic));
        }
        return ToolResult.error("Neither the argument hotel nor the argument city was given. Ask the caller which "
                + "hotel or which city it is about.");
    }

    private static Topic topic(Arguments arguments) throws Arguments.Refused {
        String question = arguments.text("question").orElse("");
        return arguments.choice("topic", Topic.keys()).map(Topic::of).orElseGet(() -> Topic.ofQuestion(question));
    }

    private ToolResult about(String heard, Optional<String> city, Topic topic) throws Arguments.Refused {
        Hotel hotel = names.hotel(heard, city);
        ObjectNode json = MAPPER.createObjectNode();
        json.put("hotel", hotel.name());
        json.put("city", hotel.city());
        json.put("topic", topic.key());
        json.put("answer", topic.answer(hotel));
        noteOn(topic, json);
        return ToolResult.of(json.toString());
    }

    private String compare(String city, Topic topic) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("city", city);
        json.put("topic", topic.key());
        var list = json.putArray("hotels");
        hotels.in(city).stream().sorted(topic.bestFirst()).limit(LONGEST_LIST).forEach(hotel -> {
            ObjectNode entry = list.addObject();
            entry.put("hotel", hotel.name());
            entry.put("answer", topic.answer(hotel));
        });
        noteOn(topic, json);
        return json.toString();
    }

    private static void noteOn(Topic topic, ObjectNode json) {
        if (topic == Topic.PRICES || topic == Topic.OVERVIEW) {
            json.put("note", "Lowest rates for one night; the price for certain dates can be higher.");
        }
    }
}
