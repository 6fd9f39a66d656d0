package frontdesk.call.sound;

import frontdesk.audio.AudioFormat;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells how much of what was sent the caller has heard. Call thread only.
 *
 * <p>Positions are bytes of audio since the line opened, cleared audio not counted. <em>Heard at a moment</em> means:
 * what the phone will have played when a {@code clear} that leaves at that moment reaches it. Evidence is either that
 * audio left when nothing was queued, or that a mark came back; from the last evidence on, the phone plays at its own
 * speed.
 *
 * <p>Where the network has a delay, the answer must never be more than the truth, rather less. The audio and the
 * {@code clear} travel the same way, so audio that left {@code t} ago is {@code t} old when the {@code clear} arrives;
 * a mark that came back {@code t} ago tells of a position that is by then {@code t} and a whole round trip old. Both
 * are known only up to jitter, so one way is deducted from the first and a quarter of the round trip from the second.
 * Beyond what was sent nothing is heard, nor beyond the next mark that is overdue: a phone that ran dry waits.
 *
 * <p>The round trip is the shortest that any mark has shown so far; the first mark is sent before any audio for this
 * purpose, and until it is back the time it has taken so far stands for it. A line without delay is thus exact; one
 * with delay is short by at most about the one-way delay.
 */
final class PlayoutClock {

    private static final double NANOS_PER_MS = 1e6;
    private static final long ROUND_TRIP_UNKNOWN = Long.MAX_VALUE;
    /** A mark so much overdue is taken for lost, or a line that returns none would never get more than its lead. */
    private static final long LOST_NANOS = 3_000_000_000L;
    /** Jitter that is allowed for while nothing is known of the line. */
    private static final long JITTER_NANOS = 40_000_000;

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
    private long firstMarkNanos;
    private long shortestRoundTripNanos = ROUND_TRIP_UNKNOWN;
    private Evidence evidence = new Evidence.RunStarted(0, 0);
    private long provedPosition;
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
        if (markNumber == 0) {
            firstMarkNanos = nowNanos;
        }
        long number = ++markNumber;
        outstanding.addLast(new Mark(number, sent, Math.max(idealEndNanos, nowNanos)));
        return "m" + number;
    }

    /**
     * Takes the evidence of a returned mark; the ones before it count as returned too. A name that is not outstanding
     * (it was cleared, or was never ours) proves nothing.
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
        provedPosition = returned.position();
        if (returned.position() > evidence.position()) {
            evidence = new Evidence.MarkCame(returned.position(), nowNanos);
        }
        return true;
    }

    /** Gives up waiting for marks that should have come back long ago; the clock runs on without them. */
    void forgetLostMarks(long nowNanos) {
        while (!outstanding.isEmpty() && nowNanos - outstanding.peekFirst().dueNanos() > LOST_NANOS) {
            outstanding.removeFirst();
        }
    }

    /**
     * Notes that a {@code clear} leaves now: what was not heard never will be, and the marks that come back because of
     * it are forgotten.
     */
    void cleared(long nowNanos) {
        sent = heard(nowNanos);
        outstanding.clear();
        evidence = new Evidence.RunStarted(sent, nowNanos);
        idealEndNanos = nowNanos;
    }

    /** The position the caller has heard, in bytes. */
    long heard(long nowNanos) {
        long roundTripNanos = roundTripNanos(nowNanos);
        long proofNanos = roundTripNanos * 3 / 4;
        long playingNanos =
                switch (evidence) {
                    case Evidence.RunStarted run -> nowNanos - run.leftNanos() - roundTripNanos / 2;
                    case Evidence.MarkCame mark -> nowNanos - mark.cameNanos() + proofNanos;
                };
        long ran = evidence.position() + Math.max(0, bytes(playingNanos));
        Mark next = outstanding.peekFirst();
        long limit = next == null ? sent : Math.min(sent, next.position() + bytes(proofNanos));
        return Math.max(evidence.position(), Math.min(ran, limit));
    }

    /** The position up to which a returned mark has proved that everything was played, in bytes. */
    long proved() {
        return provedPosition;
    }

    /** The position up to which audio was sent, in bytes. */
    long sent() {
        return sent;
    }

    /** Whether the line still owes us marks: something may be playing. */
    boolean marksOutstanding() {
        return !outstanding.isEmpty();
    }

    private long roundTripNanos(long nowNanos) {
        if (shortestRoundTripNanos != ROUND_TRIP_UNKNOWN) {
            return shortestRoundTripNanos;
        }
        long waitedNanos = nowNanos - firstMarkNanos;
        return Math.max(waitedNanos, Math.min(2 * waitedNanos, 2 * JITTER_NANOS));
    }

    private long bytes(long nanos) {
        return (long) (nanos / NANOS_PER_MS * bytesPerMs);
    }

    private long nanos(long bytes) {
        return (long) (bytes * NANOS_PER_MS / bytesPerMs);
    }
}
