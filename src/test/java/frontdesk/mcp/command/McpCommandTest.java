package frontdesk.mcp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.FakeMcpServer;
import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.tool.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class McpCommandTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "s3cret");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FakeMcpServer server;

    @BeforeEach
    void start() throws IOException {
        server = FakeMcpServer.start();
        server.on("tools/call", exchange -> exchange.result("""
                {"content":[{"type":"text","text":"three"}],"isError":%s}"""
                        .formatted(exchange.asked().body().contains("\"a\":-1"))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(String... arguments) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        return new McpCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        System::nanoTime,
                        new ClientInfo("frontdesk", "1"))
                .run(all, ENVIRONMENT);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itShowsTheServerAndItsToolsAndCallsWhatIsNamed() throws Exception {
        assertEquals(0, run("--call", "add={\"a\":1}", server.url().toString()));
        assertTrue(said().startsWith("fake 7 at " + server.url() + " speaks MCP 2025-11-25"), said());
        assertTrue(said().contains("\n  add\n    Adds\n    {\"type\":\"object\""), said());
        assertTrue(said().endsWith("> add {\"a\":1}\nthree\n"), said());
        assertEquals(1, server.count("DELETE"));
    }

    @Test
    void withJsonTheOutputIsOneObjectWithTheToolsExactlyAsListed() throws Exception {
        server.on("tools/list", exchange -> exchange.result("""
                {"tools":[{"name":"a.b","x":[1.50,null],"inputSchema":{}},{"name":"t","inputSchema":7}]}"""));
        assertEquals(0, run("--json", "--call", "a.b", server.url().toString()));
        JsonNode report = JsonRpcCodec.tree(new JsonText(said()));
        assertEquals("2025-11-25", report.path("protocolVersion").asString());
        assertEquals("fake", report.path("server").path("name").asString());
        assertEquals("{\"name\":\"a.b\",\"x\":[1.50,null],\"inputSchema\":{}}", report.path("tools").get(0).toString());
        assertEquals("a_b", report.path("modelTools").get(0).path("name").asString());
        assertEquals("t", report.path("leftOut").get(0).path("tool").asString());
        assertEquals("a.b", report.path("calls").get(0).path("tool").asString());
        JsonNode result = report.path("calls").get(0).path("result");
        assertEquals("three", result.path("content").path(0).path("text").asString());
        assertEquals("", complained());
    }

    @Test
    void aToolThatFailsIsCodeThree() throws Exception {
        assertEquals(3, run("--call", "add={\"a\":-1}", "--call", "add={\"a\":1}", server.url().toString()));
        assertEquals(2, server.count("tools/call"), "the others are called all the same");
    }

    @Test
    void aServerThatIsNotThereIsCodeOneAndOneLine() throws Exception {
        server.close();
        assertEquals(1, run("--json", server.url().toString()));
        assertTrue(complained().contains("cannot be reached"), complained());
        assertEquals(1, complained().lines().count());
        assertTrue(JsonRpcCodec.tree(new JsonText(said())).path("error").asString().contains("cannot be reached"));
    }

    @Test
    void headersAndTokensGoAlongAndAreNeverShown() throws Exception {
        server.on("tools/list", exchange -> exchange.status(401));
        assertEquals(1, run("--header", "X-Tenant: 7", "--bearer-env", "TOKEN", server.url() + "?key=s3cret"));
        assertEquals("7", server.seen().getFirst().header("X-Tenant"));
        assertEquals("Bearer s3cret", server.seen().getFirst().header("Authorization"));
        assertFalse((said() + complained()).contains("s3cret"), said() + complained());
    }

    @Test
    void aTokenThatTheServerRepeatsIsNotShown() throws Exception {
        server.on("tools/list", exchange -> exchange.answer(401, "application/json", """
                {"jsonrpc":"2.0","error":{"code":-1,"message":"no such token: s3cret"}}"""));
        assertEquals(1, run("--json", "--bearer-env", "TOKEN", server.url().toString()));
        assertTrue(said().contains("no such token: ***"), said());
        assertFalse((said() + complained()).contains("s3cret"), said() + complained());
    }

    @Test
    void theVersionThatIsOfferedCanBeChosen() throws Exception {
        assertEquals(0, run("--protocol", "2025-06-18", "--timeout", "30", server.url().toString()));
        assertEquals(
                "2025-06-18",
                server.await("initialize").json().path("params").path("protocolVersion").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "URL URL", "--frobnicate URL", "--call", "--call add={ URL", "--call add=[1] URL", "--header x URL",
        "--header Host:x URL", "--bearer-env MISSING URL", "--protocol 7 URL", "--timeout 0 URL", "--timeout x URL",
        "ftp://x", "http://", "URL -- cat", "--header a:b -- cat"})
    void whatIsNotUnderstoodIsCodeTwoAndOneLine(String line) throws Exception {
        String[] arguments = line.isEmpty() ? new String[0] : line.replace("URL", server.url().toString()).split(" ");
        assertEquals(2, run(arguments));
        assertEquals(1, complained().lines().count(), complained());
        assertEquals("", said());
        assertEquals(0, server.seen().size());
    }

    @Test
    void aToolThatIsNotThereIsCodeTwoBeforeAnythingIsCalled() throws Exception {
        assertEquals(2, run("--call", "add", "--call", "subtract", server.url().toString()));
        assertTrue(complained().contains("subtract"), complained());
        assertEquals(0, server.count("tools/call"), "and the others are not called either");
    }
}
