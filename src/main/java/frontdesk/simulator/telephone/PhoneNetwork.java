package frontdesk.simulator.telephone;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all telephones share: one HTTP client, one clock and one thread on which every one of them lives.
 *
 * <p>Tasks that are due at nearly the same time run together on the next full millisecond, so that hundreds of
 * telephones with 50 frames a second each wake the thread at most a thousand times. Closing it ends every telephone
 * without a word.
 */
public final class PhoneNetwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneNetwork.class);
    private static final long TICK_NANOS = 1_000_000;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

    private final LongSupplier nanoClock;
    private final Random random;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final ScheduledThreadPoolExecutor thread;

    /**
     * @param nanoClock {@code System::nanoTime}
     * @param random where jitter, noise and identifiers come from
     */
    public PhoneNetwork(LongSupplier nanoClock, Random random) {
        this.nanoClock = nanoClock;
        this.random = random;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .executor(workers)
                .build();
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("phones").daemon(true).factory());
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    public long nanoTime() {
        return nanoClock.getAsLong();
    }

    LongSupplier nanoClock() {
        return nanoClock;
    }

    HttpClient http() {
        return http;
    }

    Random random() {
        return random;
    }

    /** Runs a task on the network's thread as soon as it is free. After the close it does nothing. */
    void post(Runnable task) {
        thread.execute(guarded(task));
    }

    /** Runs a task on the network's thread at the first full millisecond that is not before the given moment. */
    public Future<?> at(long dueNanos, Runnable task) {
        long tick = Math.ceilDiv(dueNanos, TICK_NANOS) * TICK_NANOS;
        return thread.schedule(guarded(task), Math.max(0, tick - nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** A call with an identifier of its own, to be changed before it is placed. */
    public PhoneConfig call(URI server, String from, String to) {
        return PhoneConfig.of(server, "CA" + randomHex(), from, to);
    }

    /** 32 digits, for an identifier. */
    String randomHex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    /**
     * Asks a number's webhook what to do with a call, as a telephone does first, and leaves the rest to whoever asks.
     *
     * @return fails if the answer is refused or connects the call to no stream
     */
    public CompletableFuture<StreamOffer> offeredStream(PhoneConfig config) {
        return new PhoneWebhook(http, config).incomingCall().thenApply(answer -> StreamOffer.in(answer, config));
    }

    /** An executor keeps an exception to itself; a telephone that broke must be seen. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException fault) {
                LOG.error("A simulated telephone broke", fault);
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
        http.shutdownNow();
        workers.shutdownNow();
    }
}
