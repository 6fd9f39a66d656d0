package frontdesk.websocket;

/** A connection that can also be made to behave as no good server does; the simulator's emulators test with it. */
public interface MisbehavingConnection extends WebSocketConnection {

    /** Sends one binary message, under the bounds of {@link #send}. */
    void sendBinary(byte[] message);

    /** Takes nothing more from the socket, until it is closed from this side; sending goes on. */
    void stopReading();
}
