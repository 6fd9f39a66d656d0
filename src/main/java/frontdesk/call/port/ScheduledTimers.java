package frontdesk.call.port;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The process's timers: one platform thread, which only posts. Cancelled timers leave no trace. */
public final class ScheduledTimers implements Timers, AutoCloseable {

    private final LongSupplier nanoClock;
    private final ScheduledThreadPoolExecutor executor;

    /** @param nanoClock a steady clock, {@code System::nanoTime} */
    public ScheduledTimers(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("timers").daemon().factory());
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanoTime() {
        return nanoClock.getAsLong();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        if (executor.isShutdown()) {
            return () -> {};
        }
        ScheduledFuture<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Timers that have not gone off never will. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
