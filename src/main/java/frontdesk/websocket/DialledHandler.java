package frontdesk.websocket;

/** Hears a WebSocket that we dial: either {@link #notOpened}, once, or what every {@link WebSocketHandler} hears. */
public interface DialledHandler extends WebSocketHandler {

    /** There will be no connection. Called on the thread that dials, or on the one that gave it up. */
    void notOpened(Unopened why);
}
