package frontdesk.travel;

import frontdesk.tool.Arguments;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.List;

/**
 * An expert in two steps, by its argument {@code action}: first it looks what there is and names a price, then, when
 * the caller has said yes to it, {@code book}s.
 *
 * <p>Looking holds nothing; what is sold is counted when it is booked. The same {@code call_id} is booked once and
 * answered as before, also after a restart.
 */
abstract class BookingExpert implements Tool {
    private static final String ACTION = "action";
    private static final String BOOK = "book";

    private final List<String> actions;
    private final List<String> arguments;
    private final Bookings bookings;

    /**
     * @param looking what the action is called that changes nothing
     * @param arguments all names there are, {@code action} and the guest's among them
     */
    BookingExpert(String looking, List<String> arguments, Bookings bookings) {
        this.actions = List.of(looking, BOOK);
        this.arguments = List.copyOf(arguments);
        this.bookings = bookings;
    }

    /** What there is, and what it costs. */
    abstract ToolResult look(Arguments arguments) throws Arguments.Refused;

    /** Books, and waits for the disk. */
    abstract ToolResult book(CallKey key, Arguments arguments) throws Arguments.Refused;

    final Bookings bookings() {
        return bookings;
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
    public final ToolResult run(ToolCall call) {
        try {
            Arguments read = Arguments.read(call.arguments(), arguments);
            return read.oneOf(ACTION, actions).equals(BOOK)
                    ? bookings.once(CallKey.of(call), () -> bookOrRefuse(CallKey.of(call), read))
                    : look(read);
        } catch (Arguments.Refused e) {
            return ToolResult.error(e.getMessage());
        }
    }

    private ToolResult bookOrRefuse(CallKey key, Arguments read) {
        try {
            return book(key, read);
        } catch (Arguments.Refused e) {
            return ToolResult.error(e.getMessage());
        }
    }
}
