package frontdesk.mcp;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When something that has failed may be tried again: after 1 s, then 2, 4 and so on to a minute, until it succeeds. One
 * for all calls, so that a server that is down is not asked by each of them. Safe from any thread.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private Duration pause = Duration.ZERO;
    private long failedAtNanos;

    Backoff(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How long it must not be tried; zero if it may be. */
    synchronized Duration remaining() {
        long passedNanos = nanoTime.getAsLong() - failedAtNanos;
        return pause.isZero() || passedNanos >= pause.toNanos() ? Duration.ZERO : pause.minusNanos(passedNanos);
    }

    /** During a pause it counts for nothing: several calls may find out the same at the same time. */
    synchronized void failed() {
        if (!remaining().isZero()) {
            return;
        }
        Duration doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        failedAtNanos = nanoTime.getAsLong();
    }

    synchronized void succeeded() {
        pause = Duration.ZERO;
    }
}
