package frontdesk.simulator.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * One WebSocket after its handshake, with no more in it than costs little: text, ping and close (RFC 6455 section 5).
 * The thread of {@link BothEnds} reads, any thread sends. What the socket does not take at once goes with the next
 * message; 16 KiB may wait so, then the socket is broken.
 */
final class LeanSocket {
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MASK_BYTES = 4;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int UNSENT_LIMIT = 16 * 1_024;
    private static final int MESSAGE_LIMIT = 1 << 20;

    /** Hears the socket. */
    interface Receiver {
        /** A whole text message; the array is the socket's own. */
        void text(byte[] bytes, int offset, int length, long atNanos) throws IOException;

        /** Nothing more comes. */
        default void ended() throws IOException {}
    }

    private final SocketChannel channel;
    private final Receiver receiver;
    private final LongSupplier nanoClock;
    /** A client's mask; empty at a server's end. */
    private final byte[] mask;
    private final ByteBuffer unsent = ByteBuffer.allocate(UNSENT_LIMIT);
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private ByteBuffer received = ByteBuffer.allocate(4 * 1_024);

    LeanSocket(SocketChannel channel, Receiver receiver, LongSupplier nanoClock, byte[] mask) {
        this.channel = channel;
        this.receiver = receiver;
        this.nanoClock = nanoClock;
        this.mask = mask;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Closes the socket and tells the receiver. */
    void end() throws IOException {
        channel.close();
        receiver.ended();
    }

    /**
     * Reads what is there.
     *
     * @throws EOFException if the other side has closed
     */
    void read() throws IOException {
        int count = channel.read(received);
        long now = nanoClock.getAsLong();
        if (count < 0) {
            throw new EOFException("closed without a close frame");
        }
        received.flip();
        while (takeFrame(now)) {
            // the next one may be there as well
        }
        if (received.position() == 0 && received.limit() == received.capacity()) {
            if (received.capacity() > MESSAGE_LIMIT) {
                throw new IOException("a frame is longer than " + MESSAGE_LIMIT + " bytes");
            }
            received = ByteBuffer.allocate(2 * received.capacity()).put(received);
        } else {
            received.compact();
        }
    }

    /** Takes one frame off what was received, if it is there to its end. */
    private boolean takeFrame(long atNanos) throws IOException {
        int at = received.position();
        int available = received.remaining();
        if (available < 2) {
            return false;
        }
        int lengthByte = received.get(at + 1) & 0xFF;
        int shortLength = lengthByte & ~MASKED;
        int headBytes = 2 + (shortLength == SHORT_LENGTH ? 2 : shortLength == LONG_LENGTH ? 8 : 0)
                + ((lengthByte & MASKED) == 0 ? 0 : MASK_BYTES);
        if (available < headBytes) {
            return false;
        }
        long length = switch (shortLength) {
            case SHORT_LENGTH -> received.getShort(at + 2) & 0xFFFF;
            case LONG_LENGTH -> received.getLong(at + 2);
            default -> shortLength;
        };
        if (available < headBytes + length) {
            return false;
        }
        byte[] bytes = received.array();
        int payload = at + headBytes;
        if ((lengthByte & MASKED) != 0) {
            for (int i = 0; i < length; i++) {
                bytes[payload + i] ^= bytes[payload - MASK_BYTES + (i & 3)];
            }
        }
        received.position(payload + (int) length);
        received(received.get(at), payload, (int) length, atNanos);
        return true;
    }

    private void received(int firstByte, int payload, int length, long atNanos) throws IOException {
        byte[] bytes = received.array();
        switch (firstByte & 0x0F) {
            case CLOSE -> {
                send(CLOSE, bytes, payload, Math.min(2, length));
                throw new EOFException("closed");
            }
            case PING -> send(PONG, bytes, payload, length);
            case PONG -> {}
            default -> {
                if ((firstByte & FIN) != 0 && fragments.size() == 0) {
                    receiver.text(bytes, payload, length, atNanos);
                } else {
                    fragments.write(bytes, payload, length);
                    if ((firstByte & FIN) != 0) {
                        byte[] whole = fragments.toByteArray();
                        fragments.reset();
                        receiver.text(whole, 0, whole.length, atNanos);
                    }
                }
            }
        }
    }

    void send(AsciiText message) throws IOException {
        send(TEXT, message.bytes(), 0, message.length());
    }

    void close() throws IOException {
        send(CLOSE, new byte[] {0x03, (byte) 0xE8}, 0, 2);
    }

    private synchronized void send(int opcode, byte[] bytes, int offset, int length) throws IOException {
        try {
            put(opcode, bytes, offset, length);
        } catch (BufferOverflowException full) {
            throw new IOException("the server does not take what is sent", full);
        }
        unsent.flip();
        channel.write(unsent);
        unsent.compact();
    }

    private void put(int opcode, byte[] bytes, int offset, int length) {
        int masked = mask.length == 0 ? 0 : MASKED;
        unsent.put((byte) (FIN | opcode));
        if (length < SHORT_LENGTH) {
            unsent.put((byte) (masked | length));
        } else {
            unsent.put((byte) (masked | SHORT_LENGTH)).putShort((short) length);
        }
        unsent.put(mask);
        int payload = unsent.position();
        unsent.put(bytes, offset, length);
        if (masked != 0) {
            byte[] out = unsent.array();
            for (int i = 0; i < length; i++) {
                out[payload + i] ^= mask[i & 3];
            }
        }
    }

    /** The place of some bytes in a message, or -1. */
    static int find(byte[] wanted, byte[] in, int from, int to) {
        for (int at = from; at + wanted.length <= to; at++) {
            if (in[at] == wanted[0]
                    && Arrays.equals(in, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
