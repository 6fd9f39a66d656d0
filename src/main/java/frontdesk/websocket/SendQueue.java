package frontdesk.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The sending half of one WebSocket: writes whole frames in order, at once as long as the socket takes them, and
 * keeps what it does not take until the selector says that it can go on. Safe from any thread; the lock is held for
 * the length of a non-blocking write, and nothing is called back.
 */
final class SendQueue {

    /** What came of sending. */
    enum Outcome {
        /** Nothing to do: it is written, or waits behind what waited before. */
        DONE,
        /** The socket takes no more: from now on frames wait, and write interest is set. */
        WAITING,
        /** More waits than may: everything but a frame half on its way was dropped. */
        TOO_MUCH
    }

    private static final int GATHERED_FRAMES = 64;

    private final Transport transport;
    private final int maxBytes;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private SelectionKey key;
    private int waitingBytes;
    private long takenNanos;
    private boolean closeFrameSeen;
    /** It is said once: a frame half on its way may be too much by itself. */
    private boolean overfull;
    private boolean closed;

    SendQueue(Transport transport, int maxBytes, LongSupplier nanoTime) {
        this.transport = transport;
        this.maxBytes = maxBytes;
        this.nanoTime = nanoTime;
    }

    /** Comes before everything else. */
    void register(SelectionKey registered) {
        key = registered;
    }

    /**
     * @param engineFrames the engine's own frames; emptied, and sent first
     * @param message sent last, unless a close frame came before it; may be empty. What must wait is copied
     */
    Outcome send(Queue<ByteBuffer> engineFrames, ByteBuffer message) throws IOException {
        lock.lock();
        try {
            boolean waited = !waiting.isEmpty();
            for (ByteBuffer frame = engineFrames.poll(); frame != null; frame = engineFrames.poll()) {
                closeFrameSeen |= FrameWriter.isClose(frame);
                write(frame);
            }
            if (!closeFrameSeen) {
                write(message);
            }
            if (waitingBytes > maxBytes && !overfull) {
                overfull = true;
                dropUnsent();
                return Outcome.TOO_MUCH;
            }
            return waited || waiting.isEmpty() ? Outcome.DONE : Outcome.WAITING;
        } finally {
            lock.unlock();
        }
    }

    private void write(ByteBuffer frame) throws IOException {
        if (closed || !frame.hasRemaining()) {
            return;
        }
        if (waiting.isEmpty()) {
            transport.write(frame);
            if (!frame.hasRemaining() && transport.isFlushed()) {
                return;
            }
            takenNanos = nanoTime.getAsLong();
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
        waiting.add(copy(frame));
        waitingBytes += frame.remaining();
    }

    /** Of the whole frame, so that it can be seen whether it is half on its way. */
    private static ByteBuffer copy(ByteBuffer frame) {
        return ByteBuffer.allocate(frame.limit())
                .put(0, frame, 0, frame.limit())
                .position(frame.position());
    }

    /** What is half on its way must be finished; behind it there is room for a close frame. */
    private void dropUnsent() {
        ByteBuffer first = waiting.peek();
        waiting.clear();
        waitingBytes = 0;
        if (first.position() > 0) {
            waiting.add(first);
            waitingBytes = first.remaining();
        }
    }

    /** The selector says that the socket takes more. */
    void writable() throws IOException {
        lock.lock();
        try {
            ByteBuffer[] next = waiting.stream().limit(GATHERED_FRAMES).toArray(ByteBuffer[]::new);
            int before = remaining(next);
            if (transport.write(next) > 0) {
                takenNanos = nanoTime.getAsLong();
            }
            waitingBytes -= before - remaining(next);
            while (!waiting.isEmpty() && !waiting.peek().hasRemaining() && mayForget()) {
                waiting.remove();
            }
            if (waiting.isEmpty()) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last frame stands for what the transport has taken but not sent. */
    private boolean mayForget() {
        return waiting.size() > 1 || transport.isFlushed();
    }

    private static int remaining(ByteBuffer[] frames) {
        return Arrays.stream(frames).mapToInt(ByteBuffer::remaining).sum();
    }

    /** How long ago the peer last took something, or -1 if nothing waits for it. */
    long stalledNanos(long now) {
        lock.lock();
        try {
            return waiting.isEmpty() ? -1 : Math.max(0, now - takenNanos);
        } finally {
            lock.unlock();
        }
    }

    /** Closes the socket; what waits is lost. */
    void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            transport.close();
        } finally {
            lock.unlock();
        }
    }
}
