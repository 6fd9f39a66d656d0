package frontdesk.door;

import frontdesk.door.WebSocketRoute.Answer;
import frontdesk.websocket.SocketLoop;
import frontdesk.websocket.WebSocketHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public socket. One platform thread accepts; a virtual thread per connection reads one request within the
 * {@link DoorLimits} and sends it where it belongs: a WebSocket upgrade on a known path to its {@link
 * WebSocketRoute} and then to the {@link SocketLoop}, everything else to the {@link HttpRoutes}. One request per
 * connection: a second one could bring an upgrade past the checks. A second virtual thread gives up on answers that
 * make no progress.
 */
public final class FrontDoor implements AutoCloseable {

    private static final int BACKLOG = 1_024;
    private static final int REQUEST_TIMEOUT = 408;
    private static final long PAUSE_WITHOUT_DESCRIPTORS_MS = 50;
    private static final long SWEEP_MS = 1_000;
    private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);

    private final ServerSocketChannel listener;
    private final Map<String, WebSocketRoute> webSocketRoutes;
    private final HttpRoutes httpRoutes;
    private final SocketLoop socketLoop;
    private final DoorLimits limits;
    private final LongSupplier nanoTime;
    private final WaitingConnections waiting;
    /** Requests given up since the last sweep: strangers who only dial and wait must not fill the log. */
    private final AtomicInteger tooSlow = new AtomicInteger();
    private final Semaphore requests;
    private final Set<Splice> splices = ConcurrentHashMap.newKeySet();
    private final AtomicReference<IOException> acceptFailure = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private FrontDoor(ServerSocketChannel listener, Map<String, WebSocketRoute> webSocketRoutes, HttpRoutes httpRoutes,
            SocketLoop socketLoop, DoorLimits limits, LongSupplier nanoTime) {
        this.listener = listener;
        this.webSocketRoutes = Map.copyOf(webSocketRoutes);
        this.httpRoutes = httpRoutes;
        this.socketLoop = socketLoop;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.waiting = new WaitingConnections(limits.waitingConnections());
        this.requests = new Semaphore(limits.requests());
    }

    /**
     * Binds the address and opens; port 0 takes any free one.
     *
     * @param webSocketRoutes by path, compared whole, without the query; a path may have HTTP routes besides
     * @param httpRoutes stays the caller's to close, and so does {@code socketLoop}; both after the door
     * @param nanoTime a clock that never jumps
     * @throws IOException if the address cannot be bound
     */
    public static FrontDoor open(InetSocketAddress address, Map<String, WebSocketRoute> webSocketRoutes,
            HttpRoutes httpRoutes, SocketLoop socketLoop, DoorLimits limits, LongSupplier nanoTime) throws IOException {
        String listening = "cannot listen at " + address.getHostString() + " port " + address.getPort() + ": ";
        if (address.isUnresolved()) {
            throw new IOException(listening + "there is no such address");
        }
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw new IOException(listening + e.getMessage(), e);
        }
        FrontDoor door = new FrontDoor(listener, webSocketRoutes, httpRoutes, socketLoop, limits, nanoTime);
        Thread.ofPlatform().name("front-door").start(door::acceptAll);
        Thread.ofVirtual().name("front-door-sweep").start(door::sweep);
        return door;
    }

    /** The port that is bound. */
    public int port() {
        return listener.socket().getLocalPort();
    }

    private void acceptAll() {
        while (listener.isOpen()) {
            try {
                DoorSocket socket = new DoorSocket(listener.accept(), nanoTime);
                waiting.add(socket);
                Thread.ofVirtual().start(() -> receive(socket));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                // Out of file descriptors, most likely: those who have waited longest give theirs back.
                acceptFailure.set(e);
                if (!waiting.makeRoom()) {
                    pause(PAUSE_WITHOUT_DESCRIPTORS_MS);
                }
            }
        }
    }

    /** The whole life of a connection, except for what the loop makes of it. */
    private void receive(DoorSocket socket) {
        boolean handedOver = false;
        try {
            handedOver = serve(socket);
        } catch (IOException gone) {
            log.debug("[Door] A connection was lost peer={} error={}", socket.peer(), gone.toString());
        } finally {
            waiting.remove(socket);
            if (!handedOver) {
                socket.close();
            }
        }
    }

    /** Returns whether the socket belongs to the loop now. */
    private boolean serve(DoorSocket socket) throws IOException {
        try {
            socket.channel().setOption(StandardSocketOptions.TCP_NODELAY, true);
            RequestHead head = socket.readHead(limits.headBytes(), limits.requestTime());
            WebSocketRoute webSocketRoute = webSocketRoutes.get(head.path());
            boolean plain = !WebSocketUpgrade.isAsked(head) && httpRoutes.has(head.path());
            if (webSocketRoute != null && !plain) {
                WebSocketUpgrade.check(head);
                return inWork(socket, () -> greet(socket, head, webSocketRoute));
            }
            if (WebSocketUpgrade.isAsked(head)) {
                throw new HttpRefusal(404, "There is no WebSocket on this path, or it is switched off.");
            }
            byte[] body = socket.readBody(head, limits.bodyBytes(), limits.requestTime());
            return inWork(socket, () -> forward(socket, head, body));
        } catch (HttpRefusal refusal) {
            if (refusal.answer().status() == REQUEST_TIMEOUT) {
                tooSlow.incrementAndGet();
            } else {
                log.info("[Door] A request was refused peer={} answer={}", socket.peer(), refusal.getMessage());
            }
            waiting.add(socket);
            socket.answer(refusal.answer());
            return false;
        }
    }

    private interface Work {
        boolean run() throws IOException;
    }

    private boolean inWork(DoorSocket socket, Work work) throws IOException {
        if (!requests.tryAcquire()) {
            throw new HttpRefusal(503, "Too many requests are in work; try again.");
        }
        try {
            waiting.remove(socket);
            return work.run();
        } finally {
            requests.release();
        }
    }

    private boolean greet(DoorSocket socket, RequestHead head, WebSocketRoute route) throws IOException {
        if (socketLoop.accepted() >= limits.webSockets()) {
            throw new HttpRefusal(503, "Too many WebSockets are open; try again.");
        }
        return switch (decided(route, head)) {
            case Answer.Refuse(int status, String text) -> throw new HttpRefusal(status, text);
            case Answer.Accept(WebSocketHandler handler) -> {
                socketLoop.accept(
                        socket.channel(), socket.peer(), WebSocketUpgrade.request(head), socket.unused(), handler);
                yield true;
            }
        };
    }

    private static Answer decided(WebSocketRoute route, RequestHead head) {
        try {
            return route.answer(head);
        } catch (HttpRefusal refusal) {
            throw refusal;
        } catch (RuntimeException e) {
            log.error("[Door] A WebSocket route failed path={}", head.path(), e);
            return new Answer.Refuse(500, "The server made a mistake; its log says which.");
        }
    }

    private boolean forward(DoorSocket socket, RequestHead head, byte[] body) throws IOException {
        if (socket.unused().hasRemaining()) {
            log.info("[Door] What came behind a request is ignored, a connection is good for one peer={}",
                    socket.peer());
        }
        Splice splice = new Splice(socket, httpRoutes, nanoTime);
        splices.add(splice);
        try {
            splice.run(head, body);
            return false;
        } finally {
            splices.remove(splice);
        }
    }

    /** What would be a line for every connection is one a second here. */
    private void sweep() {
        while (!pause(SWEEP_MS)) {
            long now = nanoTime.getAsLong();
            splices.forEach(splice -> splice.giveUpIfStalled(now, limits.answerPause().toNanos()));
            IOException failure = acceptFailure.getAndSet(null);
            if (failure != null) {
                log.warn("[Door] Connections cannot be accepted error={}", failure.toString());
            }
            int slow = tooSlow.getAndSet(0);
            if (slow > 0) {
                log.info("[Door] Requests did not arrive in time count={}", slow);
            }
            int unheard = waiting.takeClosedUnheard();
            if (unheard > 0) {
                log.warn("[Door] Connections that said nothing were closed to make room count={}", unheard);
            }
        }
    }

    /** Returns whether the door has been closed. */
    private boolean pause(long ms) {
        try {
            return stopped.await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Frees the port; requests that are not answered yet are cut off. WebSockets live on in their loop. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            log.warn("[Door] The port could not be closed error={}", e.toString());
        }
        waiting.closeAll();
        splices.forEach(Splice::close);
    }
}
