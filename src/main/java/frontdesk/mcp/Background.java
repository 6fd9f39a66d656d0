package frontdesk.mcp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everything runs that waits for servers and for which nobody waits: virtual threads, one for each piece of work.
 * What is to be run after the end is dropped.
 */
final class Background implements AutoCloseable {

    /** A server that changes several tools says so several times. */
    private static final Duration SETTLES_WITHIN = Duration.ofMillis(250);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final Timer timer;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mcp-", 1).factory());
    private final Set<Object> soon = ConcurrentHashMap.newKeySet();

    Background(Timer timer) {
        this.timer = timer;
    }

    /** Runs something after a pause, on another thread. */
    interface Timer {
        void later(Runnable work, Duration pause);
    }

    /** Something that waits, and ends when it is interrupted. */
    interface Work {
        void run() throws InterruptedException;
    }

    void run(Work work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException stopping) {
            log.debug("[MCP] not done any more, the process stops");
        }
    }

    /** Runs it once in a moment, however often it is asked for about the same thing until then. */
    void soon(Object about, Work work) {
        if (soon.add(about)) {
            timer.later(
                    () -> {
                        soon.remove(about);
                        run(work);
                    },
                    SETTLES_WITHIN);
        }
    }

    /** Lets what is under way end, for a few seconds, and then interrupts it. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
