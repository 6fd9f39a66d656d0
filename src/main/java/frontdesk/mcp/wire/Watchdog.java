package frontdesk.mcp.wire;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes what is still open at its deadline, so that nobody reads from it for ever: the timeout of the JDK's HTTP
 * client ends at the headers. One platform thread, which never waits; {@link #later} hands work to virtual ones.
 */
public final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("mcp-deadlines").factory());

    public Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** @return cancels the watch */
    Runnable watch(Closeable open, Deadline deadline) {
        Future<?> alarm = timer.schedule(
                () -> closeQuietly(open), deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }

    /** Runs something on a virtual thread of its own after a while. */
    public void later(Runnable work, Deadline deadline) {
        timer.schedule(
                () -> Thread.ofVirtual().name("mcp-later").start(work),
                deadline.remaining().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    static void closeQuietly(Closeable open) {
        try {
            open.close();
        } catch (IOException alreadyBroken) {
            // whoever reads from it finds out
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
