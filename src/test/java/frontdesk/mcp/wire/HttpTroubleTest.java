package frontdesk.mcp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.client.ClientRig;
import frontdesk.mcp.protocol.JsonRpc;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What servers and the proxies before them do besides answering: redirects, refusals, streams that break. */
class HttpTroubleTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final JsonRpc.Request CALL =
            new JsonRpc.Request(new JsonRpc.Id.Number(1), "tools/call", JsonRpc.object());
    private static final String ANSWER = "{\"content\":[]}";

    @AutoClose
    private final ClientRig rig = new ClientRig();
    private final FakeMcpServer server = rig.server;

    private HttpTransport to(URI url) {
        Map<String, String> headers = Map.of("Authorization", "Bearer t0ken");
        HttpTransport transport = new HttpTransport(new Way.Url(url, headers), rig.wire, System::nanoTime);
        transport.open(new McpTransport.Ear() {
            @Override
            public void notified(JsonRpc.Notification notification) {}

            @Override
            public void listensAgain() {}

            @Override
            public JsonRpc asked(JsonRpc.Request request) {
                throw new AssertionError("asked " + request);
            }
        });
        transport.negotiated("2025-11-25");
        return transport;
    }

    private ObjectNode call() throws McpException, InterruptedException {
        return to(server.url()).exchange(CALL, Map.of(), Deadline.in(LONG, System::nanoTime));
    }

    private String refusal() {
        return assertThrows(McpException.class, this::call).getMessage();
    }

    @Test
    void aRedirectOnTheSameHostKeepsMethodBodyAndHeaders() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.on("tools/call", exchange -> {
            if (asked.incrementAndGet() == 1) {
                exchange.status(307, "Location", "/mcp/");
            } else {
                exchange.result(ANSWER);
            }
        });
        assertEquals(ANSWER, call().toString());
        FakeMcpServer.Seen second = server.seen().get(1);
        assertEquals("Bearer t0ken", second.header("Authorization"));
        assertEquals(CALL.encode(), second.body());
    }

    @Test
    void aRedirectToAnotherHostIsRefusedAndTheTokenStaysHome() throws Exception {
        try (FakeMcpServer other = FakeMcpServer.start()) {
            server.on("tools/call", exchange -> exchange.status(307, "Location", other.url() + "?key=s3cret"));
            String refusal = refusal();
            assertTrue(refusal.contains("redirects (HTTP 307) to " + other.url()), refusal);
            assertFalse(refusal.contains("s3cret"), refusal);
            assertEquals(0, other.seen().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"301, /elsewhere", "302, /elsewhere", "303, /elsewhere", "307, '', ", "308, ht!tp://[x"})
    void otherRedirectsAreRefused(int status, String location) {
        server.on("tools/call", exchange -> exchange.status(status, "Location", location));
        String refusal = refusal();
        assertTrue(refusal.contains("redirects (HTTP " + status + ")"), refusal);
    }

    @Test
    void aMissingTokenIsSaidWithWhatTheServerWants() {
        server.on("tools/call", exchange -> exchange.answer(401, "text/html", "<html>", "WWW-Authenticate",
                "Bearer error=\"invalid\", resource_metadata=\"https://auth.example/meta\", scope=\"a b\", x=\"y\""));
        String refusal = refusal();
        assertTrue(refusal.startsWith("HTTP 401"), refusal);
        assertTrue(refusal.contains("resource_metadata=\"https://auth.example/meta\""), refusal);
        assertTrue(refusal.contains("scope=\"a b\""), refusal);
        assertEquals(1, server.seen().size(), "nothing is fetched from there, nothing is tried again");
    }

    @Test
    void aForbiddenRequestIsSaidToBeSo() {
        server.on("tools/call", exchange -> exchange.status(
                403, "WWW-Authenticate", "Bearer error=insufficient_scope, scope=\"book\""));
        String refusal = refusal();
        assertTrue(refusal.contains("403") && refusal.contains("insufficient_scope"), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "500 | text/html        | <h1>oops</h1>                                                   | HTTP 500",
        "400 | application/json | {\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000,\"message\":\"B\"}} | B (code -32",
        "200 | text/html        | <h1>login</h1>                                                  | text/html",
        "200 | application/json | {\"jsonrpc\":                                                     | malformed",
        "200 | application/json | {}                                                              | malformed",
        "200 | application/json | {\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}                    | another request",
        "200 | application/json | {\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":{}}                | another request"})
    void whatIsNoAnswerIsSaidToBeNone(int status, String type, String body, String said) {
        server.on("tools/call", exchange -> exchange.answer(status, type, body));
        String refusal = refusal();
        assertTrue(refusal.contains(said), refusal);
    }

    @Test
    void aStreamThatEndsTooEarlyIsResumedWhereItWas() throws Exception {
        server.on("tools/call", exchange ->
                exchange.stream().write("id: e1\nretry: 1\ndata: \n\n"));
        AtomicInteger resumed = new AtomicInteger();
        server.on("GET", exchange -> {
            if (resumed.incrementAndGet() == 1) {
                exchange.stream().write("id: e2\ndata:\n\n");
            } else {
                exchange.stream().write("data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + ANSWER + "}\n\n");
            }
        });
        assertEquals(ANSWER, call().toString());
        FakeMcpServer.Seen first = server.await("GET");
        assertEquals("e1", first.header("Last-Event-ID"));
        assertEquals("text/event-stream", first.header("Accept"));
        assertEquals("2025-11-25", first.header("MCP-Protocol-Version"));
        assertEquals("e2", server.await("GET").header("Last-Event-ID"));
        assertEquals(1, server.count("tools/call"), "what was asked is never asked twice");
    }

    @Test
    void aStreamThatBreaksIsResumedToo() throws Exception {
        server.on("tools/call", exchange -> {
            exchange.http().getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.http().sendResponseHeaders(200, 10_000);
            exchange.write("id: e1\nretry: 1\ndata: \n\ndata: {\"jsonr");
        });
        server.on("GET", exchange ->
                exchange.stream().write("data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + ANSWER + "}\n\n"));
        assertEquals(ANSWER, call().toString());
        assertEquals("e1", server.await("GET").header("Last-Event-ID"));
    }

    @Test
    void aStreamThatIsResumedInVainIsGivenUp() {
        server.on("tools/call", exchange -> exchange.stream().write("id: e1\nretry: 1\ndata: \n\n"));
        server.on("GET", exchange -> exchange.stream().write("retry: 1\n\n"));
        assertTrue(refusal().contains("may have been done"));
    }

    @Test
    void aStreamThatCannotBeResumedFails() {
        server.on("tools/call", exchange -> exchange.stream().write("id: e1\nretry: 1\ndata: \n\n"));
        assertTrue(refusal().contains("cannot be resumed (HTTP 405)"));
    }

    @Test
    void aStreamThatNeverSaidWhereItIsFails() {
        server.on("tools/call", exchange -> exchange.stream().write(": nothing\n\n"));
        assertTrue(refusal().contains("may have been done"));
        assertEquals(0, server.count("GET"));
    }

    @Test
    void aServerThatWantsUsBackTooLateIsNotWaitedFor() {
        server.on("tools/call", exchange -> exchange.stream().write("id: e1\nretry: 99999999\ndata: \n\n"));
        assertThrows(McpException.TimedOut.class, this::call);
    }
}
