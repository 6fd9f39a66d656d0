package frontdesk.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a {@link SocketLoop}. Reading, and everything the handler hears, happens on the loop's thread;
 * sending and closing on any. Only the loop closes the socket: other threads leave an {@link Ending} and wake it.
 *
 * <p>It is open; then closing, from the moment at which an ending is set, for as long as the closing handshake
 * takes; then finished.
 */
final class LoopConnection implements MisbehavingConnection {

    /** Why it ends, since when, and whether without a closing handshake. */
    private record Ending(int code, String reason, boolean atOnce, long sinceNanos) {}

    private static final int GOING_AWAY = 1001;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NO_CLOSE_FRAME = 1006;
    private static final int POLICY_VIOLATION = 1008;
    private static final int INTERNAL_ERROR = 1011;
    private static final ByteBuffer NO_MESSAGE = ByteBuffer.allocate(0);
    private static final IntSupplier UNMASKED = () -> 0;
    private static final Logger log = LoggerFactory.getLogger(LoopConnection.class);

    private final SocketLoop loop;
    private final Transport transport;
    private final String peer;
    private final WebSocketHandler handler;
    private final SocketLimits limits;
    private final ProtocolEngine engine;
    private final FrameWriter writer;
    private final Role role;
    private final SendQueue sendQueue;
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private SelectionKey key;
    private boolean opened;
    private boolean finished;

    private LoopConnection(SocketLoop loop, Transport transport, String peer, WebSocketHandler handler,
            SocketLimits limits, Role role, IntSupplier maskingKeys) {
        this.loop = loop;
        this.transport = transport;
        this.peer = peer;
        this.role = role;
        this.handler = handler;
        this.limits = limits;
        this.engine = new ProtocolEngine(this, role, limits.messageBytes());
        this.writer = new FrameWriter(role, maskingKeys, loop::frameRoom);
        this.sendQueue = new SendQueue(transport, limits.queuedBytes(), loop::nanoTime);
    }

    /** One that came in: its peer is the client. */
    static LoopConnection accepted(
            SocketLoop loop, SocketChannel channel, String peer, WebSocketHandler handler, SocketLimits limits) {
        return new LoopConnection(
                loop, new PlainTransport(channel), peer, handler, limits, Role.SERVER, UNMASKED);
    }

    /** One that we dialled: its peer is the server. */
    static LoopConnection dialled(SocketLoop loop, Transport transport, String peer, WebSocketHandler handler,
            SocketLimits limits, IntSupplier maskingKeys) {
        return new LoopConnection(loop, transport, peer, handler, limits, Role.CLIENT, maskingKeys);
    }

    /** The request that opens it, for whoever dialled: written before the loop has the connection. */
    ByteBuffer openingRequest(String target, Map<String, String> headers) {
        return engine.openingRequest(target, headers);
    }

    // The loop's thread.

    /**
     * Completes the handshake and decodes what came with it.
     *
     * @param handshake the head of the peer's request, or of its answer to ours
     */
    void start(Selector selector, ByteBuffer handshake, ByteBuffer received) throws IOException {
        transport.channel().configureBlocking(false);
        key = transport.channel().register(selector, SelectionKey.OP_READ, this);
        sendQueue.register(key);
        engine.handshake(handshake);
        if (received.hasRemaining()) {
            decode(received);
        }
        flush(NO_MESSAGE);
        settle(loop.nanoTime());
    }

    /** @param buffer the loop's own; a plain array, because the engine insists on one */
    void ready(ByteBuffer buffer) throws IOException {
        if (key.isWritable()) {
            sendQueue.writable();
        }
        if (key.isReadable()) {
            if (transport.read(buffer.clear()) < 0) {
                end(NO_CLOSE_FRAME, "the peer went away without a close frame", true);
            } else {
                decode(buffer.flip());
            }
        }
        if (isEnding()) {
            settle(loop.nanoTime());
        }
    }

    private void decode(ByteBuffer bytes) {
        engine.decode(bytes);
        tellHandler(handler::readEnded);
        if (!engine.outQueue().isEmpty()) {
            flush(NO_MESSAGE);
        }
    }

    boolean isEnding() {
        return ending.get() != null;
    }

    void opened() {
        opened = true;
        tellHandler(() -> handler.opened(this));
    }

    void received(String message) {
        tellHandler(() -> handler.text(message));
    }

    void receivedAscii(ByteBuffer message) {
        tellHandler(() -> handler.ascii(message));
    }

    void received(ByteBuffer message) {
        tellHandler(() -> handler.binary(message));
    }

    void ponged() {
        tellHandler(handler::pong);
    }

    /** A handler that fails loses its connection, and nobody else theirs. */
    private void tellHandler(Runnable event) {
        if (isEnding()) {
            return;
        }
        try {
            event.run();
        } catch (RuntimeException e) {
            log.error("[WebSocket] A WebSocket handler failed, its connection is closed peer={}", peer, e);
            close(INTERNAL_ERROR, "internal error");
        }
    }

    /**
     * Looks whether its time is over.
     *
     * @return whether it must be looked at again, later
     */
    boolean settle(long now) {
        long stalledNanos = sendQueue.stalledNanos(now);
        if (ending.get() == null) {
            if (stalledNanos <= limits.stalledAfter().toNanos()) {
                return stalledNanos >= 0;
            }
            end(NO_CLOSE_FRAME, "the peer has read nothing for " + limits.stalledAfter().toMillis() + " ms", true);
        }
        Ending end = ending.get();
        boolean handshakeDone = engine.closeSeen() && stalledNanos < 0;
        if (end.atOnce() || handshakeDone || now - end.sinceNanos() > limits.closeWithin().toNanos()) {
            finish(end);
        }
        return !finished;
    }

    /** Ends it whatever it is doing: its socket or its bytes made something fail. */
    void fail(Throwable cause) {
        end(NO_CLOSE_FRAME, cause.toString(), true);
        finish(ending.get());
    }

    /** Says goodbye and goes, without waiting for an answer. */
    void stop() {
        end(GOING_AWAY, "the server stops", true);
        if (engine.isOpen()) {
            close(GOING_AWAY, "the server stops");
        }
        finish(ending.get());
    }

    private void finish(Ending end) {
        if (finished) {
            return;
        }
        finished = true;
        try {
            sendQueue.close();
        } catch (IOException e) {
            log.debug("[WebSocket] A socket could not be closed peer={} error={}", peer, e.toString());
        }
        if (role == Role.SERVER) {
            loop.acceptedOneFinished();
        }
        try {
            handler.closed(end.code(), end.reason());
        } catch (RuntimeException e) {
            log.error("[WebSocket] A WebSocket handler failed on its close peer={}", peer, e);
        }
    }

    // Any thread.

    @Override
    public void send(String text) {
        if (!isEnding()) {
            flush(writer.text(text));
        }
    }

    @Override
    public void sendAscii(byte[][]... messages) {
        if (!isEnding()) {
            flush(writer.ascii(messages));
        }
    }

    @Override
    public void sendBinary(byte[] message) {
        if (!isEnding()) {
            flush(writer.binary(message));
        }
    }

    @Override
    public void ping() {
        if (!isEnding()) {
            flush(writer.ping());
        }
    }

    @Override
    public void stopReading() {
        key.interestOpsAnd(~SelectionKey.OP_READ);
    }

    @Override
    public void close(int code, String reason) {
        engine.close(code, reason);
        flush(NO_MESSAGE);
    }

    @Override
    public void abort() {
        end(NO_CLOSE_FRAME, "aborted", true);
    }

    @Override
    public String peer() {
        return peer;
    }

    /** The engine has put a close frame into its queue, ours or the answer to the peer's; or it has refused to open. */
    void closing(int code, String reason) {
        if (opened) {
            end(code, reason == null ? "" : reason, false);
        } else {
            end(PROTOCOL_ERROR, "the opening handshake is not a WebSocket's", true);
        }
    }

    /** The first code and reason are what the handler hears, even if the handshake comes to nothing. */
    private void end(int code, String reason, boolean atOnce) {
        Ending asked = new Ending(code, reason, atOnce, loop.nanoTime());
        Ending agreed = ending.updateAndGet(first -> first == null
                ? asked
                : new Ending(first.code(), first.reason(), first.atOnce() || atOnce, first.sinceNanos()));
        if (agreed == asked || atOnce) {
            loop.watch(this);
        }
    }

    private void flush(ByteBuffer message) {
        try {
            switch (sendQueue.send(engine.outQueue(), message)) {
                case DONE -> {}
                case WAITING -> loop.watch(this);
                case TOO_MUCH -> close(POLICY_VIOLATION, "the peer reads too slowly");
            }
        } catch (IOException e) {
            end(NO_CLOSE_FRAME, e.toString(), true);
        }
    }
}
