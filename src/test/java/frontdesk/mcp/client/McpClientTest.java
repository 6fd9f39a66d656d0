package frontdesk.mcp.client;

import static frontdesk.mcp.client.ClientRig.ANSWER;
import static frontdesk.mcp.client.ClientRig.LONG;
import static frontdesk.mcp.client.ClientRig.add;
import static frontdesk.mcp.client.ClientRig.in;
import static frontdesk.mcp.client.ClientRig.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.wire.McpException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The client over real HTTP: what servers answer, and how they list their tools. */
class McpClientTest {

    @AutoClose
    private final ClientRig rig = new ClientRig();
    private final FakeMcpServer server = rig.server;

    @Test
    void aServerWithoutToolsIsNotAskedForThem() throws Exception {
        server.on("initialize", exchange -> exchange.result("""
                {"protocolVersion":"2025-11-25","capabilities":{"prompts":{}},"serverInfo":{"name":"f"}}"""));
        McpClient client = rig.connect();
        assertEquals(List.of(), client.tools(in(LONG)).usable());
        assertEquals(0, server.count("tools/list"));
        client.close();
    }

    @Test
    void anAnswerMayBeAStreamOfEvents() throws Exception {
        server.on("tools/call", exchange -> exchange.stream()
                .write(": hello\nid: 1\ndata:\n\n")
                .write("event: message\r\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}\r\n\r\n")
                .write("data: {\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}\n\n")
                .write("event: other\ndata: not ours\n\n")
                .write("data: " + exchange.wrapped(ANSWER) + "\n\n"));
        McpClient client = rig.connect();
        assertEquals("3", text(add(client, LONG)));
        client.close();
    }

    @Test
    void afterTheAnswerNobodyReadsOn() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        server.on("tools/call", exchange -> {
            exchange.stream().write("data: " + exchange.wrapped(ANSWER) + "\n\n");
            answered.await(30, TimeUnit.SECONDS);
        });
        McpClient client = rig.connect();
        assertEquals("3", text(add(client, LONG)));
        answered.countDown();
        client.close();
    }

    @Test
    void aBatchIsReadMessageByMessage() throws Exception {
        server.on("tools/call", exchange -> exchange.answer(200, "Application/JSON; charset=utf-8",
                "[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}," + exchange.wrapped(ANSWER) + "]"));
        McpClient client = rig.connect();
        assertEquals("3", text(add(client, LONG)));
        client.close();
    }

    @Test
    void aListOfToolsComesPageByPage() throws Exception {
        server.on("tools/list", exchange -> {
            String cursor = exchange.asked().json().path("params").path("cursor").asString("");
            String tool = "{\"name\":\"t" + cursor.length() + "\",\"inputSchema\":{\"type\":\"object\"}}";
            exchange.result("{\"tools\":[" + tool + "]"
                    + (cursor.length() < 3 ? ",\"nextCursor\":\"" + cursor + "x\"" : "") + "}");
        });
        McpClient client = rig.connect();
        assertEquals(
                List.of("t0", "t1", "t2", "t3"),
                client.tools(in(LONG)).usable().stream().map(McpTool::name).toList());
        client.close();
    }

    @Test
    void aListThatDoesNotEndIsRefused() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        server.on("tools/list", exchange ->
                exchange.result("{\"tools\":[],\"nextCursor\":\"" + pages.incrementAndGet() + "\"}"));
        McpClient client = rig.connect();
        McpException endless = assertThrows(McpException.class, () -> client.tools(in(LONG)));
        assertTrue(endless.getMessage().contains("does not end"), endless.getMessage());
        server.on("tools/list", exchange -> exchange.result("{\"tools\":[],\"nextCursor\":\"again\"}"));
        assertThrows(McpException.class, () -> client.tools(in(LONG)));
        client.close();
    }

    @Test
    void anErrorOfTheServerIsSaidInItsWords() throws Exception {
        server.on("tools/call", exchange -> exchange.answer(200, "application/json", """
                {"jsonrpc":"2.0","id":%s,"error":{"code":-32602,"message":"Unknown\\ntool"}}"""
                        .formatted(exchange.asked().json().path("id"))));
        McpClient client = rig.connect();
        McpException.Refused refused = assertThrows(McpException.Refused.class, () -> add(client, LONG));
        assertEquals("Unknown tool (code -32602)", refused.getMessage());
        assertEquals(JsonRpc.INVALID_PARAMS, refused.code().getAsInt());
        client.close();
    }

    @Test
    void aTooLongAnswerIsNotReadToItsEnd() throws Exception {
        server.on("tools/call", exchange ->
                exchange.answer(200, "application/json", "x".repeat(JsonRpcCodec.LONGEST_CHARACTERS + 1)));
        McpClient client = rig.connect();
        McpException refused = assertThrows(McpException.class, () -> add(client, LONG));
        assertTrue(refused.getMessage().contains("longer than"), refused.getMessage());
        client.close();
    }

    @Test
    void nobodyThereIsSaidPlainly() {
        server.close();
        McpException refused = assertThrows(McpException.class, rig::connect);
        assertTrue(refused.getMessage().contains("cannot be reached"), refused.getMessage());
        assertFalse(refused.getMessage().contains("t0ken"));
    }

    @Test
    void aListOfToolsThatIsTooLongIsRefused() throws Exception {
        String tool = "{\"name\":\"t\",\"inputSchema\":{},\"x\":\"" + "x".repeat(3 << 20) + "\"}";
        server.on("tools/list", exchange ->
                exchange.result("{\"tools\":[" + tool + "],\"nextCursor\":\"" + server.seen().size() + "\"}"));
        McpClient client = rig.connect();
        McpException refused = assertThrows(McpException.class, () -> client.tools(in(LONG)));
        assertTrue(refused.getMessage().contains("too long"), refused.getMessage());
        assertEquals(2, server.count("tools/list"));
        client.close();
    }
}
