package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The client over real HTTP, in the versions with a handshake. */
class McpClientTest {

    private static final String ANSWER = "{\"content\":[{\"type\":\"text\",\"text\":\"3\"}]}";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Watchdog watchdog = new Watchdog();
    private final HttpWire wire = new HttpWire(watchdog);
    private final LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private FakeMcpServer server;

    @BeforeEach
    void start() throws IOException {
        server = FakeMcpServer.start();
    }

    @AfterEach
    void stop() {
        wire.close();
        watchdog.close();
        server.close();
    }

    private static Deadline in(Duration time) {
        return Deadline.in(time, System::nanoTime);
    }

    private McpClient connect() throws McpException, InterruptedException {
        return connect(server.url());
    }

    private McpClient connect(URI url) throws McpException, InterruptedException {
        Map<String, String> headers = Map.of("Authorization", "Bearer t0ken");
        HttpTransport transport = new HttpTransport(url, headers, wire, System::nanoTime);
        return McpClient.open(
                transport, "2025-11-25", new ClientInfo("frontdesk", "1"), () -> changes.add("changed"), in(LONG));
    }

    private static ObjectNode add(McpClient client, Duration within) throws McpException, InterruptedException {
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        return client.call(tool, JsonRpc.object().put("a", 1), in(within));
    }

    private static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asString();
    }

    @Test
    void versionSessionAndAuthorizationGoWithEverythingAfterTheGreeting() throws Exception {
        server.on("tools/call", exchange -> exchange.result(ANSWER));
        McpClient client = connect();
        assertEquals("3", text(add(client, LONG)));
        client.close();
        List<String> order = server.seen().stream().map(FakeMcpServer.Seen::what).toList();
        assertEquals(
                List.of("initialize", "notifications/initialized", "tools/list", "tools/call", "DELETE"), order);
        for (FakeMcpServer.Seen seen : server.seen()) {
            boolean first = seen.what().equals("initialize");
            assertEquals(first ? "" : "s1", seen.header("MCP-Session-Id"), seen.what());
            assertEquals(first ? "" : "2025-11-25", seen.header("MCP-Protocol-Version"), seen.what());
            assertEquals("Bearer t0ken", seen.header("Authorization"), seen.what());
            assertEquals("", seen.header("Upgrade"), "no upgrade to HTTP/2 is offered");
            assertEquals("", seen.header("Origin"));
        }
        FakeMcpServer.Seen call = server.seen().get(3);
        assertEquals("application/json, text/event-stream", call.header("Accept"));
        assertEquals("application/json", call.header("Content-Type"));
        assertEquals("add", call.json().path("params").path("name").asString());
    }

    @Test
    void theGreetingSaysWhoWeAreAndWhatWeOffer() throws Exception {
        McpClient client = connect();
        JsonNode params = server.await("initialize").json().path("params");
        assertEquals("2025-11-25", params.path("protocolVersion").asString());
        assertEquals("{\"name\":\"frontdesk\",\"version\":\"1\"}", params.path("clientInfo").toString());
        assertEquals("{}", params.path("capabilities").toString());
        assertEquals("fake", client.facts().name());
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-03-26", "2024-11-05"})
    void anOlderVersionIsAccepted(String version) throws Exception {
        server.on("initialize", exchange -> exchange.result(FakeMcpServer.GREETING.replace("2025-11-25", version)));
        McpClient client = connect();
        client.tools(in(LONG));
        assertEquals(version, server.await("tools/list").header("MCP-Protocol-Version"));
        client.close();
        assertEquals(0, server.count("DELETE"), "there is no session to end");
    }

    @Test
    void aVersionNobodyKnowsEndsTheConnectionWithAClearError() {
        server.on("initialize", exchange ->
                exchange.result(FakeMcpServer.GREETING.replace("2025-11-25", "1999-01-01")));
        McpException refused = assertThrows(McpException.class, this::connect);
        assertTrue(refused.getMessage().contains("\"1999-01-01\""), refused.getMessage());
    }

    @Test
    void aServerWithoutToolsIsNotAskedForThem() throws Exception {
        server.on("initialize", exchange -> exchange.result("""
                {"protocolVersion":"2025-11-25","capabilities":{"prompts":{}},"serverInfo":{"name":"f"}}"""));
        McpClient client = connect();
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
        McpClient client = connect();
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
        McpClient client = connect();
        assertEquals("3", text(add(client, LONG)));
        answered.countDown();
        client.close();
    }

    @Test
    void aBatchIsReadMessageByMessage() throws Exception {
        server.on("tools/call", exchange -> exchange.answer(200, "Application/JSON; charset=utf-8",
                "[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}," + exchange.wrapped(ANSWER) + "]"));
        McpClient client = connect();
        assertEquals("3", text(add(client, LONG)));
        client.close();
    }

    @Test
    void theServersOwnQuestionsAreAnsweredWhileItsAnswerIsAwaited() throws Exception {
        CountDownLatch bothAnswered = new CountDownLatch(2);
        server.on("answer", exchange -> {
            exchange.status(202);
            bothAnswered.countDown();
        });
        server.on("tools/call", exchange -> {
            exchange.stream()
                    .write("data: {\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}\n\n")
                    .write("data: {\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"roots/list\"}\n\n");
            bothAnswered.await(30, TimeUnit.SECONDS);
            exchange.write("data: " + exchange.wrapped(ANSWER) + "\n\n");
        });
        McpClient client = connect();
        assertEquals("3", text(add(client, LONG)));
        assertEquals("""
                {"jsonrpc":"2.0","id":"p","result":{}}""", server.await("answer").body());
        JsonNode refused = server.await("answer").json();
        assertEquals(5, refused.path("id").asInt());
        assertEquals(JsonRpc.METHOD_NOT_FOUND, refused.path("error").path("code").asInt());
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void aForgottenSessionIsGreetedAnewAndTheRequestRepeatedOnce(int status) throws Exception {
        AtomicInteger greetings = new AtomicInteger();
        server.on("initialize", exchange ->
                exchange.result(FakeMcpServer.GREETING, "MCP-Session-Id", "s" + greetings.incrementAndGet()));
        server.on("tools/call", exchange -> {
            if (exchange.asked().header("MCP-Session-Id").equals("s1")) {
                exchange.status(status);
            } else {
                exchange.result(ANSWER);
            }
        });
        McpClient client = connect();
        assertEquals("3", text(add(client, LONG)));
        assertEquals(2, server.count("initialize"));
        assertEquals(2, server.count("notifications/initialized"));
        server.seen().stream().filter(seen -> seen.what().equals("initialize")).forEach(seen ->
                assertEquals("", seen.header("MCP-Session-Id")));
        client.close();
    }

    @Test
    void aServerThatForgetsEverySessionIsNotGreetedForEver() throws Exception {
        server.on("tools/call", exchange -> exchange.status(404));
        McpClient client = connect();
        assertThrows(McpException.SessionGone.class, () -> add(client, LONG));
        assertEquals(2, server.count("initialize"));
        client.close();
    }

    @Test
    void twoRequestsThatFindTheSessionGoneGreetOnce() throws Exception {
        CountDownLatch bothAsked = new CountDownLatch(2);
        AtomicInteger greetings = new AtomicInteger();
        server.on("initialize", exchange ->
                exchange.result(FakeMcpServer.GREETING, "MCP-Session-Id", "s" + greetings.incrementAndGet()));
        server.on("tools/call", exchange -> {
            if (exchange.asked().header("MCP-Session-Id").equals("s1")) {
                bothAsked.countDown();
                bothAsked.await(30, TimeUnit.SECONDS);
                exchange.status(404);
            } else {
                exchange.result(ANSWER);
            }
        });
        McpClient client = connect();
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ObjectNode> one = two.submit(() -> client.call(tool, JsonRpc.object(), in(LONG)));
            Future<ObjectNode> other = two.submit(() -> client.call(tool, JsonRpc.object(), in(LONG)));
            assertEquals("3", text(one.get()));
            assertEquals("3", text(other.get()));
        }
        assertEquals(2, server.count("initialize"));
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
        McpClient client = connect();
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
        McpClient client = connect();
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
        McpClient client = connect();
        McpException.Refused refused = assertThrows(McpException.Refused.class, () -> add(client, LONG));
        assertEquals("Unknown tool (code -32602)", refused.getMessage());
        assertEquals(JsonRpc.INVALID_PARAMS, refused.code().getAsInt());
        client.close();
    }

    @Test
    void aServerThatSaysNothingIsLeftAtTheDeadlineAndTold() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", exchange -> never.await());
        McpClient client = connect();
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
        McpClient client = connect();
        assertThrows(McpException.TimedOut.class, () -> add(client, SHORT));
        server.await("notifications/cancelled");
        client.close();
    }

    @Test
    void whoeverIsInterruptedStopsWaitingAndTheServerIsTold() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", exchange -> never.await());
        McpClient client = connect();
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
        McpClient client = connect();
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        LinkedBlockingQueue<Exception> ended = new LinkedBlockingQueue<>();
        Thread asking = Thread.ofVirtual().start(() ->
                ended.add(assertThrows(Exception.class, () -> client.call(tool, JsonRpc.object(), in(LONG)))));
        assertEquals("changed", changes.poll(30, TimeUnit.SECONDS));
        asking.interrupt();
        assertEquals(InterruptedException.class, ended.poll(30, TimeUnit.SECONDS).getClass());
        client.close();
    }

    @Test
    void aChangedListOfToolsIsHeardOnTheListeningStream() throws Exception {
        server.on("initialize", exchange -> exchange.result(
                FakeMcpServer.GREETING.replace("\"tools\":{}", "\"tools\":{\"listChanged\":true}"),
                "MCP-Session-Id", "s1"));
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger streams = new AtomicInteger();
        server.on("GET", exchange -> {
            exchange.stream().write("id: e" + streams.incrementAndGet() + "\nretry: 1\ndata: "
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n");
            if (streams.get() == 2) {
                never.await();
            }
        });
        McpClient client = connect();
        assertEquals("changed", changes.poll(30, TimeUnit.SECONDS));
        assertEquals("changed", changes.poll(30, TimeUnit.SECONDS), "and again after the stream was closed");
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
        McpClient client = connect();
        add(client, LONG);
        assertEquals("changed", changes.poll(30, TimeUnit.SECONDS));
        assertEquals(0, server.count("GET"), "a server that never says so is not listened to");
        client.close();
    }

    @Test
    void aTooLongAnswerIsNotReadToItsEnd() throws Exception {
        server.on("tools/call", exchange ->
                exchange.answer(200, "application/json", "x".repeat(JsonRpcCodec.LONGEST_CHARACTERS + 1)));
        McpClient client = connect();
        McpException refused = assertThrows(McpException.class, () -> add(client, LONG));
        assertTrue(refused.getMessage().contains("longer than"), refused.getMessage());
        client.close();
    }

    @Test
    void nobodyThereIsSaidPlainly() {
        server.close();
        McpException refused = assertThrows(McpException.class, this::connect);
        assertTrue(refused.getMessage().contains("cannot be reached"), refused.getMessage());
        assertFalse(refused.getMessage().contains("t0ken"));
    }
}
