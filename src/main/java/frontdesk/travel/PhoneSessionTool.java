package frontdesk.travel;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.travel.spoken.PhoneNumber;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code get_phone_session}: what the caller was looking at when they were shown the number to call.
 *
 * <p>Only the number the call comes from can be looked up, or the agent could be talked into telling a stranger where
 * somebody else will be sleeping. Because even that number can be forged, the answer holds what helps to greet and
 * nothing about a person.
 */
final class PhoneSessionTool implements Tool {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PhoneSessions sessions;
    private final ZoneId zone;

    /** @param zone where "today" is */
    PhoneSessionTool(PhoneSessions sessions, ZoneId zone) {
        this.sessions = sessions;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "get_phone_session";
    }

    @Override
    public String description() {
        return """
                Looks up what the caller was viewing before they called: product, city, hotel, dates, guests and \
                rooms. Use it at most once, only when the instructions hold no phone session and the caller says they \
                were just looking at something. Only the number this call comes from can be looked up.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "phone_number": {
                      "type": "string",
                      "description": "The caller's own number in international form, such as +15005550101."
                    }
                  },
                  "required": ["phone_number"],
                  "additionalProperties": false
                }""");
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
        Arguments arguments = Arguments.read(call.arguments(), List.of("phone_number"));
        Optional<PhoneNumber> asked = arguments.text("phone_number").flatMap(PhoneNumber::of);
        if (asked.isEmpty()) {
            return ToolResult.error("The argument phone_number must be an international number such as "
                    + "+15005550101. Send the number this call comes from; do not ask the caller for it.");
        }
        if (!asked.equals(PhoneNumber.of(call.callerNumber()))) {
            return ToolResult.error("Only the number this call comes from can be looked up. Do not look up numbers "
                    + "that somebody dictates; ask which hotel or city it is about instead.");
        }
        return ToolResult.of(sessions.find(asked.get(), zone)
                .map(PhoneSessionTool::found)
                .orElseGet(PhoneSessionTool::none));
    }

    private static String found(PhoneSessions.Known known) {
        ObjectNode json = MAPPER.createObjectNode();
        PhoneSession session = known.session();
        json.put("found", true);
        json.put("phone_number", known.number().e164());
        json.put("product", session.product().toString());
        json.put("city", session.city());
        known.stay().ifPresent(stay -> {
            json.put("start_date", stay.start().toString());
            json.put("end_date", stay.end().toString());
        });
        known.hotel().ifPresent(hotel -> {
            json.put("hotel_name", hotel.name());
            json.put("hotel_address", hotel.address());
        });
        if (session.guests() != null) {
            json.put("guests", session.guests());
        }
        if (session.rooms() != null) {
            json.put("rooms", session.rooms());
        }
        return json.toString();
    }

    private static String none() {
        return MAPPER.createObjectNode()
                .put("found", false)
                .put("message", "No phone session. Do not mention it; ask which hotel or city the call is about.")
                .toString();
    }
}
