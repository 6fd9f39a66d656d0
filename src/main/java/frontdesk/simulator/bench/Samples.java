package frontdesk.simulator.bench;

import java.util.Arrays;

/** Durations that were measured, in nanoseconds, all of them kept. Safe from any thread. */
final class Samples {
    private static final double NANOS_PER_MS = 1e6;

    private long[] nanos = new long[1_024];
    private int count;

    /** What they come to, in milliseconds; all of them NaN if there were none. */
    record Summary(int count, double p50Ms, double p99Ms, double maxMs) {}

    synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    synchronized int count() {
        return count;
    }

    /** Of all durations, in nanoseconds. */
    synchronized long sum() {
        return Arrays.stream(nanos, 0, count).sum();
    }

    synchronized Summary summary() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Summary(count, ms(sorted, 0.50), ms(sorted, 0.99), ms(sorted, 1));
    }

    /** The smallest one that so large a share of all do not exceed. */
    private static double ms(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / NANOS_PER_MS;
    }
}
