package frontdesk.mcp.wire;

import static frontdesk.mcp.client.ClientRig.ANSWER;
import static frontdesk.mcp.client.ClientRig.LONG;
import static frontdesk.mcp.client.ClientRig.add;
import static frontdesk.mcp.client.ClientRig.in;
import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.client.ClientRig;
import frontdesk.mcp.client.McpClient;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What servers say while nothing is asked of them, and that their tools have changed; over real HTTP. */
class ListeningStreamTest {

    private static final String LISTENED_TO =
            FakeMcpServer.GREETING.replace("\"tools\":{}", "\"tools\":{\"listChanged\":true}");

    @AutoClose
    private final ClientRig rig = new ClientRig();
    private final FakeMcpServer server = rig.server;

    @Test
    void aChangedListOfToolsIsHeardOnTheListeningStream() throws Exception {
        server.on("initialize", exchange -> exchange.result(LISTENED_TO, "MCP-Session-Id", "s1"));
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger streams = new AtomicInteger();
        server.on("GET", exchange -> {
            exchange.stream().write("id: e" + streams.incrementAndGet() + "\nretry: 1\ndata: "
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n");
            if (streams.get() == 2) {
                never.await();
            }
        });
        McpClient client = rig.connect();
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS));
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS), "and again after the stream was closed");
        assertEquals("", server.await("GET").header("Last-Event-ID"));
        FakeMcpServer.Seen again = server.await("GET");
        assertEquals("e1", again.header("Last-Event-ID"));
        assertEquals("s1", again.header("MCP-Session-Id"));
        client.close();
    }

    @Test
    void aChangedListOfToolsIsHeardInTheMiddleOfAnAnswer() throws Exception {
        server.on("tools/call", exchange -> exchange.stream()
                .write("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n")
                .write("data: " + exchange.wrapped(ANSWER) + "\n\n"));
        McpClient client = rig.connect();
        add(client, LONG);
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS));
        assertEquals(0, server.count("GET"), "a server that never says so is not listened to");
        client.close();
    }

    @Test
    void aServerThatWasGreetedAnewIsListenedToAnewAndMayHaveOtherTools() throws Exception {
        server.on("initialize", exchange -> exchange.result(
                LISTENED_TO, "MCP-Session-Id", "s" + server.count("initialize")));
        server.on("GET", exchange -> {
            exchange.stream().write(": nothing yet\n\n");
            new CountDownLatch(1).await();
        });
        rig.forgetsTheFirstSession(404);
        McpClient client = rig.connect();
        assertEquals("s1", server.await("GET").header("MCP-Session-Id"));
        add(client, LONG);
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS));
        assertEquals("s2", server.await("GET").header("MCP-Session-Id"));
        client.close();
    }

    @Test
    void whoHasJustAskedForTheToolsIsNotToldToAskAgain() throws Exception {
        server.on("initialize", exchange -> exchange.result(
                FakeMcpServer.GREETING, "MCP-Session-Id", "s" + server.count("initialize")));
        server.on("tools/list", exchange -> {
            if (exchange.asked().header("MCP-Session-Id").equals("s1")) {
                exchange.status(404);
            } else {
                exchange.result(FakeMcpServer.TOOLS);
            }
        });
        McpClient client = rig.connect();
        assertEquals(1, client.tools(in(LONG)).usable().size());
        assertEquals(0, rig.changes.size());
        client.close();
    }

    @Test
    void aQuestionOnTheListeningStreamIsAnswered() throws Exception {
        server.on("initialize", exchange -> exchange.result(LISTENED_TO, "MCP-Session-Id", "s1"));
        server.on("GET", exchange -> {
            exchange.stream().write("data: {\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}\n\n");
            new CountDownLatch(1).await();
        });
        McpClient client = rig.connect();
        FakeMcpServer.Seen answer = server.await("answer");
        assertEquals("""
                {"jsonrpc":"2.0","id":"p","result":{}}""", answer.body());
        assertEquals("s1", answer.header("MCP-Session-Id"));
        client.close();
    }
}
