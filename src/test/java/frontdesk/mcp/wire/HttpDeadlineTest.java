package frontdesk.mcp.wire;

import static frontdesk.mcp.client.ClientRig.LONG;
import static frontdesk.mcp.client.ClientRig.SHORT;
import static frontdesk.mcp.client.ClientRig.add;
import static frontdesk.mcp.client.ClientRig.in;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.client.ClientRig;
import frontdesk.mcp.client.McpClient;
import frontdesk.mcp.client.McpTool;
import frontdesk.mcp.protocol.JsonRpc;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Nobody waits longer for a server than they want to, whatever it does; over real HTTP. */
class HttpDeadlineTest {

    @AutoClose
    private final ClientRig rig = new ClientRig();
    private final FakeMcpServer server = rig.server;

    @Test
    void aServerThatSaysNothingIsLeftAtTheDeadlineAndTold() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", exchange -> never.await());
        McpClient client = rig.connect();
        assertThrows(McpException.TimedOut.class, () -> add(client, SHORT));
        JsonNode cancelled = server.await("notifications/cancelled").json();
        assertEquals(server.seen().get(3).json().path("id"), cancelled.path("params").path("requestId"));
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void aBodyThatStallsIsLeftAtTheDeadlineToo(String type) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", exchange -> {
            exchange.http().getResponseHeaders().set("Content-Type", type);
            exchange.http().sendResponseHeaders(200, 0);
            exchange.write("{\"jsonrpc\":");
            never.await();
        });
        McpClient client = rig.connect();
        assertThrows(McpException.TimedOut.class, () -> add(client, SHORT));
        server.await("notifications/cancelled");
        client.close();
    }

    @Test
    void whoeverIsInterruptedStopsWaitingAndTheServerIsTold() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", exchange -> never.await());
        McpClient client = rig.connect();
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        LinkedBlockingQueue<Exception> ended = new LinkedBlockingQueue<>();
        Thread asking = Thread.ofVirtual().start(() ->
                ended.add(assertThrows(Exception.class, () -> client.call(tool, JsonRpc.object(), in(LONG)))));
        server.await("tools/call");
        asking.interrupt();
        assertEquals(InterruptedException.class, ended.poll(30, TimeUnit.SECONDS).getClass());
        server.await("notifications/cancelled");
        client.close();
    }

    @Test
    void anInterruptBreaksTheReadingOfABody() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", exchange -> {
            exchange.stream().write("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n");
            never.await();
        });
        McpClient client = rig.connect();
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        LinkedBlockingQueue<Exception> ended = new LinkedBlockingQueue<>();
        Thread asking = Thread.ofVirtual().start(() ->
                ended.add(assertThrows(Exception.class, () -> client.call(tool, JsonRpc.object(), in(LONG)))));
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS));
        asking.interrupt();
        assertEquals(InterruptedException.class, ended.poll(30, TimeUnit.SECONDS).getClass());
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void aBodyThatTricklesIsLeftAtTheDeadlineToo(String type) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", exchange -> {
            exchange.http().getResponseHeaders().set("Content-Type", type);
            exchange.http().sendResponseHeaders(200, 0);
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                exchange.write("\n");
            }
        });
        McpClient client = rig.connect();
        assertThrows(McpException.TimedOut.class, () -> add(client, SHORT));
        server.await("notifications/cancelled");
        client.close();
    }
}
