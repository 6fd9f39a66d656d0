package frontdesk.mcp.wire;

import static frontdesk.mcp.client.ClientRig.ANSWER;
import static frontdesk.mcp.client.ClientRig.LONG;
import static frontdesk.mcp.client.ClientRig.add;
import static frontdesk.mcp.client.ClientRig.in;
import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.client.ClientRig;
import frontdesk.mcp.client.McpClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
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
    void aStreamThatIsOpenAgainFromTheStartMayHaveMissedAChange() throws Exception {
        server.on("initialize", exchange -> exchange.result(LISTENED_TO, "MCP-Session-Id", "s1"));
        server.on("GET", exchange -> {
            exchange.stream().write("retry: 1\n\n");
            if (server.count("GET") > 1) {
                new CountDownLatch(1).await();
            }
        });
        McpClient client = rig.connect();
        assertEquals("changed", rig.changes.poll(30, TimeUnit.SECONDS));
        assertEquals(2, server.count("GET"), "when it is open, not when it is lost");
        client.close();
    }

    @Test
    void aStreamThatIsResumedAfterAnEventHasMissedNothing() throws Exception {
        server.on("initialize", exchange -> exchange.result(LISTENED_TO, "MCP-Session-Id", "s1"));
        server.on("GET", exchange -> {
            if (exchange.asked().header("Last-Event-ID").isEmpty()) {
                exchange.stream().write("id: e1\nretry: 1\ndata:\n\n");
            } else {
                exchange.stream().write("data: {\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}\n\n");
                new CountDownLatch(1).await();
            }
        });
        McpClient client = rig.connect();
        server.await("answer");
        assertEquals(2, server.count("GET"));
        assertEquals(0, rig.changes.size());
        client.close();
    }

    @Test
    void aServerThatNeverSaysAWordIsListenedToFiveTimesAndLeft() throws Exception {
        server.on("GET", exchange -> exchange.stream().write("retry: 1\n\n"));
        assertEquals(Reopening.TRIES - 1, missedUntilItIsLeft());
        assertEquals(Reopening.TRIES, server.count("GET"));
    }

    @Test
    void aServerThatOffersNoStreamIsAskedOnce() throws Exception {
        assertEquals(0, missedUntilItIsLeft());
        assertEquals(1, server.count("GET"));
    }

    /** Listens on this thread for as long as it is done at all. */
    private int missedUntilItIsLeft() {
        AtomicInteger missed = new AtomicInteger();
        HttpRequest get = HttpRequest.newBuilder(server.url()).version(HttpClient.Version.HTTP_1_1).build();
        new ListeningStream(
                        after -> rig.wire.stream(get, in(LONG)),
                        ListeningStream.Resumption.AFTER_EVENT,
                        data -> {},
                        missed::incrementAndGet,
                        Secrets.inHeaders(Map.of()))
                .listen();
        return missed.get();
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
