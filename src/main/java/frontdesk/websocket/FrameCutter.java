package frontdesk.websocket;

/**
 * Cuts what a peer sends into frames, and finds what the protocol engine lets pass: frames that are masked or not
 * against RFC 6455 section 5.1 (1002), and messages that grow past the limit through endless fragments (1009). It also
 * tells when the peer's close frame has come, which the engine does not hear once it is closing.
 *
 * <p>Frame by frame, because the engine looks at all it is given before it delivers any of it: a lawful message would
 * be lost with a bad frame behind it.
 *
 * <p>The socket loop's thread only; one for each connection, which sees every byte once and in order.
 */
final class FrameCutter {

    /** Why the connection must be closed. */
    record Violation(int code, String reason) {}

    private static final int CONTINUATION = 0x0;
    private static final int CLOSE = 0x8;
    private static final int FINAL = 0x80;
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int MASKING_KEY_BYTES = 4;
    /** Empty fragments cost no message bytes, but memory all the same. */
    private static final int MAX_FRAGMENTS = 4_096;

    private final int maxMessageBytes;
    private final boolean peerMasks;
    private int headerBytes;
    private boolean headerComplete;
    private int lengthBytesLeft;
    private int firstByte;
    private long payloadBytes;
    /** Of the masking key and the payload. */
    private long bodyBytesLeft;
    private long messageBytes;
    private int fragments;
    private boolean messageOpen;
    private boolean frameEnded;
    private boolean wholeText;
    private boolean closeSeen;
    private Violation violation;

    /** @param role ours: a server's peer masks, a client's does not */
    FrameCutter(int maxMessageBytes, Role role) {
        this.maxMessageBytes = maxMessageBytes;
        this.peerMasks = role == Role.SERVER;
    }

    /**
     * Looks at one frame, or at what is here of it.
     *
     * @param from where the frame before ended
     * @return where it ends, or {@code to} if it goes on in the next read; {@code from} if it must not be decoded, and
     *     nothing behind it either: see {@link #violation}
     */
    int cut(byte[] bytes, int from, int to) {
        frameEnded = false;
        int at = from;
        while (!headerComplete && at < to) {
            header(bytes[at++] & 0xFF);
            if (violation != null) {
                return from;
            }
        }
        if (!headerComplete) {
            return to;
        }
        int here = (int) Math.min(bodyBytesLeft, to - at);
        bodyBytesLeft -= here;
        if (bodyBytesLeft == 0) {
            wholeText = firstByte == FINAL_TEXT && !messageOpen;
            endFrame();
        }
        return at + here;
    }

    /** Whether the last cut ended a frame. */
    boolean isFrameEnded() {
        return frameEnded;
    }

    /** Whether the frame that was ended is a whole text message. */
    boolean isWholeText() {
        return wholeText;
    }

    /** The bytes of the last frame's payload, which are the last ones of the frame. */
    int payloadBytes() {
        return (int) payloadBytes;
    }

    /** Null as long as everything was lawful. */
    Violation violation() {
        return violation;
    }

    /** Whether the peer has begun or answered the closing handshake. */
    boolean closeSeen() {
        return closeSeen;
    }

    private void header(int octet) {
        switch (headerBytes++) {
            case 0 -> firstByte = octet;
            case 1 -> {
                int length = octet & 0x7F;
                lengthBytesLeft = length == 127 ? 8 : length == 126 ? 2 : 0;
                payloadBytes = lengthBytesLeft == 0 ? length : 0;
                if ((octet & MASKED) != 0 != peerMasks) {
                    violation = new Violation(1002, peerMasks
                            ? "a client's frames must be masked"
                            : "a server's frames must not be masked");
                }
            }
            default -> {
                payloadBytes = payloadBytes << 8 | octet;
                lengthBytesLeft--;
            }
        }
        if (headerBytes >= 2 && lengthBytesLeft == 0 && violation == null) {
            checkLength();
            headerComplete = true;
            bodyBytesLeft = payloadBytes + (peerMasks ? MASKING_KEY_BYTES : 0);
        }
    }

    private void checkLength() {
        if (opcode() < CLOSE) {
            boolean first = opcode() != CONTINUATION;
            fragments = first ? 1 : fragments + 1;
            messageBytes = first ? payloadBytes : messageBytes + payloadBytes;
        }
        if (payloadBytes < 0 || payloadBytes > maxMessageBytes || messageBytes > maxMessageBytes) {
            violation = new Violation(1009, "messages are limited to " + maxMessageBytes + " bytes");
        } else if (fragments > MAX_FRAGMENTS) {
            violation = new Violation(1009, "messages are limited to " + MAX_FRAGMENTS + " fragments");
        }
    }

    private void endFrame() {
        frameEnded = true;
        if (opcode() == CLOSE) {
            closeSeen = true;
        } else if (opcode() < CLOSE) {
            messageOpen = (firstByte & FINAL) == 0;
        }
        headerBytes = 0;
        headerComplete = false;
    }

    private int opcode() {
        return firstByte & 0x0F;
    }
}
