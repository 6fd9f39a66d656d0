package frontdesk.travel.postbooking;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.travel.booking.Booking;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.price.AgreedPrice;
import frontdesk.travel.spoken.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code post_booking_expert}: what can be done about a booking that exists. Who knows the confirmation number and the
 * surname may see and change it; nobody else may, from whatever telephone they call, and nobody may guess for long.
 *
 * <p>A wrong number and a wrong surname are answered alike. The same {@code call_id} again is answered as before.
 */
final class PostBookingExpert implements Tool {
    private static final List<String> ACTIONS =
            List.of("view", "quote_modification", "modify", "quote_cancellation", "cancel", "refund");
    private static final List<String> IDENTITY = List.of("action", "confirmation_number", "surname");
    private static final List<String> CHANGES = List.of("check_in", "check_out", "guests", "rooms", "room_type");
    private static final List<String> ARGUMENTS =
            Stream.of(IDENTITY, CHANGES, List.of(AgreedPrice.NAME)).flatMap(List::stream).toList();

    private final Bookings bookings;
    private final BookingChanges changes;
    private final Identification identification;

    PostBookingExpert(Bookings bookings, Identification identification, BookingChanges changes) {
        this.bookings = bookings;
        this.changes = changes;
        this.identification = identification;
    }

    @Override
    public String name() {
        return "post_booking_expert";
    }

    @Override
    public String description() {
        return """
                Looks after a booking that exists, of a hotel, a car or a flight: view it, cancel it, or say what is \
                paid back; of a hotel also change the dates, guests, rooms or room type. Cars and flights cannot be \
                changed: cancel and book anew. Needs the confirmation number and the surname, both from the caller's \
                mouth in this call. First quote_modification or quote_cancellation, tell the caller what it would \
                cost, wait for a clear yes, then modify or cancel.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "action": {
                      "type": "string",
                      "enum": ["view", "quote_modification", "modify", "quote_cancellation", "cancel", "refund"],
                      "description": "view, quote_... and refund change nothing; the others need a yes to the quote."
                    },
                    "confirmation_number": {
                      "type": "string",
                      "description": "Nine letters and digits as the caller said them. The letters are K L M R W Y, \
                the digits 2 to 7; ask again if you heard others."
                    },
                    "surname": {
                      "type": "string",
                      "maxLength": 80,
                      "description": "The surname the booking was made under."
                    },
                    "check_in": {
                      "type": "string",
                      "description": "To modify: the new day of arrival, in any form. Leave out what stays as it is."
                    },
                    "check_out": {
                      "type": "string",
                      "description": "To modify: the new day of departure."
                    },
                    "guests": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 20,
                      "description": "To modify: how many people."
                    },
                    "rooms": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 9,
                      "description": "To modify: how many rooms."
                    },
                    "room_type": {
                      "type": "string",
                      "description": "To modify: another room type of the same hotel."
                    },
                %s
                  },
                  "required": ["action", "confirmation_number", "surname"],
                  "additionalProperties": false
                }""".formatted(AgreedPrice.schema("To modify, the new total; to cancel, the fee, also if it is 0;")));
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
        return bookings.once(CallKey.of(call), () -> {
            Arguments arguments = Arguments.read(call.arguments(), ARGUMENTS);
            String action = arguments.oneOf("action", ACTIONS);
            Booking booking = identification.of(arguments, Optional.of(asker(call)));
            return switch (action) {
                case "view" -> changes.view(booking);
                case "quote_modification" -> changes.quoteModification(booking, arguments);
                case "modify" -> changes.modify(CallKey.of(call), booking, arguments);
                case "quote_cancellation", "refund" -> changes.quoteCancellation(booking);
                case "cancel" -> changes.cancel(CallKey.of(call), booking, arguments);
                default -> throw new IllegalStateException("an action without a meaning: " + action);
            };
        });
    }

    /** Whoever withholds their number is told from others by the call. */
    private static String asker(ToolCall call) {
        return PhoneNumber.of(call.callerNumber()).map(PhoneNumber::e164).orElse(call.callSid());
    }
}
