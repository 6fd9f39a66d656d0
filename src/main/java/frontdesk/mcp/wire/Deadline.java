package frontdesk.mcp.wire;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment by which something with all its parts is over. */
public record Deadline(LongSupplier nanoTime, long atNanos) {

    public static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    /** The time that is left, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - nanoTime.getAsLong()));
    }

    public boolean passed() {
        return remaining().isZero();
    }
}
