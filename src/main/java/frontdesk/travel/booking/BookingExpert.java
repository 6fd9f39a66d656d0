package frontdesk.travel.booking;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.travel.price.AgreedPrice;
import frontdesk.travel.price.Money;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * An expert in two steps, by its argument {@code action}: first it looks what there is and names a price, then, when
 * the caller has said yes to it, {@code book}s.
 *
 * <p>Looking holds nothing; what is sold is counted when it is booked. The same {@code call_id} is booked once and
 * answered as before, also after a restart.
 */
public abstract class BookingExpert implements Tool {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ACTION = "action";
    private static final String BOOK = "book";

    private final List<String> actions;
    private final JsonText parameters;
    private final List<String> arguments;
    private final Bookings bookings;

    /**
     * @param looking what the action is called that changes nothing
     * @param wish what can be looked for: properties of a JSON schema, with commas between them
     * @param required those of them that are always needed, in the order of asking
     * @param guest whose names a booking needs, such as {@code the driver}
     */
    protected BookingExpert(String looking, String wish, List<String> required, String guest, Bookings bookings) {
        this.actions = List.of(looking, BOOK);
        this.parameters = schema(looking, wish, required, guest);
        this.arguments = List.copyOf(MAPPER.readTree(parameters.text()).path("properties").propertyNames());
        this.bookings = bookings;
    }

    private static JsonText schema(String looking, String wish, List<String> required, String guest) {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "action": {
                      "type": "string",
                      "enum": ["%s", "book"],
                      "description": "%1$s changes nothing; book needs a yes to the price and the names."
                    },
                %s,
                %s,
                %s
                  },
                  "required": ["action", %s],
                  "additionalProperties": false
                }""".formatted(
                looking, wish, Guest.schema(guest), AgreedPrice.schema("To book: the total,"), choices(required)));
    }

    /** The texts that an enum of the wish allows. */
    protected static String choices(List<String> texts) {
        return "\"" + String.join("\", \"", texts) + "\"";
    }

    /** What there is, and what it costs. */
    protected abstract ToolResult look(Arguments arguments) throws Arguments.Refused;

    /** Books, and waits for the disk. */
    protected abstract ToolResult book(CallKey key, Arguments arguments) throws Arguments.Refused;

    /**
     * Books for a price, unless the caller has agreed to another one.
     *
     * @param soldOut the answer if somebody else was faster
     */
    protected final ToolResult bookFor(
            CallKey key, Arguments arguments, Guest guest, Purchase bought, Money total, Supplier<ToolResult> soldOut)
            throws Arguments.Refused {
        AgreedPrice.check(arguments, total);
        return Confirmation.of(bookings.book(key, guest, bought, total, Confirmation::booked), soldOut);
    }

    @Override
    public final JsonText parameters() {
        return parameters;
    }

    @Override
    public final Effect effect() {
        return Effect.COMMITTING;
    }

    @Override
    public final Duration deadline() {
        return Duration.ofSeconds(15);
    }

    @Override
    public final ToolResult run(ToolCall call) throws Arguments.Refused {
        Arguments read = Arguments.read(call.arguments(), arguments);
        CallKey key = CallKey.of(call);
        return read.oneOf(ACTION, actions).equals(BOOK) ? bookings.once(key, () -> book(key, read)) : look(read);
    }
}
