package frontdesk.websocket;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/**
 * Opens WebSockets to servers. Each is dialled on a virtual thread of its own ({@link Dial}) and then belongs to the
 * {@link SocketLoop}.
 *
 * <p>Names are looked up on platform threads, up to {@link #LOOKUPS} at a time, which come and go: a lookup that hangs
 * would not let go of a virtual thread's carrier.
 */
public final class WebSocketDialer implements AutoCloseable {

    private static final int LOOKUPS = 4;
    private static final long IDLE_SECONDS = 10;

    /** What all dials share. */
    record Surroundings(
            SocketLoop loop,
            SocketLimits limits,
            Supplier<SSLContext> tls,
            IntSupplier maskingKeys,
            ExecutorService lookups) {}

    private final Surroundings surroundings;
    private final Set<Dial> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param limits of the connections that are dialled
     * @param tls asked when the first {@code wss} address is dialled
     * @param random unpredictable, a {@code SecureRandom}
     */
    public WebSocketDialer(
            SocketLoop loop, SocketLimits limits, Supplier<SSLContext> tls, RandomGenerator random) {
        ThreadPoolExecutor lookups = new ThreadPoolExecutor(
                LOOKUPS, LOOKUPS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("name-lookup-", 0).daemon().factory());
        lookups.allowCoreThreadTimeOut(true);
        this.surroundings = new Surroundings(loop, limits, tls, new MaskingKeys(random), lookups);
    }

    /** TLS that trusts whom the JDK trusts. */
    public static SSLContext jdkTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no TLS", missing);
        }
    }

    /**
     * Starts to dial and returns at once. Nothing in it runs by the clock: whoever will not wait for ever calls {@link
     * Dial#giveUp}.
     *
     * @param uri {@code ws} or {@code wss}
     * @param headers of the request besides the handshake's own; names and values as HTTP allows them
     */
    public Dial dial(URI uri, Map<String, String> headers, DialledHandler handler) {
        Dial dial = new Dial(surroundings, uri, headers, handler, underWay::remove);
        underWay.add(dial);
        dial.start();
        return dial;
    }

    /** Gives up what is being dialled; open connections are the loop's. */
    @Override
    public void close() {
        underWay.forEach(dial -> dial.giveUp("we stop"));
        surroundings.lookups().shutdownNow();
    }
}
