package frontdesk.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * The bytes through TLS, from the client's side.
 *
 * <p>The handshake, which is most of the computing, is done before the channel stops blocking, on the thread that
 * dialled. From then on a record is sealed or opened on the thread that writes or reads, which costs less than waking
 * another. What the protocol wants in between (TLS 1.3: tickets, new keys) is done in {@link #read}, so two threads may
 * want to write: the lock is theirs.
 *
 * <p>Two buffers, of one record each.
 */
final class TlsTransport implements Transport {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    /** What has come of the next record; to be filled. */
    private final ByteBuffer sealedIn;
    private final ReentrantLock outbound = new ReentrantLock();
    /** What has not left of the last record; to be drained. */
    private final ByteBuffer sealedOut;

    private TlsTransport(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        this.sealedIn = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.sealedOut = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
    }

    /**
     * Shakes hands; waits for the server.
     *
     * @param channel connected, and blocking still
     * @param host whose certificate it must be
     * @throws SSLException if the server cannot prove that it is {@code host}
     */
    static TlsTransport handshake(SocketChannel channel, SSLContext context, String host, int port)
            throws IOException {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        TlsTransport transport = new TlsTransport(channel, engine);
        engine.beginHandshake();
        transport.shakeHands();
        return transport;
    }

    private void shakeHands() throws IOException {
        ByteBuffer noMessage = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NOT_HANDSHAKING, FINISHED -> {
                    return;
                }
                case NEED_TASK, NEED_WRAP -> answer(engine.getHandshakeStatus());
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    SSLEngineResult result = open(noMessage);
                    boolean gone = result.getStatus() == Status.BUFFER_UNDERFLOW && channel.read(sealedIn) < 0;
                    if (gone || result.getStatus() == Status.CLOSED) {
                        throw new EOFException("the server went away during the TLS handshake");
                    }
                }
            }
        }
    }

    @Override
    public SocketChannel channel() {
        return channel;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int start = into.position();
        while (true) {
            SSLEngineResult result = open(into);
            int count = into.position() - start;
            switch (result.getStatus()) {
                case OK -> answer(result.getHandshakeStatus());
                case CLOSED -> {
                    return count > 0 ? count : -1;
                }
                case BUFFER_OVERFLOW -> throw new SSLException("a record is longer than TLS allows");
                case BUFFER_UNDERFLOW -> {
                    if (count > 0) {
                        return count;
                    }
                    int received = channel.read(sealedIn);
                    if (received <= 0) {
                        return received;
                    }
                }
            }
        }
    }

    private SSLEngineResult open(ByteBuffer into) throws IOException {
        sealedIn.flip();
        try {
            return engine.unwrap(sealedIn, into);
        } finally {
            sealedIn.compact();
        }
    }

    /** Does what the protocol wants before anything else. */
    private void answer(HandshakeStatus wanted) throws IOException {
        switch (wanted) {
            case NEED_TASK -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            case NEED_WRAP -> write(NOTHING);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {
                // the next record, if any, is read in any case
            }
        }
    }

    @Override
    public long write(ByteBuffer... frames) throws IOException {
        outbound.lock();
        try {
            long left = drain();
            while (!sealedOut.hasRemaining() && (remaining(frames) > 0 || wantsWrap())) {
                SSLEngineResult result = engine.wrap(frames, sealedOut.clear());
                sealedOut.flip();
                if (result.getStatus() == Status.CLOSED && result.bytesProduced() == 0) {
                    throw new SSLException("the server has closed TLS");
                }
                left += drain();
            }
            return left;
        } finally {
            outbound.unlock();
        }
    }

    private boolean wantsWrap() {
        return engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    private long drain() throws IOException {
        return sealedOut.hasRemaining() ? channel.write(sealedOut) : 0;
    }

    private static long remaining(ByteBuffer[] frames) {
        long bytes = 0;
        for (ByteBuffer frame : frames) {
            bytes += frame.remaining();
        }
        return bytes;
    }

    @Override
    public boolean isFlushed() {
        outbound.lock();
        try {
            return !sealedOut.hasRemaining();
        } finally {
            outbound.unlock();
        }
    }

    /** With a close_notify, if the socket takes it. */
    @Override
    public void close() throws IOException {
        try (channel) {
            engine.closeOutbound();
            write(NOTHING);
        }
    }
}
