package frontdesk.simulator.telephone;

import java.util.ArrayDeque;
import java.util.Deque;

/** One direction of a line: what is put in comes out later and in the same order. Network thread only. */
final class DelayLine {
    private final PhoneNetwork network;
    private final long delayNanos;
    private final long jitterNanos;
    private final Deque<OnItsWay> onItsWay = new ArrayDeque<>();
    private long lastNanos = Long.MIN_VALUE;

    private record OnItsWay(long atNanos, Arrival arrival) {}

    /** What happens at the other end. */
    interface Arrival {
        /** @param atNanos when it arrives; the thread may be a little late for it */
        void at(long atNanos);
    }

    DelayLine(PhoneNetwork network, LineConditions conditions) {
        this.network = network;
        delayNanos = conditions.delayMs() * 1_000_000;
        jitterNanos = conditions.jitterMs() * 1_000_000;
    }

    /** Sends something that left at the given moment; on a perfect line it arrives before this returns. */
    void carry(long leftNanos, Arrival arrival) {
        if (delayNanos == 0 && jitterNanos == 0) {
            arrival.at(leftNanos);
            return;
        }
        long jitter = jitterNanos == 0 ? 0 : network.random().nextLong(jitterNanos + 1);
        lastNanos = Math.max(lastNanos, leftNanos + delayNanos + jitter);
        onItsWay.add(new OnItsWay(lastNanos, arrival));
        // Each alarm brings the first that is waiting, not its own: alarms of the same moment may ring in any order.
        network.at(lastNanos, () -> {
            OnItsWay first = onItsWay.poll();
            first.arrival().at(first.atNanos());
        });
    }
}
