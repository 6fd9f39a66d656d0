package frontdesk.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Frames as a server sends them: whole messages, not masked (RFC 6455 section 5.2). The engine could make them
 * too, but validates as UTF-8 what has just been encoded, copies it twice, and turns every frame into a string for a
 * trace line that nobody reads; with fifty frames a second a call that is a third of the cost of sending.
 */
final class ServerFrame {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int FINAL_CLOSE = 0x88;

    private ServerFrame() {}

    /** The message, ready to be written. */
    static ByteBuffer text(String message) {
        return frame(FINAL_TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    /** The message, ready to be written. */
    static ByteBuffer binary(byte[] message) {
        return frame(FINAL_BINARY, message);
    }

    private static ByteBuffer frame(int head, byte[] payload) {
        int lengthBytes = payload.length < 126 ? 0 : payload.length <= 0xFFFF ? 2 : 8;
        ByteBuffer frame = ByteBuffer.allocate(2 + lengthBytes + payload.length).put((byte) head);
        switch (lengthBytes) {
            case 0 -> frame.put((byte) payload.length);
            case 2 -> frame.put((byte) 126).putShort((short) payload.length);
            default -> frame.put((byte) 127).putLong(payload.length);
        }
        return frame.put(payload).flip();
    }

    /** Whether these bytes, which begin where a frame begins, are a close frame. */
    static boolean isClose(ByteBuffer frame) {
        return frame.hasRemaining() && (frame.get(frame.position()) & 0xFF) == FINAL_CLOSE;
    }
}
