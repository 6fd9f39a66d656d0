package frontdesk.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.tool.JsonText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The versions with a handshake, and what all versions have in common; real requests through the front door. */
class McpEndpointTest {

    private final McpHouse house = new McpHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private HttpReply post(String method, String params) {
        return house.friend().post(McpHouse.request(method, params));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25", "2025-06-18, 2025-06-18", "2025-03-26, 2025-03-26", "2024-11-05, 2024-11-05",
        "2099-01-01, 2025-11-25", "2026-07-28, 2025-11-25"
    })
    void initializeAnswersInAVersionThatBothSpeakOrOurs(String wanted, String answered) {
        JsonNode result = post("initialize", """
                "protocolVersion":"%s","capabilities":{},"clientInfo":{"name":"x","version":"1"}""".formatted(wanted))
                .result();
        assertEquals(answered, result.path("protocolVersion").stringValue());
        assertEquals("{\"tools\":{}}", result.path("capabilities").toString());
        assertEquals("stub", result.path("serverInfo").path("name").stringValue());
        assertEquals("1.2.3", result.path("serverInfo").path("version").stringValue());
        assertEquals("Nothing to know.", result.path("instructions").stringValue());
    }

    @Test
    void initializeWithoutAVersionIsRefused() {
        assertEquals(JsonRpc.INVALID_PARAMS, post("initialize", "").errorCode());
    }

    @Test
    void noSessionIsEverGivenAndOneThatComesIsIgnored() {
        HttpReply reply = house.friend().with("MCP-Session-Id", "of somebody else").post(McpHouse.request("ping", ""));
        assertEquals("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}", reply.body());
        assertEquals("application/json", reply.header("Content-Type").orElse(""));
        assertTrue(reply.header("MCP-Session-Id").isEmpty(), reply.head());
    }

    @Test
    void anIdComesBackWithItsType() {
        HttpReply reply = house.friend().post("""
                {"jsonrpc":"2.0","id":"7","method":"ping"}""");
        assertEquals("\"7\"", reply.json().get("id").toString());
    }

    @Test
    void allToolsAreListedInOrderWithTheirSchemasUntouched() {
        JsonNode tools = post("tools/list", "").result();
        assertFalse(tools.has("nextCursor"));
        assertEquals(
                List.of("echo", "fail", "refuse", "broken", "long", "meet", "wait"),
                tools.path("tools").valueStream().map(tool -> tool.path("name").stringValue()).toList());
        JsonNode echo = tools.path("tools").get(0);
        assertEquals("a", echo.path("inputSchema").path("x-kept").path("$anchor").stringValue());
        assertEquals("Title of echo", echo.path("title").stringValue());
        assertEquals(
                "{\"readOnlyHint\":true,\"destructiveHint\":false,\"idempotentHint\":true,\"openWorldHint\":false}",
                echo.path("annotations").toString());
    }

    @Test
    void aCursorLeadsNowhere() {
        HttpReply reply = post("tools/list", "\"cursor\":\"page2\"");
        assertEquals(200, reply.status());
        assertEquals(JsonRpc.INVALID_PARAMS, reply.errorCode());
    }

    @Test
    void aToolAnswersInShapeAndInText() {
        JsonNode result = post("tools/call", "\"name\":\"echo\",\"arguments\":{\"text\":\"hé\"}").result();
        assertEquals("{\"text\":\"hé\"}", result.path("structuredContent").path("echo").stringValue());
        assertEquals("text", result.path("content").get(0).path("type").stringValue());
        assertEquals(
                result.path("structuredContent").toString(), result.path("content").get(0).path("text").stringValue());
        assertFalse(result.path("isError").booleanValue());
    }

    @Test
    void argumentsMayBeLeftOut() {
        JsonNode result = post("tools/call", "\"name\":\"echo\"").result();
        assertEquals("{}", result.path("structuredContent").path("echo").stringValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"name\":\"nobody\"", "\"name\":7", "", "\"name\":\"echo\",\"arguments\":[1]"})
    void aCallThatMeansNoToolIsAnErrorOfTheProtocol(String params) {
        HttpReply reply = post("tools/call", params);
        assertEquals(200, reply.status());
        assertEquals(JsonRpc.INVALID_PARAMS, reply.errorCode());
    }

    @ParameterizedTest
    @CsvSource({
        "fail, It is not there.",
        "refuse, Say it in other words.",
        "broken, 'The tool broken failed, and it is not known how far it came.'",
        "long, The answer was too long to be given. Ask for less."
    })
    void whatGoesWrongInAToolIsForTheModelToRead(String tool, String words) {
        JsonNode result = post("tools/call", "\"name\":\"" + tool + "\"").result();
        assertTrue(result.path("isError").booleanValue());
        assertEquals(words, result.path("content").get(0).path("text").stringValue());
        assertFalse(result.has("structuredContent"));
    }

    @Test
    void twoCallsRunAtTheSameTime() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpReply>> replies = List.of(1, 2).stream()
                    .map(call -> CompletableFuture.supplyAsync(
                            () -> post("tools/call", "\"name\":\"meet\""), clients))
                    .toList();
            for (CompletableFuture<HttpReply> reply : replies) {
                assertTrue(reply.get(90, TimeUnit.SECONDS).result().path("structuredContent").path("met").asBoolean());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources/list", "prompts/list", "logging/setLevel", "server/discover", "nonsense"})
    void whatThisServerDoesNotDoIsMethodNotFound(String method) {
        HttpReply reply = post(method, "");
        assertEquals(200, reply.status());
        assertEquals(JsonRpc.METHOD_NOT_FOUND, reply.errorCode());
        assertEquals(7, reply.json().path("id").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        """
        {"jsonrpc":"2.0","method":"notifications/initialized"}""",
        """
        {"jsonrpc":"2.0","method":"notifications/of/the/future","params":{"x":1}}""",
        """
        {"jsonrpc":"2.0","method":"tools/call","params":{"name":"echo"}}""",
        """
        {"jsonrpc":"2.0","id":1,"result":{}}""",
        """
        {"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}}"""
    })
    void whatAsksForNothingIsTakenAndNeverAnswered(String message) {
        HttpReply reply = house.friend().post(message);
        assertEquals(202, reply.status());
        assertEquals("", reply.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"jsonrpc":                                   | -32700
            ~~                                            | -32700
            [{"jsonrpc":"2.0","id":1,"method":"ping"}]    | -32600
            {"id":1,"method":"ping"}                      | -32600
            {"jsonrpc":"2.0","id":1}                      | -32600
            {"jsonrpc":"2.0","id":null,"method":"ping"}   | -32600
            {"jsonrpc":"2.0","id":1.5,"method":"ping"}    | -32600
            {"jsonrpc":"2.0","id":1,"method":"ping","params":[1]} | -32600
            """)
    void whatIsNoMessageIsRefusedWithItsReason(String body, int code) {
        HttpReply reply = house.friend().post(body);
        assertEquals(400, reply.status());
        assertEquals(code, reply.errorCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT", "OPTIONS"})
    void thereIsNoStreamAndNoSessionToAskFor(String method) {
        HttpReply reply = house.friend().send(method, "");
        assertEquals(405, reply.status());
        assertEquals("POST", reply.header("Allow").orElse(""));
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        String text = "x".repeat(70_000);
        HttpReply reply = post("tools/call", "\"name\":\"echo\",\"arguments\":{\"text\":\"" + text + "\"}");
        assertEquals(413, reply.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""})
    void aMessageThatIsNotCalledJsonIsRefused(String contentType) {
        assertEquals(415, house.friend().with("Content-Type", contentType).post(McpHouse.request("ping", "")).status());
    }

    @Test
    void theMediaTypesParametersAndCapitalsDoNotCount() {
        HttpReply reply = house.friend()
                .with("Content-Type", "Application/JSON; charset=utf-8")
                .post(McpHouse.request("ping", ""));
        assertEquals(200, reply.status());
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, 200", "2025-06-18, 200", "2025-03-26, 200", "1999-01-01, 400", "nonsense, 400"})
    void aVersionInTheHeaderMustBeOneOfOurs(String version, int status) {
        HttpReply reply = house.friend().with("MCP-Protocol-Version", version).post(McpHouse.request("ping", ""));
        assertEquals(status, reply.status());
        assertEquals(7, reply.json().path("id").intValue());
    }

    @Test
    void initializeNeedsNoVersionInTheHeader() {
        HttpReply reply = house.friend()
                .with("MCP-Protocol-Version", "1999-01-01")
                .post(McpHouse.request("initialize", "\"protocolVersion\":\"2025-11-25\""));
        assertEquals("2025-11-25", reply.result().path("protocolVersion").stringValue());
    }

    @Test
    void aServerWithToolsThatNoClientWouldTakeIsNotBuilt() {
        McpServer.Identity identity = new McpServer.Identity("stub", "A stub", "1", "");
        StubServerTool good = StubServerTool.of("good", arguments -> ToolAnswer.failed("no"));
        StubServerTool list = new StubServerTool(
                "list", "A tool.", new JsonText("{\"type\":\"array\"}"), good.hints(), good.work());
        StubServerTool malformed =
                new StubServerTool("malformed", "A tool.", new JsonText("{"), good.hints(), good.work());
        StubServerTool mute = new StubServerTool("mute", " ", good.inputSchema(), good.hints(), good.work());
        for (List<StubServerTool> tools : List.of(
                List.of(good, good), List.of(list), List.of(malformed), List.of(mute),
                List.of(StubServerTool.of("two words", good.work())),
                List.of(StubServerTool.of("x".repeat(65), good.work())))) {
            assertThrows(IllegalArgumentException.class, () -> new McpServer(identity, tools), tools::toString);
        }
    }
}
