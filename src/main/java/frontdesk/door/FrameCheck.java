package frontdesk.door;

/**
 * Follows the frame headers in what a client sends, without touching the payloads, and finds what the protocol
 * engine lets pass: frames that are not masked (RFC 6455 section 5.1: 1002), and messages that grow past the limit
 * through endless fragments (1009). It also tells when the client's close frame has come, which the engine does not
 * hear once it is closing.
 *
 * <p>The socket loop's thread only; one for each connection, which sees every byte once and in order.
 */
final class FrameCheck {

    /** Why the connection must be closed. */
    record Violation(int code, String reason) {}

    private static final int CONTINUATION = 0x0;
    private static final int CLOSE = 0x8;
    private static final int MASKED = 0x80;
    private static final int MASKING_KEY_BYTES = 4;
    /** Empty fragments cost no message bytes, but memory all the same. */
    private static final int MAX_FRAGMENTS = 4_096;

    private final int maxMessageBytes;
    private int headerBytes;
    private int lengthBytesLeft;
    private int opcode;
    private long payloadBytes;
    private long skipBytes;
    private long messageBytes;
    private int fragments;
    private boolean closeSeen;
    private Violation violation;

    FrameCheck(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Returns up to where the bytes may be decoded: {@code to}, or the beginning of the frame that must not be. */
    int accept(byte[] bytes, int from, int to) {
        int frameStart = from;
        int at = from;
        while (at < to && violation == null) {
            if (skipBytes > 0) {
                int skipped = (int) Math.min(skipBytes, to - at);
                skipBytes -= skipped;
                at += skipped;
            } else {
                if (headerBytes == 0) {
                    frameStart = at;
                }
                header(bytes[at++] & 0xFF);
            }
        }
        return violation == null ? to : frameStart;
    }

    /** Null as long as everything was lawful. Nothing is looked at after a violation. */
    Violation violation() {
        return violation;
    }

    /** Whether the client has begun or answered the closing handshake. */
    boolean closeSeen() {
        return closeSeen;
    }

    private void header(int octet) {
        switch (headerBytes++) {
            case 0 -> opcode = octet & 0x0F;
            case 1 -> {
                int length = octet & 0x7F;
                lengthBytesLeft = length == 127 ? 8 : length == 126 ? 2 : 0;
                payloadBytes = lengthBytesLeft == 0 ? length : 0;
                if ((octet & MASKED) == 0) {
                    violation = new Violation(1002, "a client's frames must be masked");
                }
            }
            default -> {
                payloadBytes = payloadBytes << 8 | octet;
                lengthBytesLeft--;
            }
        }
        if (headerBytes >= 2 && lengthBytesLeft == 0 && violation == null) {
            headerComplete();
        }
    }

    private void headerComplete() {
        if (opcode == CLOSE) {
            closeSeen = true;
        } else if (opcode < CLOSE) {
            boolean first = opcode != CONTINUATION;
            fragments = first ? 1 : fragments + 1;
            messageBytes = first ? payloadBytes : messageBytes + payloadBytes;
        }
        if (payloadBytes < 0 || payloadBytes > maxMessageBytes || messageBytes > maxMessageBytes) {
            violation = new Violation(1009, "messages are limited to " + maxMessageBytes + " bytes");
        } else if (fragments > MAX_FRAGMENTS) {
            violation = new Violation(1009, "messages are limited to " + MAX_FRAGMENTS + " fragments");
        }
        skipBytes = MASKING_KEY_BYTES + payloadBytes;
        headerBytes = 0;
    }
}
