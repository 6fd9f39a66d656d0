package frontdesk.call;

import frontdesk.audio.AudioFormat;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells how much of what was sent the caller has heard. Call thread only.
 *
 * <p>Positions are bytes of audio since the line opened, cleared audio not counted. <em>Heard at a moment</em> means: what
 * the phone will have played when a {@code clear} that leaves at that moment reaches it. Evidence comes from the marks the
 * line returns; between two of them the phone plays at its own speed, so the clock runs on from the last evidence. Three
 * rules keep the answer from ever being more than the truth:
 *
 * <ul>
 *   <li>never beyond what was sent;
 *   <li>never beyond the next mark that has not come back, but for the time its echo needs;
 *   <li>the way to the phone counts once where it could count twice: audio that leaves now is believed to start one way
 *       later, although the {@code clear} needs that long too.
 * </ul>
 *
 * <p>The way is half the shortest round trip of any mark so far; the first is sent before any audio for this purpose. A
 * line without delay is thus exact, and one with delay is short by at most the one-way delay.
 */
final class PlayoutClock {

    private static final double NANOS_PER_MS = 1e6;
    private static final long ROUND_TRIP_UNKNOWN = Long.MAX_VALUE;

    /** A mark on its way: it returns when the phone has played up to {@code position}. */
    private record Mark(long number, long position, long dueNanos) {}

    /** What the clock runs on from: at a moment on our clock, the phone was known to be at a position. */
    private sealed interface Evidence {
        long position();

        /** Audio left at this moment, and nothing was queued before it. */
        record RunStarted(long position, long leftNanos) implements Evidence {}

        /** A mark came back at this moment. */
        record MarkCame(long position, long cameNanos) implements Evidence {}
    }

    private final int bytesPerMs;
    /** In the order in which they were sent; at most one about every 200 ms of the 2 s that may be queued. */
    private final Deque<Mark> outstanding = new ArrayDeque<>();

    private long sent;
    private long markNumber;
    private long shortestRoundTripNanos = ROUND_TRIP_UNKNOWN;
    private Evidence evidence = new Evidence.RunStarted(0, 0);
    /** When what was sent will have been played, if the phone never had to wait for the network. */
    private long idealEndNanos;

    PlayoutClock(AudioFormat format) {
        this.bytesPerMs = format.bytesPerMs();
    }

    /** Notes that audio leaves now, behind everything sent before. */
    void sent(int bytes, long nowNanos) {
        if (heard(nowNanos) >= sent) {
            evidence = new Evidence.RunStarted(sent, nowNanos);
        }
        idealEndNanos = Math.max(idealEndNanos, nowNanos) + nanos(bytes);
        sent += bytes;
    }

    /** Notes that a mark leaves now. Its name is unique in the call. */
    String markSent(long nowNanos) {
        long number = ++markNumber;
        outstanding.addLast(new Mark(number, sent, Math.max(idealEndNanos, nowNanos)));
        return "m" + number;
    }

    /**
     * Takes the evidence of a returned mark; the ones before it count as returned too. A name that is not outstanding (it
     * was cleared, or was never ours) proves nothing.
     *
     * @return whether it proved anything
     */
    boolean markReturned(String name, long nowNanos) {
        Mark returned = outstanding.stream()
                .filter(mark -> name.equals("m" + mark.number()))
                .findFirst()
                .orElse(null);
        if (returned == null) {
            return false;
        }
        while (outstanding.removeFirst() != returned) {
            // earlier marks: the line keeps order, so they are proved as well
        }
        shortestRoundTripNanos = Math.min(shortestRoundTripNanos, Math.max(0, nowNanos - returned.dueNanos()));
        if (returned.position() > evidence.position()) {
            evidence = new Evidence.MarkCame(returned.position(), nowNanos);
        }
        return true;
    }

    /**
     * Notes that a {@code clear} leaves now: what was not heard never will be, and the marks that come back because of it
     * are forgotten.
     */
    void cleared(long nowNanos) {
        sent = heard(nowNanos);
        outstanding.clear();
        evidence = new Evidence.RunStarted(sent, nowNanos);
        idealEndNanos = nowNanos;
    }

    /** The position the caller has heard, in bytes. */
    long heard(long nowNanos) {
        if (shortestRoundTripNanos == ROUND_TRIP_UNKNOWN) {
            return evidence.position();
        }
        long oneWayNanos = shortestRoundTripNanos / 2;
        long playingNanos =
                switch (evidence) {
                    case Evidence.RunStarted run -> nowNanos - run.leftNanos() - oneWayNanos;
                    case Evidence.MarkCame mark -> nowNanos - mark.cameNanos() + oneWayNanos;
                };
        long ran = evidence.position() + Math.max(0, bytes(playingNanos));
        Mark next = outstanding.peekFirst();
        long limit = next == null ? sent : Math.min(sent, next.position() + bytes(oneWayNanos));
        return Math.max(evidence.position(), Math.min(ran, limit));
    }

    /** The position up to which audio was sent, in bytes. */
    long sent() {
        return sent;
    }

    /** Whether the line still owes us marks: something may be playing. */
    boolean marksOutstanding() {
        return !outstanding.isEmpty();
    }

    private long bytes(long nanos) {
        return (long) (nanos / NANOS_PER_MS * bytesPerMs);
    }

    private long nanos(long bytes) {
        return (long) (bytes * NANOS_PER_MS / bytesPerMs);
    }
}
