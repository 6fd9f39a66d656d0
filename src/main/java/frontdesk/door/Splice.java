package frontdesk.door;

import frontdesk.door.RequestHead.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * One request on its way to the HTTP server behind the door, and the answer on its way back. {@link #run} belongs to
 * the connection's virtual thread; the door's sweep calls {@link #giveUpIfStalled}.
 */
final class Splice {

    /** What concerns only the connection to the client, or was settled by the door already. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection", "keep-alive", "proxy-connection", "upgrade", "http2-settings", "te", "trailer", "expect",
            "content-length");

    private final DoorSocket client;
    private final HttpRoutes routes;
    private final LongSupplier nanoTime;
    private final SocketChannel server;
    private volatile long progressNanos;
    private volatile boolean answering;

    /** @throws HttpRefusal (502) if the server behind the door cannot be reached */
    Splice(DoorSocket client, HttpRoutes routes, LongSupplier nanoTime) {
        this.client = client;
        this.routes = routes;
        this.nanoTime = nanoTime;
        this.progressNanos = nanoTime.getAsLong();
        try {
            this.server = SocketChannel.open(routes.address());
        } catch (IOException e) {
            throw new HttpRefusal(502, "The server cannot answer at the moment.");
        }
    }

    /**
     * @throws HttpRefusal (502, 504) if there was no answer
     * @throws IOException if the client has gone, or the answer broke off
     */
    void run(RequestHead head, byte[] body) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
        try (server) {
            ByteBuffer request = rewritten(head, body);
            while (request.hasRemaining()) {
                server.write(request);
            }
            while (server.read(buffer.clear()) >= 0) {
                answering = true;
                client.write(buffer.flip());
                progressNanos = nanoTime.getAsLong();
            }
        } catch (IOException e) {
            if (!answering) {
                throw new HttpRefusal(504, "The server did not answer in time.");
            }
            throw e;
        }
        if (!answering) {
            throw new HttpRefusal(502, "The server broke off without an answer.");
        }
        client.linger();
    }

    private ByteBuffer rewritten(RequestHead head, byte[] body) {
        StringBuilder lines = new StringBuilder()
                .append(head.method()).append(' ').append(head.target()).append(' ')
                .append(head.version()).append("\r\n");
        for (Field field : head.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!NOT_FORWARDED.contains(name) && !name.startsWith(HttpRoutes.OURS)) {
                lines.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        lines.append(HttpRoutes.PEER).append(": ").append(client.peer()).append("\r\n")
                .append(HttpRoutes.DOOR_KEY).append(": ").append(routes.doorKey()).append("\r\n")
                .append("Content-Length: ").append(body.length).append("\r\n")
                .append("Connection: close\r\n\r\n");
        byte[] headBytes = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(headBytes.length + body.length).put(headBytes).put(body).flip();
    }

    /** Cuts it if neither side has moved for so long: the server does not answer, or the client does not read. */
    void giveUpIfStalled(long now, long pauseNanos) {
        if (now - progressNanos > pauseNanos) {
            close();
        }
    }

    void close() {
        try {
            server.close();
        } catch (IOException e) {
            // It is gone either way.
        }
        if (answering) {
            client.close();
        }
    }
}
