package frontdesk.mcp.server;

import frontdesk.door.DoorHouse;
import frontdesk.door.DoorLimits;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.ProtocolVersions;
import frontdesk.tool.Arguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** A front door with an MCP server behind it, at {@code /mcp}. */
final class McpHouse implements AutoCloseable {

    static final String TOKEN = "a token of some length";
    static final URI PUBLIC_URL = URI.create("https://voice.example.com");

    /** Two calls of the tool {@code meet} wait for each other here. */
    final CyclicBarrier meeting = new CyclicBarrier(2);
    /** The tool {@code wait} lets itself not be interrupted before this is over. */
    final CountDownLatch waiting = new CountDownLatch(1);
    private final ToolThreads threads;
    private final DoorHouse house;

    McpHouse() {
        this(ToolThreads.Limits.defaults());
    }

    McpHouse(ToolThreads.Limits limits) {
        threads = new ToolThreads(limits);
        McpServer server = new McpServer(
                new McpServer.Identity("stub", "A stub", "1.2.3", "Nothing to know."),
                List.of(
                        StubServerTool.of("echo", arguments -> ToolAnswer.of(
                                JsonRpc.object().put("echo", arguments.text()))),
                        StubServerTool.of("fail", arguments -> ToolAnswer.failed("It is not there.")),
                        StubServerTool.of("refuse", arguments -> {
                            throw new Arguments.Refused("Say it in other words.");
                        }),
                        StubServerTool.of("broken", arguments -> {
                            throw new IllegalStateException("secret detail");
                        }),
                        StubServerTool.of("long", arguments -> ToolAnswer.of(
                                JsonRpc.object().put("text", "x".repeat(70_000)))),
                        StubServerTool.of("meet", arguments -> meet()),
                        StubServerTool.of("wait", arguments -> waitStubbornly())));
        AccessRules rules = new AccessRules("10.1.2.3", PUBLIC_URL, TOKEN);
        try {
            house = new DoorHouse(
                    DoorLimits.defaults(), Map.of("/mcp", Map.of("POST", new McpEndpoint(server, rules, threads))));
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    private ToolAnswer meet() {
        try {
            meeting.await(60, TimeUnit.SECONDS);
            return ToolAnswer.of(JsonRpc.object().put("met", true));
        } catch (Exception alone) {
            return ToolAnswer.failed("nobody came");
        }
    }

    private ToolAnswer waitStubbornly() {
        while (true) {
            try {
                waiting.await();
                return ToolAnswer.of(JsonRpc.object().put("waited", true));
            } catch (InterruptedException ignored) {
                // as tools do that nobody should write
            }
        }
    }

    /** Whoever may speak to it. */
    HttpReply.Draft friend() {
        return HttpReply.Draft.to(house.port(), "/mcp").with("Authorization", "Bearer " + TOKEN);
    }

    /** A request of the stateless version, with all it needs. */
    HttpReply stateless(String method, String params) {
        return HttpReply.Draft.to(house.port(), "/mcp")
                .with("Authorization", "Bearer " + TOKEN)
                .with("MCP-Protocol-Version", ProtocolVersions.STATELESS)
                .with("Mcp-Method", method)
                .post(statelessRequest(method, params));
    }

    /** @param params members besides {@code _meta}, such as {@code "name":"echo"}; may be empty */
    static String statelessRequest(String method, String params) {
        return """
                {"jsonrpc":"2.0","id":"a","method":"%s","params":{%s"_meta":{\
                "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(
                method, params.isEmpty() ? "" : params + ",");
    }

    static String request(String method, String params) {
        return """
                {"jsonrpc":"2.0","id":7,"method":"%s","params":{%s}}""".formatted(method, params);
    }

    int port() {
        return house.port();
    }

    @Override
    public void close() {
        waiting.countDown();
        house.close();
        threads.close();
    }
}
