package frontdesk.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import frontdesk.mcp.wire.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The client over real HTTP, as 2026-07-28 has it. */
class StatelessSessionTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String DISCOVERED = """
            {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"ttlMs":0,\
            "cacheScope":"private","_meta":{"io.modelcontextprotocol/serverInfo":{"name":"modern","version":"9"}}}""";

    @AutoClose
    private final ClientRig rig = new ClientRig();
    private final FakeMcpServer server =
            rig.server.on("server/discover", exchange -> exchange.result(DISCOVERED));

    private static Deadline in(Duration time) {
        return Deadline.in(time, System::nanoTime);
    }

    private McpClient connect() throws McpException, InterruptedException {
        McpTransport transport = McpTransport.to(new Way.Url(server.url(), Map.of()), rig.wire, System::nanoTime);
        return McpClient.open(
                transport, "2026-07-28", new ClientInfo("frontdesk", "1"), () -> rig.changes.add("changed"), in(LONG));
    }

    private static JsonNode call(McpClient client, Duration within) throws McpException, InterruptedException {
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        return client.call(tool, JsonRpc.object().put("a", "Köln").put("b", 7), in(within));
    }

    @Test
    void everyRequestSaysByItselfWhatItIsAndWhoAsks() throws Exception {
        server.on("tools/list", exchange -> exchange.result("""
                {"tools":[{"name":"add","inputSchema":{"type":"object","properties":{
                "a":{"type":"string","x-mcp-header":"City"},"b":{"type":"integer","x-mcp-header":"Nights"},
                "c":{"type":"boolean","x-mcp-header":"Breakfast"}}}}]}"""));
        server.on("tools/call", exchange -> exchange.result("{\"resultType\":\"complete\",\"content\":[]}"));
        McpClient client = connect();
        assertEquals("modern", client.facts().name());
        assertEquals("2026-07-28", client.facts().protocolVersion());
        call(client, LONG);
        client.close();
        assertEquals(
                List.of("server/discover", "tools/list", "tools/call"),
                server.seen().stream().map(FakeMcpServer.Seen::what).toList());
        for (FakeMcpServer.Seen seen : server.seen()) {
            assertEquals("2026-07-28", seen.header("MCP-Protocol-Version"));
            assertEquals(seen.what(), seen.header("Mcp-Method"));
            JsonNode meta = seen.json().path("params").path("_meta");
            assertEquals("2026-07-28", meta.path("io.modelcontextprotocol/protocolVersion").asString());
            assertEquals("{}", meta.path("io.modelcontextprotocol/clientCapabilities").toString());
            assertEquals("frontdesk", meta.path("io.modelcontextprotocol/clientInfo").path("name").asString());
        }
        FakeMcpServer.Seen call = server.seen().getLast();
        assertEquals("add", call.header("Mcp-Name"));
        assertEquals("=?base64?S8O2bG4=?=", call.header("Mcp-Param-City"));
        assertEquals("7", call.header("Mcp-Param-Nights"));
        assertEquals("", call.header("Mcp-Param-Breakfast"));
    }

    @Test
    void aRefusedVersionThatTheServerNamesItselfIsTriedOnceMore() throws Exception {
        server.on("server/discover", exchange -> {
            if (server.count("server/discover") == 1) {
                exchange.answer(400, "application/json", """
                        {"jsonrpc":"2.0","id":1,"error":{"code":-32022,"message":"Unsupported",\
                        "data":{"supported":["2026-07-28"]}}}""");
            } else {
                exchange.result(DISCOVERED);
            }
        });
        McpClient client = connect();
        assertEquals("2026-07-28", client.facts().protocolVersion());
        client.close();
    }

    @Test
    void aServerThatHasNeverHeardOfItIsGreeted() throws Exception {
        server.on("server/discover", exchange -> exchange.answer(400, "application/json", """
                {"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"Server not initialized"}}"""));
        McpClient client = connect();
        assertEquals("2025-11-25", client.facts().protocolVersion());
        client.tools(in(LONG));
        assertEquals("", server.await("tools/list").header("Mcp-Method"));
        client.close();
    }

    @Test
    void aServerThatAnswersAnythingIsGreetedToo() throws Exception {
        server.on("server/discover", exchange -> exchange.result("{}"));
        McpClient client = connect();
        assertEquals("2025-11-25", client.facts().protocolVersion());
        client.close();
    }

    @Test
    void anOutageIsNoSignOfAge() {
        server.close();
        McpException failed = assertThrows(McpException.class, this::connect);
        assertTrue(failed.getMessage().contains("cannot be reached"), failed.getMessage());
    }

    @Test
    void aResultThatAsksForInputIsAnErrorOfThatCall() throws Exception {
        server.on("tools/call", exchange -> exchange.result("{\"resultType\":\"input_required\"}"));
        McpClient client = connect();
        McpException failed = assertThrows(McpException.class, () -> call(client, LONG));
        assertTrue(failed.getMessage().contains("input_required"), failed.getMessage());
        client.close();
    }

    @Test
    void aStreamIsNeverResumedAndNothingIsCancelledByMessage() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", exchange -> exchange.stream().write("id: e1\nretry: 1\ndata: \n\n"));
        McpClient client = connect();
        assertThrows(McpException.class, () -> call(client, LONG));
        server.on("tools/call", exchange -> never.await());
        assertThrows(McpException.TimedOut.class, () -> call(client, Duration.ofMillis(300)));
        client.close();
        assertEquals(0, server.count("GET") + server.count("notifications/cancelled") + server.count("DELETE"));
    }

    @Test
    void changedToolsAreSubscribedToWhereTheServerSaysSo() throws Exception {
        server.on("server/discover", exchange ->
                exchange.result(DISCOVERED.replace("\"tools\":{}", "\"tools\":{\"listChanged\":true}")));
        CountDownLatch never = new CountDownLatch(1);
        server.on("subscriptions/listen", exchange -> {
            exchange.stream()
                    .write("id: e1\nretry: 1\n")
                    .write("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\"}\n\n")
                    .write("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n");
            if (server.count("subscriptions/listen") > 1) {
                never.await();
            }
        });
        McpClient client = connect();
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS));
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS), "perhaps while the stream was closed");
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS), "and again when it was open again");
        FakeMcpServer.Seen first = server.await("subscriptions/listen");
        assertEquals("subscriptions/listen", first.header("Mcp-Method"));
        assertEquals("2026-07-28", first.header("MCP-Protocol-Version"));
        assertEquals("{\"toolsListChanged\":true}", first.json().path("params").path("notifications").toString());
        FakeMcpServer.Seen again = server.await("subscriptions/listen");
        assertNotEquals(first.json().path("id"), again.json().path("id"), "no id is used twice");
        assertEquals("", again.header("Last-Event-ID"), "and nothing is resumed, whatever the server calls its events");
        client.close();
    }

    @Test
    void aToolWithABrokenHeaderIsLeftOutAndTheOthersStay() throws Exception {
        server.on("tools/list", exchange -> exchange.result("""
                {"tools":[{"name":"bad","inputSchema":{"type":"object","properties":{
                "a":{"type":"number","x-mcp-header":"A"}}}},
                {"name":"good","inputSchema":{"type":"object"}}]}"""));
        McpClient client = connect();
        ToolList tools = client.tools(in(LONG));
        assertEquals(List.of("good"), tools.usable().stream().map(McpTool::name).toList());
        assertEquals("bad", tools.leftOut().getFirst().name());
        client.close();
    }
}
