package frontdesk.door;

/**
 * One open WebSocket, whoever drives it underneath.
 *
 * <p>Every method may be called from any thread and none of them waits. What the peer sends comes to the
 * {@link WebSocketHandler}.
 */
public interface WebSocketConnection {

    /**
     * Sends one text message: at once if the socket takes it, otherwise it is queued. A queue that grows past its bound in
     * bytes, or a peer that reads nothing for 5 s, closes the connection. After the close it does nothing.
     */
    void send(String text);

    /** Starts the closing handshake; the socket is cut if the peer does not answer in time. Safe to call twice. */
    void close(int code, String reason);

    /** Cuts the socket without a word. */
    void abort();

    /** The peer's address, for the log. */
    String peer();
}
