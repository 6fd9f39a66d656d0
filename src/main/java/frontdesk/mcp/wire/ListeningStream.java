package frontdesk.mcp.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream on which a server says what belongs to no request, such as {@code notifications/tools/list_changed}. A
 * server need not offer it, and may close it at any time: then it is opened again where it was, {@value #TRIES} times
 * in a row without a word from it at most, and {@value #OPENINGS} times in all.
 *
 * <p>A virtual thread of its own reads it until {@link #close}.
 */
final class ListeningStream {

    private static final int TRIES = 5;
    /** A server that closes it twice a minute may do so for hours; one that closes it all the time is left. */
    private static final int OPENINGS = 1_000;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration AGAIN_AT_LEAST = Duration.ofMillis(100);
    private static final Duration AGAIN_AT_MOST = Duration.ofSeconds(60);
    private static final Logger log = LoggerFactory.getLogger(ListeningStream.class);

    /** Opens it from the start, for an empty id, or after an event. */
    interface Opener {
        HttpWire.Answer open(String lastEventId) throws McpException, InterruptedException;
    }

    /** Hears the data of one event. */
    interface Hearer {
        void hear(String data) throws McpException, InterruptedException;
    }

    private final Opener opener;
    private final Hearer hearer;
    private final Secrets secrets;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("mcp-listen").unstarted(this::listen);
    private String lastEventId = "";
    private Duration againAfter = AGAIN_AFTER;
    private int fruitless;

    /** @param secrets never to be seen in the log */
    ListeningStream(Opener opener, Hearer hearer, Secrets secrets) {
        this.opener = opener;
        this.hearer = hearer;
        this.secrets = secrets;
    }

    void start() {
        thread.start();
    }

    /** The interrupt breaks the read; nobody waits for the thread. */
    void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void listen() {
        try {
            for (int opened = 0; opened < OPENINGS && fruitless < TRIES && listenOnce(); opened++) {
                fruitless++;
                if (closed.await(againAfter.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            // closed
        }
    }

    /** @return false when the server offers no such stream */
    private boolean listenOnce() throws InterruptedException {
        try (HttpWire.Answer answer = opener.open(lastEventId)) {
            if (!answer.isSuccess() || !answer.is("text/event-stream")) {
                log.debug("[MCP] the server has no stream to listen to status={}", answer.status());
                return false;
            }
            SseReader events = new SseReader(answer.body(), lastEventId);
            for (Optional<SseReader.Event> event = events.next(); event.isPresent(); event = events.next()) {
                fruitless = 0;
                if (event.get().type().equals("message") && !event.get().data().isEmpty()) {
                    hearer.hear(event.get().data());
                }
                lastEventId = events.lastEventId();
            }
            againAfter = events.retry()
                    .filter(pause -> pause.compareTo(AGAIN_AT_MOST) < 0)
                    .map(pause -> pause.compareTo(AGAIN_AT_LEAST) < 0 ? AGAIN_AT_LEAST : pause)
                    .orElse(againAfter);
        } catch (IOException | McpException broken) {
            log.debug("[MCP] the listening stream broke error=\"{}\"",
                    secrets.hide(String.valueOf(broken.getMessage())));
        }
        return true;
    }
}
