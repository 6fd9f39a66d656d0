package frontdesk.websocket;

/**
 * One open WebSocket, whoever drives it underneath.
 *
 * <p>Every method may be called from any thread and none of them waits. What the peer sends comes to the
 * {@link WebSocketHandler}.
 */
public interface WebSocketConnection {

    /**
     * Sends one text message: at once if the socket takes it, otherwise it is queued. A queue that grows past its
     * bound in bytes closes the connection (1008, what was queued is lost), and a peer that reads nothing for too long
     * is cut off ({@link SocketLimits}). After the close it does nothing.
     */
    void send(String text);

    /** The same with messages that are ASCII, as bytes, each joined from its parts; they leave together. */
    void sendAscii(byte[][]... messages);

    /**
     * Starts the closing handshake behind what is queued; the socket is cut if the peer does not answer in time.
     * Safe to call twice, the first one counts.
     *
     * @param code 1000 to 1003, 1007 to 1011, or 3000 to 4999
     * @param reason may be empty; cut off after 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /** Asks the peer for a sign of life; {@link WebSocketHandler#pong} hears it. */
    void ping();

    /** Cuts the socket without a word. */
    void abort();

    /** The peer's address, for the log. */
    String peer();
}
