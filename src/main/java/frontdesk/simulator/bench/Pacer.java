package frontdesk.simulator.bench;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * Lets everybody speak every 20 ms, each at a moment of their own, on absolute deadlines: who is late does not make the
 * next frame late. The thread of both ends asks it who is due; anybody may add speakers.
 */
final class Pacer {

    /** One who speaks. */
    interface Speaker {
        /** Says a frame; false for nothing more ever. */
        boolean speak(long nowNanos) throws IOException;
    }

    private record Turn(long dueNanos, Speaker speaker) {}

    private static final long FRAME_NANOS = 20_000_000;
    /** Multiples of the golden ratio fill an interval evenly, however many there are. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;
    /** Who is due within the same slot speaks together: a wake-up for each frame would cost more than the frame. */
    private static final long SLOT_NANOS = 1_000_000;

    private final LongSupplier nanoClock;
    private final Queue<Turn> arrivals = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingLong(Turn::dueNanos));

    Pacer(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** From its next moment on somebody speaks; {@code place} tells which moment of the 20 ms is theirs. */
    void add(int place, Speaker speaker) {
        long now = nanoClock.getAsLong();
        long phase = (long) (place * GOLDEN_RATIO % 1 * FRAME_NANOS);
        phase -= phase % SLOT_NANOS;
        long due = now - Math.floorMod(now, FRAME_NANOS) + phase;
        arrivals.add(new Turn(due - now > 0 ? due : due + FRAME_NANOS, speaker));
    }

    /** Whether nobody speaks. */
    boolean isIdle() {
        return turns.isEmpty() && arrivals.isEmpty();
    }

    /** Has everybody speak who is due. */
    void speak() {
        for (Turn turn = arrivals.poll(); turn != null; turn = arrivals.poll()) {
            turns.add(turn);
        }
        long now = nanoClock.getAsLong();
        while (!turns.isEmpty() && turns.peek().dueNanos() - now <= 0) {
            take(turns.remove(), now);
            now = nanoClock.getAsLong();
        }
    }

    private void take(Turn turn, long now) {
        try {
            if (turn.speaker().speak(now)) {
                turns.add(new Turn(turn.dueNanos() + FRAME_NANOS, turn.speaker()));
            }
        } catch (IOException gone) {
            // The socket is broken; what was lost with it shows in the count of frames.
        }
    }
}
