package frontdesk.door;

import java.nio.ByteBuffer;

/**
 * Hears one WebSocket. Every method is called on the socket loop's one thread, in order, and must decode, post and
 * return: whoever waits here makes every call wait.
 */
public interface WebSocketHandler {

    /** The handshake is done. */
    void opened(WebSocketConnection connection);

    /** A whole text message. */
    void text(String message);

    /** A whole binary message. */
    void binary(ByteBuffer message);

    /** Everything that one read of the socket brought has been delivered: a good moment to pass on what was gathered. */
    void readEnded();

    /** The connection is over; called once, and last. {@code code} is 1006 when there was no closing handshake. */
    void closed(int code, String reason);
}
