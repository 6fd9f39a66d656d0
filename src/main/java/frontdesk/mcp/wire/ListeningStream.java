package frontdesk.mcp.wire;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream on which a server says what belongs to no request, such as {@code notifications/tools/list_changed}. A
 * server need not offer it, and may close it at any time: then it is opened again, as often as {@link Reopening} lets
 * it, and where it was, if the server has said where that is. If it has not, what it said meanwhile is lost, and
 * whoever listens is told so.
 *
 * <p>A virtual thread of its own reads it until {@link #close}.
 */
final class ListeningStream {

    private static final Logger log = LoggerFactory.getLogger(ListeningStream.class);

    /** Opens it from the start, for an empty id, or after an event. */
    interface Opener {
        HttpWire.Answer open(String lastEventId) throws McpException, InterruptedException;
    }

    /** Hears the data of one event. */
    interface Hearer {
        void hear(String data) throws McpException, InterruptedException;
    }

    /** What a server gives us of what it said while the stream was closed: what came after an event, or nothing. */
    enum Resumption { AFTER_EVENT, NONE }

    private final Opener opener;
    private final Resumption resumption;
    private final Hearer hearer;
    private final Runnable missed;
    private final Secrets secrets;
    private final Reopening reopening = new Reopening();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("mcp-listen").unstarted(this::listen);
    private String lastEventId = "";

    /**
     * @param missed runs when the stream is open again and something may have been said meanwhile
     * @param secrets never to be seen in the log
     */
    ListeningStream(Opener opener, Resumption resumption, Hearer hearer, Runnable missed, Secrets secrets) {
        this.opener = opener;
        this.resumption = resumption;
        this.hearer = hearer;
        this.missed = missed;
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

    /** Returns when there is nothing more to listen to, or it is closed. */
    void listen() {
        try {
            while (reopening.next() && listenOnce()) {
                if (closed.await(reopening.pause().toNanos(), TimeUnit.NANOSECONDS)) {
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
            // A server need not repeat what it said after an event, but why else would it number them?
            if (reopening.isAgain() && lastEventId.isEmpty()) {
                missed.run();
            }
            SseReader events = new SseReader(answer.body(), lastEventId);
            for (Optional<SseReader.Event> event = events.next(); event.isPresent(); event = events.next()) {
                reopening.heard();
                if (event.get().type().equals("message") && !event.get().data().isEmpty()) {
                    hearer.hear(event.get().data());
                }
                if (resumption == Resumption.AFTER_EVENT) {
                    lastEventId = events.lastEventId();
                }
            }
            events.retry().ifPresent(reopening::wished);
        } catch (IOException | McpException broken) {
            log.debug("[MCP] the listening stream broke error=\"{}\"",
                    secrets.hide(String.valueOf(broken.getMessage())));
        }
        return true;
    }
}
