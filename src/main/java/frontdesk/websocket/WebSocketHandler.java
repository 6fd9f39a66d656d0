package frontdesk.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Hears one WebSocket. Every method is called on the socket loop's one thread, in order, and must decode, post and
 * return: whoever waits here makes every call wait. One that throws loses its connection (1011). After a close
 * frame, from either side, no more messages are delivered.
 */
public interface WebSocketHandler {

    /** The handshake is done. */
    void opened(WebSocketConnection connection);

    /** A whole text message. */
    void text(String message);

    /**
     * A whole text message that is ASCII and came in one frame, as bytes: for whoever hears a hundred in a second.
     *
     * @param message in an array of the socket loop's, which is written over when this returns
     */
    default void ascii(ByteBuffer message) {
        text(StandardCharsets.US_ASCII.decode(message).toString());
    }

    /** A whole binary message. */
    void binary(ByteBuffer message);

    /** The peer answers a ping, or says unasked that it is there. */
    default void pong() {}

    /** All that one read of the socket brought has been delivered: a good moment to pass on what was gathered. */
    void readEnded();

    /**
     * The connection is over; called once, and last, for every handler that was accepted: if the peer was gone
     * before the handshake was through, without {@link #opened}.
     *
     * @param code of the close frame that came first, the peer's or ours; 1006 if the socket ended without one
     * @param reason for the log
     */
    void closed(int code, String reason);
}
