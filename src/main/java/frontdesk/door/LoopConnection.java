package frontdesk.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a {@link SocketLoop}. Reading, and everything the handler hears, happens on the loop's thread; sending and
 * closing on any. Only the loop closes the socket: other threads leave an {@link Ending} and wake it.
 *
 * <p>States: open, closing (an ending is set; the closing handshake has its time), finished.
 */
final class LoopConnection implements MisbehavingConnection {

    /** Why it ends; the first one is what the handler hears. */
    private record Ending(int code, String reason, boolean atOnce, long sinceNanos) {}

    private static final int GOING_AWAY = 1001;
    private static final int NO_CLOSE_FRAME = 1006;
    private static final int INTERNAL_ERROR = 1011;
    private static final int POLICY_VIOLATION = 1008;
    private static final int MAX_REASON_BYTES = 123;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int GATHERED_FRAMES = 64;
    private static final Logger log = LoggerFactory.getLogger(LoopConnection.class);

    private final SocketLoop loop;
    private final SocketChannel channel;
    private final String peer;
    private final WebSocketHandler handler;
    private final SocketLimits limits;
    private final WebSocketImpl engine;
    private final FrameCheck frameCheck;
    private final AtomicReference<Ending> ending = new AtomicReference<>();

    /** Guards the order of what is written, and the fields that follow. Never held while the handler runs. */
    private final ReentrantLock writing = new ReentrantLock();
    private final ArrayDeque<ByteBuffer> queue = new ArrayDeque<>();
    private int queuedBytes;
    private long takenNanos;
    private boolean closeQueued;
    private boolean finished;

    private SelectionKey key;

    LoopConnection(SocketLoop loop, SocketChannel channel, String peer, WebSocketHandler handler, SocketLimits limits) {
        this.loop = loop;
        this.channel = channel;
        this.peer = peer;
        this.handler = handler;
        this.limits = limits;
        this.engine = new WebSocketImpl(
                new EngineListener(this), List.of(new Draft_6455(List.of(), limits.messageBytes())));
        this.frameCheck = new FrameCheck(limits.messageBytes());
    }

    // The loop's thread.

    /** Completes the handshake and decodes what came with it. */
    void start(Selector selector, ByteBuffer request, ByteBuffer received) throws IOException {
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
        engine.decode(request);
        if (received.hasRemaining()) {
            decode(received);
        }
        flush(NOTHING);
        settle(loop.nanoTime());
    }

    /** @param buffer the loop's own; a plain array, because the engine insists on one */
    void ready(ByteBuffer buffer) throws IOException {
        if (key.isWritable()) {
            writable();
        }
        if (key.isReadable()) {
            int count = channel.read(buffer.clear());
            if (count < 0) {
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
        int lawful = frameCheck.accept(bytes.array(), bytes.position(), bytes.limit());
        if (ending.get() != null) {
            return;
        }
        if (lawful > bytes.position()) {
            engine.decode(bytes.limit(lawful));
        }
        if (frameCheck.violation() != null) {
            close(frameCheck.violation().code(), frameCheck.violation().reason());
        }
        tellHandler(handler::readEnded);
        flush(NOTHING);
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
            log.error("[Door] A WebSocket handler failed, its connection is closed peer={}", peer, e);
            close(INTERNAL_ERROR, "internal error");
        }
    }

    /**
     * Looks whether its time is over.
     *
     * @return whether it must be looked at again, later
     */
    boolean settle(long now) {
        Ending end = ending.get();
        if (end == null) {
            long stalledNanos = stalledNanos(now);
            if (stalledNanos <= limits.stalledAfter().toNanos()) {
                return stalledNanos >= 0;
            }
            end(NO_CLOSE_FRAME, "the peer has read nothing for " + limits.stalledAfter().toMillis() + " ms", true);
            end = ending.get();
        }
        boolean handshakeDone = frameCheck.closeSeen() && stalledNanos(now) < 0;
        if (end.atOnce() || handshakeDone || now - end.sinceNanos() > limits.closeWithin().toNanos()) {
            finish(end);
        }
        return !finished;
    }

    /** How long ago the peer last took something, or -1 if nothing is waiting for it. */
    private long stalledNanos(long now) {
        writing.lock();
        try {
            return queue.isEmpty() ? -1 : Math.max(0, now - takenNanos);
        } finally {
            writing.unlock();
        }
    }

    private void finish(Ending end) {
        writing.lock();
        try {
            if (finished) {
                return;
            }
            finished = true;
            queue.clear();
            channel.close();
        } catch (IOException e) {
            log.debug("[Door] A socket could not be closed peer={} error={}", peer, e.toString());
        } finally {
            writing.unlock();
        }
        loop.finished();
        try {
            handler.closed(end.code(), end.reason());
        } catch (RuntimeException e) {
            log.error("[Door] A WebSocket handler failed on its close peer={}", peer, e);
        }
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
        flush(NOTHING);
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

    private void end(int code, String reason, boolean atOnce) {
        Ending end = new Ending(code, reason, atOnce, loop.nanoTime());
        // The handshake's code and reason stay, even if it cannot be finished.
        Ending now = ending.updateAndGet(first -> first == null ? end
                : new Ending(first.code(), first.reason(), first.atOnce() || atOnce, first.sinceNanos()));
        if (now == end || atOnce) {
            loop.watch(this);
        }
    }

    /** Moves what the engine has queued, and then a frame of ours, to the socket, as far as the socket takes it. */
    private void flush(ByteBuffer ours) {
        boolean tooMuch;
        writing.lock();
        try {
            for (ByteBuffer frame = engine.outQueue.poll(); frame != null; frame = engine.outQueue.poll()) {
                closeQueued |= ServerFrame.isClose(frame);
                write(frame);
            }
            if (!closeQueued) {
                write(ours);
            }
            tooMuch = queuedBytes > limits.queuedBytes();
            if (tooMuch) {
                dropUnsent();
            }
        } catch (IOException e) {
            end(NO_CLOSE_FRAME, e.toString(), true);
            return;
        } finally {
            writing.unlock();
        }
        if (tooMuch) {
            close(POLICY_VIOLATION, "the peer reads too slowly");
        }
    }

    private void write(ByteBuffer frame) throws IOException {
        if (!finished && queue.isEmpty() && frame.hasRemaining()) {
            channel.write(frame);
        }
        if (!finished && frame.hasRemaining()) {
            enqueue(frame);
        }
    }

    private void enqueue(ByteBuffer frame) {
        if (queue.isEmpty()) {
            takenNanos = loop.nanoTime();
            key.interestOpsOr(SelectionKey.OP_WRITE);
            loop.watch(this);
        }
        queue.add(frame);
        queuedBytes += frame.remaining();
    }

    /** Only a frame that is half on its way stays: behind it there must be room for the close frame. */
    private void dropUnsent() {
        ByteBuffer first = queue.peek();
        boolean begun = first.position() > 0;
        queue.clear();
        queuedBytes = 0;
        if (begun) {
            queue.add(first);
            queuedBytes = first.remaining();
        }
    }

    private void writable() throws IOException {
        writing.lock();
        try {
            long count = channel.write(queue.stream().limit(GATHERED_FRAMES).toArray(ByteBuffer[]::new));
            if (count > 0) {
                takenNanos = loop.nanoTime();
                queuedBytes -= (int) count;
            }
            while (!queue.isEmpty() && !queue.peek().hasRemaining()) {
                queue.remove();
            }
            if (queue.isEmpty()) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
        } finally {
            writing.unlock();
        }
    }

    private static String shortened(String reason) {
        byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_REASON_BYTES) {
            return reason;
        }
        return shortened(reason.substring(0, reason.offsetByCodePoints(reason.length(), -1)));
    }
}
