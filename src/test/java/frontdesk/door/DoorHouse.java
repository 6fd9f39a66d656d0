package frontdesk.door;

import frontdesk.websocket.RecordingHandler;
import frontdesk.websocket.SocketLimits;
import frontdesk.websocket.SocketLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A door with everything behind it, on a free port. {@code /echo} is a WebSocket that sends back what it hears; its
 * handlers are given out by {@link #nextHandler}.
 */
public final class DoorHouse implements AutoCloseable {

    final BlockingQueue<RecordingHandler> handlers = new LinkedBlockingQueue<>();
    public final SocketLoop loop;
    final HttpRoutes routes;
    final FrontDoor door;

    DoorHouse(DoorLimits doorLimits, SocketLimits socketLimits, Map<String, Map<String, HttpRoute>> httpRoutes)
            throws IOException {
        loop = SocketLoop.start(socketLimits, System::nanoTime);
        routes = HttpRoutes.open(httpRoutes, new SecureRandom());
        Map<String, WebSocketRoute> webSocketRoutes = Map.of(
                "/echo", head -> accepted(),
                "/refused", head -> new WebSocketRoute.Answer.Refuse(403, "Not you."),
                "/broken", head -> {
                    throw new IllegalStateException("secret detail");
                });
        door = FrontDoor.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                webSocketRoutes, routes, loop, doorLimits, System::nanoTime);
    }

    public DoorHouse(SocketLimits socketLimits) throws IOException {
        this(DoorLimits.defaults(), socketLimits, Map.of());
    }

    public DoorHouse(DoorLimits doorLimits, Map<String, Map<String, HttpRoute>> httpRoutes) throws IOException {
        this(doorLimits, SocketLimits.defaults(), httpRoutes);
    }

    private WebSocketRoute.Answer accepted() {
        RecordingHandler handler = new RecordingHandler((connection, text) -> {
            if (text.equals("throw")) {
                throw new IllegalStateException("as the test asked");
            }
            connection.send(text);
        });
        handlers.add(handler);
        return new WebSocketRoute.Answer.Accept(handler);
    }

    public int port() {
        return door.port();
    }

    public RecordingHandler nextHandler() throws InterruptedException {
        return handlers.poll(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        door.close();
        routes.close();
        loop.close();
    }
}
