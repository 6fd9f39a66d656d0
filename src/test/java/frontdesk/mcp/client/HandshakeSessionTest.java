package frontdesk.mcp.client;

import static frontdesk.mcp.client.ClientRig.ANSWER;
import static frontdesk.mcp.client.ClientRig.LONG;
import static frontdesk.mcp.client.ClientRig.add;
import static frontdesk.mcp.client.ClientRig.in;
import static frontdesk.mcp.client.ClientRig.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.wire.McpException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The client over real HTTP, in the versions with a handshake: sessions, and what servers say of themselves. */
class HandshakeSessionTest {

    @AutoClose
    private final ClientRig rig = new ClientRig();
    private final FakeMcpServer server = rig.server;

    @Test
    void versionSessionAndAuthorizationGoWithEverythingAfterTheGreeting() throws Exception {
        server.on("tools/call", exchange -> exchange.result(ANSWER));
        McpClient client = rig.connect();
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
        McpClient client = rig.connect();
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
        McpClient client = rig.connect();
        client.tools(in(LONG));
        assertEquals(version, server.await("tools/list").header("MCP-Protocol-Version"));
        client.close();
        assertEquals(0, server.count("DELETE"), "there is no session to end");
    }

    @Test
    void aVersionNobodyKnowsEndsTheConnectionWithAClearError() {
        server.on("initialize", exchange ->
                exchange.result(FakeMcpServer.GREETING.replace("2025-11-25", "1999-01-01")));
        McpException refused = assertThrows(McpException.class, rig::connect);
        assertTrue(refused.getMessage().contains("\"1999-01-01\""), refused.getMessage());
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
        McpClient client = rig.connect();
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
        rig.forgetsTheFirstSession(status);
        McpClient client = rig.connect();
        assertEquals("3", text(add(client, LONG)));
        assertEquals(2, server.count("initialize"));
        assertEquals(2, server.count("notifications/initialized"));
        server.seen().stream().filter(seen -> seen.what().equals("initialize")).forEach(seen ->
                assertEquals("", seen.header("MCP-Session-Id")));
        client.close();
    }

    @Test
    void aSessionIsForgottenTooWhereTheBodyOfA400SaysSoInAServersOwnCode() throws Exception {
        server.on("tools/call", exchange -> {
            if (server.count("initialize") == 1) {
                exchange.answer(400, "application/json", """
                        {"jsonrpc":"2.0","id":null,"error":{"code":-32000,\
                        "message":"Bad Request: No valid session ID provided"}}""");
            } else {
                exchange.result(ANSWER);
            }
        });
        McpClient client = rig.connect();
        assertEquals("3", text(add(client, LONG)));
        assertEquals(2, server.count("initialize"));
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {JsonRpc.PARSE_ERROR, JsonRpc.METHOD_NOT_FOUND, JsonRpc.INVALID_PARAMS})
    void aRequestThatIsRefusedForWhatItIsWasAskedInAGoodSession(int code) throws Exception {
        server.on("tools/call", exchange -> exchange.answer(400, "application/json",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + code + ",\"message\":\"no\"}}"));
        McpClient client = rig.connect();
        McpException.Refused refused = assertThrows(McpException.Refused.class, () -> add(client, LONG));
        assertEquals(code, refused.code().getAsInt());
        assertTrue(refused.isNotDone());
        assertEquals(1, server.count("initialize"));
        assertEquals(1, server.count("tools/call"), "nothing is repeated");
        client.close();
    }

    @Test
    void aServerThatForgetsEverySessionIsNotGreetedForEver() throws Exception {
        server.on("tools/call", exchange -> exchange.status(404));
        McpClient client = rig.connect();
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
        McpClient client = rig.connect();
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
    void nobodyAsksAnythingWhileTheServerIsGreetedAnew() throws Exception {
        CountDownLatch otherHasAsked = new CountDownLatch(1);
        server.on("initialize", exchange -> {
            if (server.count("initialize") == 2) {
                otherHasAsked.await(30, TimeUnit.SECONDS);
            }
            exchange.result(FakeMcpServer.GREETING, "MCP-Session-Id", "s" + server.count("initialize"));
        });
        rig.forgetsTheFirstSession(404);
        McpClient client = rig.connect();
        McpTool tool = client.tools(in(LONG)).usable().getFirst();
        LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
        Thread one = asking(client, tool, answers);
        server.await("initialize");
        server.await("initialize");
        Thread other = asking(client, tool, answers);
        while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        otherHasAsked.countDown();
        assertEquals("3", answers.poll(30, TimeUnit.SECONDS));
        assertEquals("3", answers.poll(30, TimeUnit.SECONDS));
        one.join();
        other.join();
        assertEquals(2, server.count("initialize"));
        server.seen().stream().filter(seen -> !seen.what().equals("initialize")).forEach(seen ->
                assertTrue(seen.header("MCP-Session-Id").startsWith("s"), "nothing is asked outside a session"));
        client.close();
    }

    private static Thread asking(McpClient client, McpTool tool, LinkedBlockingQueue<String> answers) {
        return Thread.ofPlatform().start(() -> {
            try {
                answers.add(text(client.call(tool, JsonRpc.object(), in(LONG))));
            } catch (McpException | InterruptedException failed) {
                answers.add(failed.toString());
            }
        });
    }

    @Test
    void aSessionWhoseIdNoHeaderMayHoldIsRefused() {
        server.on("initialize", exchange -> exchange.result(FakeMcpServer.GREETING, "MCP-Session-Id", "one two"));
        McpException refused = assertThrows(McpException.class, rig::connect);
        assertTrue(refused.getMessage().contains("session id"), refused.getMessage());
    }
}
