package frontdesk.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/**
 * Writes frames, each of them a whole message. The engine could make them too, but validates as UTF-8 what has just
 * been encoded, copies it twice, and turns every frame into a string for a trace line that nobody reads; with fifty
 * frames a second a call that is a third of the cost of sending. Safe from any thread.
 */
final class FrameWriter {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int FINAL_CLOSE = 0x88;
    private static final int FINAL_PING = 0x89;
    private static final int MASKED = 0x80;

    private final boolean masks;
    private final IntSupplier maskingKeys;
    private final IntFunction<ByteBuffer> room;

    /**
     * @param maskingKeys unpredictable numbers, for a client's frames (RFC 6455 section 5.3)
     * @param room gives an empty buffer with an array for so many bytes, or more; whose it is says how long the frame
     *     in it stays
     */
    FrameWriter(Role role, IntSupplier maskingKeys, IntFunction<ByteBuffer> room) {
        this.masks = role == Role.CLIENT;
        this.maskingKeys = maskingKeys;
        this.room = room;
    }

    /** The message, ready to be written. */
    ByteBuffer text(String message) {
        return frame(FINAL_TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    /** Text messages of ASCII, each joined from its parts, ready to be written in one. */
    ByteBuffer ascii(byte[][]... messages) {
        int bytes = 0;
        for (byte[][] message : messages) {
            bytes += frameBytes(payloadBytes(message));
        }
        ByteBuffer frames = room.apply(bytes);
        for (byte[][] message : messages) {
            put(frames, FINAL_TEXT, message);
        }
        return frames.flip();
    }

    /** The message, ready to be written. */
    ByteBuffer binary(byte[] message) {
        return frame(FINAL_BINARY, message);
    }

    ByteBuffer ping() {
        return frame(FINAL_PING);
    }

    private ByteBuffer frame(int head, byte[]... payload) {
        ByteBuffer frame = room.apply(frameBytes(payloadBytes(payload)));
        put(frame, head, payload);
        return frame.flip();
    }

    private static int payloadBytes(byte[][] parts) {
        int bytes = 0;
        for (byte[] part : parts) {
            bytes += part.length;
        }
        return bytes;
    }

    private int frameBytes(int payloadBytes) {
        return 2 + lengthBytes(payloadBytes) + (masks ? Integer.BYTES : 0) + payloadBytes;
    }

    private static int lengthBytes(int payloadBytes) {
        return payloadBytes < 126 ? 0 : payloadBytes <= 0xFFFF ? 2 : 8;
    }

    private void put(ByteBuffer frame, int head, byte[]... payload) {
        int payloadBytes = payloadBytes(payload);
        int mask = masks ? MASKED : 0;
        frame.put((byte) head);
        switch (lengthBytes(payloadBytes)) {
            case 0 -> frame.put((byte) (mask | payloadBytes));
            case 2 -> frame.put((byte) (mask | 126)).putShort((short) payloadBytes);
            default -> frame.put((byte) (mask | 127)).putLong(payloadBytes);
        }
        int key = masks ? maskingKeys.getAsInt() : 0;
        if (masks) {
            frame.putInt(key);
        }
        int payloadAt = frame.position();
        for (byte[] part : payload) {
            frame.put(part);
        }
        if (masks) {
            Mask.apply(key, frame.array(), payloadAt, payloadBytes);
        }
    }

    /** Whether these bytes, which begin where a frame begins, are a close frame. */
    static boolean isClose(ByteBuffer frame) {
        return frame.hasRemaining() && (frame.get(frame.position()) & 0xFF) == FINAL_CLOSE;
    }
}
