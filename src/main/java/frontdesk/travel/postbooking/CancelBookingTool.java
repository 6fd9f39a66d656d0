package frontdesk.travel.postbooking;

import frontdesk.mcp.server.ServerTool;
import frontdesk.mcp.server.ToolAnswer;
import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.ToolResult;
import frontdesk.travel.booking.Booking;
import frontdesk.travel.booking.CallKey;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code cancel-booking}, for models elsewhere: by the same rules as {@link PostBookingExpert}.
 *
 * <p>Requests from elsewhere come from customers who cannot be told apart, so wrong tries are counted for the
 * confirmation number alone; to guess the number itself is hopeless. A booking that is cancelled already is answered as
 * when it was cancelled, so it does no harm to ask twice.
 */
final class CancelBookingTool implements ServerTool {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> ARGUMENTS = List.of("confirmation_number", "surname", "quote_only");
    private static final String ELSEWHERE = "mcp";

    private final Identification identification;
    private final BookingChanges changes;

    CancelBookingTool(Identification identification, BookingChanges changes) {
        this.identification = identification;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "cancel-booking";
    }

    @Override
    public String title() {
        return "Cancel a booking";
    }

    @Override
    public String description() {
        return """
                Cancels a hotel, car or flight booking, for good. Needs the confirmation number and the surname. First \
                call it with quote_only true: it says what cancelling would cost and changes nothing. Tell the \
                customer, wait for a clear yes, then call it without quote_only.""";
    }

    @Override
    public JsonText inputSchema() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "confirmation_number": {
                      "type": "string",
                      "description": "Nine letters and digits; the letters are K L M R W Y, the digits 2 to 7."
                    },
                    "surname": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "The surname the booking was made under."
                    },
                    "quote_only": {
                      "type": "boolean",
                      "description": "true only asks what cancelling would cost. Without it the booking is cancelled."
                    }
                  },
                  "required": ["confirmation_number", "surname"],
                  "additionalProperties": false
                }""");
    }

    @Override
    public Optional<JsonText> outputSchema() {
        return Optional.of(new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "status": {"type": "string", "enum": ["can_be_cancelled", "cancelled"]},
                    "confirmation_number_spoken": {"type": "string"},
                    "total": {"type": "string", "description": "What the booking costs or did cost, in words."},
                    "fee": {"type": "string", "description": "What cancelling would cost, in words."},
                    "paid_back": {"type": "string", "description": "What would be paid back, in words."},
                    "answer": {"type": "string", "description": "The answer in sentences that can be spoken."}
                  },
                  "required": ["status", "confirmation_number_spoken", "total", "answer"],
                  "additionalProperties": false
                }"""));
    }

    @Override
    public Hints hints() {
        return new Hints(false, true, true, false);
    }

    @Override
    public ToolAnswer call(JsonText json) throws Arguments.Refused {
        Arguments arguments = Arguments.read(json, ARGUMENTS);
        boolean quoteOnly = arguments.flag("quote_only");
        Booking booking = identification.of(arguments, Optional.empty());
        return answer(quoteOnly
                ? changes.quoteCancellation(booking)
                : changes.cancel(
                        new CallKey(ELSEWHERE, name() + "/" + booking.number().text()), booking, arguments));
    }

    private static ToolAnswer answer(ToolResult result) {
        return result.failed()
                ? ToolAnswer.failed(result.text())
                : ToolAnswer.of((ObjectNode) MAPPER.readTree(result.text()));
    }
}
