package frontdesk.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All WebSockets on one platform thread with one selector: it reads, drives the protocol engine, tells the
 * handlers, and never waits for anything but the selector.
 *
 * <p>Sending does not need it: {@link WebSocketConnection#send} writes on the caller's thread as long as the socket
 * takes everything. The loop is woken only for a new connection, for one that is closing, and for one that begins to
 * queue. Those last two it looks at every 100 ms until they are done, so that every deadline is kept to within that;
 * otherwise nothing in it runs by the clock.
 *
 * <p>Whatever goes wrong with a connection ends that connection. The engine logs on its own account at ERROR when a
 * peer misbehaves; a process that does not want that sets the level of {@code org.java_websocket} to {@code off}
 * before the first logger is made.
 */
public final class SocketLoop implements AutoCloseable {

    private static final int READ_BYTES = 64 * 1024;
    /** Speech of one second, on either wire. */
    private static final int FRAME_BYTES = 16 * 1024;
    private static final long SWEEP_MS = 100;
    private static final Logger log = LoggerFactory.getLogger(SocketLoop.class);

    /** A connection whose handshake is to be completed. */
    private record Arrival(LoopConnection connection, ByteBuffer handshake, ByteBuffer received) {}

    private final Selector selector;
    private final SocketLimits limits;
    private final LongSupplier nanoTime;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
    private final ByteBuffer frameBuffer = ByteBuffer.allocate(FRAME_BYTES);
    private final Consumer<SelectionKey> onReady = this::ready;
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Set<LoopConnection> watched = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean attentionAsked;
    private volatile boolean stopping;
    private volatile boolean stopped;
    private long settledNanos;

    private SocketLoop(Selector selector, SocketLimits limits, LongSupplier nanoTime) {
        this.selector = selector;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.thread = Thread.ofPlatform().name("socket-loop").unstarted(this::run);
    }

    /**
     * @param limits of the connections that come in
     * @param nanoTime a clock that never jumps
     */
    public static SocketLoop start(SocketLimits limits, LongSupplier nanoTime) throws IOException {
        SocketLoop loop = new SocketLoop(Selector.open(), limits, nanoTime);
        loop.thread.start();
        return loop;
    }

    /** How many WebSockets it has at the moment that were not dialled but came in. */
    public int accepted() {
        return accepted.get();
    }

    /**
     * Takes over a connection whose upgrade has been accepted. From here on the handler is told everything, in any
     * case that it was closed. Safe from any thread.
     *
     * @param request the opening handshake, with nothing in it to negotiate: it is answered without a look
     * @param received what the client has sent behind the head: the first frames, or nothing
     */
    public void accept(
            SocketChannel channel, String peer, ByteBuffer request, ByteBuffer received, WebSocketHandler handler) {
        accepted.incrementAndGet();
        adopt(LoopConnection.accepted(this, channel, peer, handler, limits), request, received);
    }

    /**
     * The same with a connection that was dialled.
     *
     * @param handshake the head of the server's answer
     */
    void adopt(LoopConnection connection, ByteBuffer handshake, ByteBuffer received) {
        arrivals.add(new Arrival(connection, handshake, received));
        if (stopped) {
            refuseArrivals();
        } else {
            selector.wakeup();
        }
    }

    /** Looks at a connection soon, and again and again until it is settled. Safe from any thread. */
    void watch(LoopConnection connection) {
        watched.add(connection);
        attentionAsked = true;
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    void acceptedOneFinished() {
        accepted.decrementAndGet();
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /**
     * Room to write a frame in. On the loop's thread, where most frames are sent, it is always the same, until the next
     * one is written: what could not be sent by then must have been copied.
     */
    ByteBuffer frameRoom(int bytes) {
        return Thread.currentThread() == thread && bytes <= FRAME_BYTES
                ? frameBuffer.clear()
                : ByteBuffer.allocate(bytes);
    }

    private void run() {
        try {
            while (!stopping) {
                selector.select(onReady, watched.isEmpty() ? 0 : SWEEP_MS);
                admitArrivals();
                if (!watched.isEmpty()) {
                    settleWatched();
                }
            }
        } catch (IOException e) {
            log.error("[WebSocket] The socket loop has failed, every WebSocket is closed", e);
        } finally {
            stopAll();
        }
    }

    private void ready(SelectionKey key) {
        LoopConnection connection = (LoopConnection) key.attachment();
        within(connection, () -> connection.ready(buffer));
    }

    private void admitArrivals() {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            Arrival next = arrival;
            within(next.connection(), () -> next.connection().start(selector, next.handshake(), next.received()));
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The boundary: whatever one connection throws, the others do not notice. */
    private static void within(LoopConnection connection, Step step) {
        try {
            step.run();
        } catch (IOException lost) {
            connection.fail(lost);
        } catch (RuntimeException | Error fault) {
            log.error("[WebSocket] A WebSocket was given up peer={}", connection.peer(), fault);
            connection.fail(fault);
        }
    }

    private void settleWatched() {
        long now = nanoTime();
        if (attentionAsked || now - settledNanos >= SWEEP_MS * 1_000_000) {
            attentionAsked = false;
            settledNanos = now;
            for (LoopConnection connection : List.copyOf(watched)) {
                // Taken out first: one that is watched anew meanwhile must not be lost.
                watched.remove(connection);
                if (connection.settle(now)) {
                    watched.add(connection);
                }
            }
        }
    }

    private void stopAll() {
        stopped = true;
        selector.keys().forEach(key -> ((LoopConnection) key.attachment()).stop());
        refuseArrivals();
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("[WebSocket] The selector could not be closed error={}", e.toString());
        }
    }

    private void refuseArrivals() {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            arrival.connection().stop();
        }
    }

    /** Closes every WebSocket with 1001 and waits until every handler has been told. */
    @Override
    public void close() {
        stopping = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
