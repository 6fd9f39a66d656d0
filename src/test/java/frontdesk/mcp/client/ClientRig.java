package frontdesk.mcp.client;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.HttpWire;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import frontdesk.mcp.wire.Watchdog;
import frontdesk.mcp.wire.Way;
import frontdesk.tool.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server on a real socket, and clients that offer it 2025-11-25. */
public final class ClientRig implements AutoCloseable {

    public static final String ANSWER = "{\"content\":[{\"type\":\"text\",\"text\":\"3\"}]}";
    public static final Duration LONG = Duration.ofSeconds(60);
    public static final Duration SHORT = Duration.ofMillis(300);

    public final FakeMcpServer server;
    /** What clients hear of changed tools. */
    public final LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private final Watchdog watchdog = new Watchdog();
    public final HttpWire wire = new HttpWire(watchdog);

    public ClientRig() {
        try {
            server = FakeMcpServer.start();
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    public static Deadline in(Duration time) {
        return Deadline.in(time, System::nanoTime);
    }

    public McpClient connect() throws McpException, InterruptedException {
        Map<String, String> headers = Map.of("Authorization", "Bearer t0ken");
        McpTransport transport = McpTransport.to(new Way.Url(server.url(), headers), wire, System::nanoTime);
        return McpClient.open(
                transport, "2025-11-25", new ClientInfo("frontdesk", "1"), () -> changes.add("changed"), in(LONG));
    }

    /** The server does not know the session {@code s1} any more when its tool is called. */
    public void forgetsTheFirstSession(int status) {
        server.on("tools/call", exchange -> {
            if (exchange.asked().header("MCP-Session-Id").equals("s1")) {
                exchange.status(status);
            } else {
                exchange.result(ANSWER);
            }
        });
    }

    /** Calls the one tool of the server. */
    public static ObjectNode add(McpClient client, Duration within) throws McpException, InterruptedException {
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        return client.call(tool, JsonRpc.object().put("a", 1), in(within));
    }

    /** A tool as a server lists it. */
    public static McpTool tool(String listed) {
        return McpTool.of(JsonRpcCodec.tree(new JsonText(listed)), false);
    }

    public static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asString();
    }

    @Override
    public void close() {
        wire.close();
        watchdog.close();
        server.close();
    }
}
