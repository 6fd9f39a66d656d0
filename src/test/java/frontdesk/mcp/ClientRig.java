package frontdesk.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server on a real socket, and clients that offer it 2025-11-25. */
final class ClientRig implements AutoCloseable {

    static final String ANSWER = "{\"content\":[{\"type\":\"text\",\"text\":\"3\"}]}";
    static final Duration LONG = Duration.ofSeconds(60);
    static final Duration SHORT = Duration.ofMillis(300);

    final FakeMcpServer server;
    /** What clients hear of changed tools. */
    final LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private final Watchdog watchdog = new Watchdog();
    final HttpWire wire = new HttpWire(watchdog);

    ClientRig() {
        try {
            server = FakeMcpServer.start();
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    static Deadline in(Duration time) {
        return Deadline.in(time, System::nanoTime);
    }

    McpClient connect() throws McpException, InterruptedException {
        Map<String, String> headers = Map.of("Authorization", "Bearer t0ken");
        HttpTransport transport = new HttpTransport(server.url(), headers, wire, System::nanoTime);
        return McpClient.open(
                transport, "2025-11-25", new ClientInfo("frontdesk", "1"), () -> changes.add("changed"), in(LONG));
    }

    /** The server does not know the session {@code s1} any more when its tool is called. */
    void forgetsTheFirstSession(int status) {
        server.on("tools/call", exchange -> {
            if (exchange.asked().header("MCP-Session-Id").equals("s1")) {
                exchange.status(status);
            } else {
                exchange.result(ANSWER);
            }
        });
    }

    /** Calls the one tool of the server. */
    static ObjectNode add(McpClient client, Duration within) throws McpException, InterruptedException {
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        return client.call(tool, JsonRpc.object().put("a", 1), in(within));
    }

    static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asString();
    }

    @Override
    public void close() {
        wire.close();
        watchdog.close();
        server.close();
    }
}
