package frontdesk.websocket;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;

/**
 * What the protocol engine reports, narrowed to what a {@link LoopConnection} wants to know. The engine never
 * touches the socket: it puts bytes into its queue, and the connection takes them out.
 */
final class EngineListener extends WebSocketAdapter {

    private final LoopConnection connection;

    EngineListener(LoopConnection connection) {
        this.connection = connection;
    }

    @Override
    public void onWebsocketOpen(WebSocket engine, Handshakedata handshake) {
        connection.opened();
    }

    @Override
    public void onWebsocketMessage(WebSocket engine, String message) {
        connection.received(message);
    }

    @Override
    public void onWebsocketMessage(WebSocket engine, ByteBuffer message) {
        connection.received(message);
    }

    /** A ping that came with a close frame, behind it, gets no answer any more. */
    @Override
    public void onWebsocketPing(WebSocket engine, Framedata ping) {
        if (engine.isOpen()) {
            super.onWebsocketPing(engine, ping);
        }
    }

    @Override
    public void onWebsocketPong(WebSocket engine, Framedata pong) {
        connection.ponged();
    }

    /** Either side has begun the closing handshake, and our close frame is in the queue. */
    @Override
    public void onWebsocketClosing(WebSocket engine, int code, String reason, boolean remote) {
        connection.closing(code, reason);
    }

    @Override
    public void onWebsocketClose(WebSocket engine, int code, String reason, boolean remote) {
        // The connection closes the socket, and knows.
    }

    @Override
    public void onWebsocketCloseInitiated(WebSocket engine, int code, String reason) {
        // onWebsocketClosing follows.
    }

    @Override
    public void onWebsocketError(WebSocket engine, Exception error) {
        // The engine closes the connection by itself with a code that tells as much.
    }

    @Override
    public void onWriteDemand(WebSocket engine) {
        // The connection looks into the queue after everything it asks of the engine.
    }

    @Override
    public InetSocketAddress getLocalSocketAddress(WebSocket engine) {
        return null;
    }

    @Override
    public InetSocketAddress getRemoteSocketAddress(WebSocket engine) {
        return null;
    }
}
