package frontdesk.call.port;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A clock that stands still until it is told to go on; what was due by then is run in order, on the caller's thread.
 */
public final class ManualTimers implements Timers {

    private record Due(long nanos, long order, Runnable task) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
    private long nowNanos = 1_000_000_000L;
    private long order;

    @Override
    public synchronized long nanoTime() {
        return nowNanos;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable task) {
        Due entry = new Due(nowNanos + delay.toNanos(), order++, task);
        due.add(entry);
        notifyAll();
        return () -> {
            synchronized (ManualTimers.this) {
                due.remove(entry);
                ManualTimers.this.notifyAll();
            }
        };
    }

    public void advanceMs(long ms) {
        long untilNanos = nanoTime() + ms * 1_000_000;
        for (Due next = next(untilNanos); next != null; next = next(untilNanos)) {
            next.task().run();
        }
        synchronized (this) {
            nowNanos = untilNanos;
        }
    }

    /** Waits until another thread has set so many timers that are still to go off. */
    public synchronized void awaitWaiting(int count) throws InterruptedException {
        long untilNanos = System.nanoTime() + 5_000_000_000L;
        while (due.size() != count) {
            long leftMs = (untilNanos - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                throw new AssertionError(due.size() + " timers are set, not " + count);
            }
            wait(leftMs);
        }
    }

    public synchronized int waiting() {
        return due.size();
    }

    private synchronized Due next(long untilNanos) {
        Due next = due.peek();
        if (next == null || next.nanos() > untilNanos) {
            return null;
        }
        nowNanos = Math.max(nowNanos, next.nanos());
        return due.poll();
    }
}
