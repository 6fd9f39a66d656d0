package frontdesk.simulator.model;

import frontdesk.call.port.Timers;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so; what is due then happens on the test's thread. */
final class EmulatorTime implements Timers {

    private record Due(long atNanos, long order, Runnable task) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::order));
    private long nowNanos;
    private long order;

    @Override
    public long nanoTime() {
        return nowNanos;
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        Due entry = new Due(nowNanos + delay.toNanos(), order++, task);
        due.add(entry);
        return () -> due.remove(entry);
    }

    void pass(long ms) {
        long until = nowNanos + ms * 1_000_000;
        while (!due.isEmpty() && due.peek().atNanos() <= until) {
            Due next = due.poll();
            nowNanos = Math.max(nowNanos, next.atNanos());
            next.task().run();
        }
        nowNanos = until;
    }

    int pending() {
        return due.size();
    }
}
