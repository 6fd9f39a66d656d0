package frontdesk.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
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
    private static final int MAX_REASON_BYTES = 123;
    private static final ByteBuffer NO_MESSAGE = ByteBuffer.allocate(0);
    private static final Logger log = LoggerFactory.getLogger(LoopConnection.class);

    private final SocketLoop loop;
    private final SocketChannel channel;
    private final String peer;
    private final WebSocketHandler handler;
    private final SocketLimits limits;
    private final WebSocketImpl engine;
    private final FrameCutter frames;
    private final SendQueue sendQueue;
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private SelectionKey key;
    private boolean finished;

    LoopConnection(
            SocketLoop loop, SocketChannel channel, String peer, WebSocketHandler handler, SocketLimits limits) {
        this.loop = loop;
        this.channel = channel;
        this.peer = peer;
        this.handler = handler;
        this.limits = limits;
        this.engine = new WebSocketImpl(
                new EngineListener(this), List.of(new Draft_6455(List.of(), limits.messageBytes())));
        this.frames = new FrameCutter(limits.messageBytes(), Role.SERVER);
        this.sendQueue = new SendQueue(channel, limits.queuedBytes(), loop::nanoTime);
    }

    // The loop's thread.

    /** Completes the handshake and decodes what came with it. */
    void start(Selector selector, ByteBuffer request, ByteBuffer received) throws IOException {
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
        sendQueue.register(key);
        engine.decode(request);
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
            if (channel.read(buffer.clear()) < 0) {
                end(NO_CLOSE_FRAME, "the peer went away without a close frame", true);
            } else {
                decode(buffer.flip());
            }
        }
        if (ending.get() != null) {
            settle(loop.nanoTime());
        }
    }

    private void decode(ByteBuffer bytes) {
        int to = bytes.limit();
        while (bytes.position() < to && frames.violation() == null) {
            int from = bytes.position();
            int end = frames.cut(bytes.array(), from, to);
            if (ending.get() == null && end > from) {
                decodeLawful(bytes.limit(end));
            }
            bytes.limit(to).position(end);
        }
        if (frames.violation() != null) {
            close(frames.violation().code(), frames.violation().reason());
        }
        tellHandler(handler::readEnded);
        flush(NO_MESSAGE);
    }

    /** Plain text goes the short way, everything else through the engine. */
    private void decodeLawful(ByteBuffer frame) {
        Optional<String> text = frames.isWholeText() ? plainText(frame) : Optional.empty();
        if (text.isPresent()) {
            received(text.get());
        } else {
            decodeByEngine(frame);
        }
    }

    private Optional<String> plainText(ByteBuffer frame) {
        int payloadAt = frame.limit() - frames.payloadBytes();
        int maskingKey = PlainText.maskingKey(frame.array(), payloadAt - Integer.BYTES);
        return PlainText.of(frame.array(), payloadAt, frames.payloadBytes(), maskingKey);
    }

    /** The engine falls over some frames that it should refuse, such as a close frame whose reason is not UTF-8. */
    private void decodeByEngine(ByteBuffer bytes) {
        try {
            engine.decode(bytes);
        } catch (RuntimeException e) {
            log.debug("[WebSocket] A frame could not be decoded peer={} error={}", peer, e.toString());
            close(PROTOCOL_ERROR, "a frame could not be decoded");
        }
    }

    void opened() {
        tellHandler(() -> handler.opened(this));
    }

    void received(String message) {
        tellHandler(() -> handler.text(message));
    }

    void received(ByteBuffer message) {
        tellHandler(() -> handler.binary(message));
    }

    /** A handler that fails loses its connection, and nobody else theirs. */
    private void tellHandler(Runnable event) {
        if (ending.get() != null) {
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
        boolean handshakeDone = frames.closeSeen() && stalledNanos < 0;
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
        loop.finished();
        try {
            handler.closed(end.code(), end.reason());
        } catch (RuntimeException e) {
            log.error("[WebSocket] A WebSocket handler failed on its close peer={}", peer, e);
        }
    }

    // Any thread.

    @Override
    public void send(String text) {
        if (ending.get() == null) {
            flush(ServerFrame.text(text));
        }
    }

    @Override
    public void sendBinary(byte[] message) {
        if (ending.get() == null) {
            flush(ServerFrame.binary(message));
        }
    }

    @Override
    public void stopReading() {
        key.interestOpsAnd(~SelectionKey.OP_READ);
    }

    @Override
    public void close(int code, String reason) {
        engine.close(code, shortened(reason));
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

    /** The engine has put a close frame into its queue, ours or the answer to the peer's. */
    void closing(int code, String reason) {
        end(code, reason == null ? "" : reason, false);
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
            switch (sendQueue.send(engine.outQueue, message)) {
                case DONE -> {}
                case WAITING -> loop.watch(this);
                case TOO_MUCH -> close(POLICY_VIOLATION, "the peer reads too slowly");
            }
        } catch (IOException e) {
            end(NO_CLOSE_FRAME, e.toString(), true);
        }
    }

    private static String shortened(String reason) {
        String cut = reason;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
