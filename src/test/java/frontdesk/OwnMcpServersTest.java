package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.command.McpCommand;
import frontdesk.mcp.command.ToolCallTimes;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.server.HttpReply;
import frontdesk.mcp.server.McpServer;
import frontdesk.mcp.server.ServerTool;
import frontdesk.mcp.server.StubServerTool;
import frontdesk.mcp.server.ToolAnswer;
import frontdesk.mcp.wire.Way;
import frontdesk.settings.Settings;
import frontdesk.tool.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The two MCP servers of the product, at their paths in the whole server. */
class OwnMcpServersTest {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final String BOOKING = "/booking-mcp";
    private static final String POST_BOOKING = "/post-booking-mcp";

    private final WholeServer server =
            WholeServer.open(Map.of("MCP_TOKEN", TOKEN, "WEATHER_GEOCODING_URL", "http://127.0.0.1:1/v1/search"));

    @AfterEach
    void close() {
        server.close();
    }

    private HttpReply post(String path, String method, String params) {
        return HttpReply.Draft.to(server.port(), path).with("Authorization", "Bearer " + TOKEN).post("""
                {"jsonrpc":"2.0","id":1,"method":"%s","params":{%s}}""".formatted(method, params.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /booking-mcp | booking | search-hotel get-destination-weather send-checkout-link-to-customer-via-email
            /post-booking-mcp | post-booking | cancel-booking
            """)
    void eachServerSaysWhoItIsAndWhatItCanDo(String path, String name, String tools) {
        JsonNode hello = post(path, "initialize", "'protocolVersion':'2025-11-25','capabilities':{}").result();
        assertEquals(name, hello.path("serverInfo").path("name").stringValue());
        assertEquals(
                List.of(tools.split(" ")),
                post(path, "tools/list", "").result().path("tools").valueStream()
                        .map(tool -> tool.path("name").stringValue())
                        .toList());
    }

    @Test
    void whatChangesSomethingSaysSo() {
        for (String path : List.of(BOOKING, POST_BOOKING)) {
            for (JsonNode tool : post(path, "tools/list", "").result().path("tools")) {
                String name = tool.path("name").stringValue();
                boolean looks = name.equals("search-hotel") || name.equals("get-destination-weather");
                assertEquals(looks, tool.path("annotations").path("readOnlyHint").booleanValue(), name);
                assertEquals(
                        name.equals("cancel-booking"),
                        tool.path("annotations").path("destructiveHint").booleanValue(), name);
                assertTrue(tool.has("outputSchema"), name);
            }
        }
    }

    @Test
    void hotelsAreFoundInTheBusinesssOwnData() {
        JsonNode result = post(BOOKING, "tools/call", "'name':'search-hotel','arguments':{'city':'Chicago'}").result();
        assertTrue(result.path("structuredContent").path("hotels").size() > 1, result::toString);
    }

    @Test
    void aWeatherServiceThatIsNotThereIsAnErrorForTheModel() {
        JsonNode result = post(BOOKING, "tools/call",
                "'name':'get-destination-weather','arguments':{'destination':'Chicago'}").result();
        assertTrue(result.path("isError").booleanValue(), result::toString);
        String words = result.path("content").get(0).path("text").stringValue();
        assertTrue(words.startsWith("The weather service gives no answer"), words);
    }

    @Test
    void aBookingThatIsNotThereIsNotCancelled() {
        JsonNode result = post(POST_BOOKING, "tools/call",
                "'name':'cancel-booking','arguments':{'confirmation_number':'222222222','surname':'Miller'}").result();
        assertTrue(result.path("isError").booleanValue(), result::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOKING, POST_BOOKING})
    void nobodyGetsInWithoutTheTokenAlsoFromThisMachine(String path) {
        HttpReply reply = HttpReply.Draft.to(server.port(), path).post("{}");
        assertEquals(401, reply.status());
        assertTrue(reply.header("WWW-Authenticate").orElse("").startsWith("Bearer "), reply.head());
        assertEquals(405, HttpReply.Draft.to(server.port(), path).send("GET", "").status());
    }

    @Test
    void theyAreKnownByThePublicNameAndByNoOther() {
        HttpReply.Draft draft = HttpReply.Draft.to(server.port(), BOOKING).with("Authorization", "Bearer " + TOKEN);
        String ping = """
                {"jsonrpc":"2.0","id":1,"method":"ping"}""";
        assertEquals(200, draft.with("Host", WholeServer.PUBLIC_URL.getHost()).post(ping).status());
        assertEquals(403, draft.with("Host", "evil.example.com").post(ping).status());
    }

    @Test
    void theTokenIsNeverInTheLog() throws InterruptedException {
        post(BOOKING, "tools/call", "'name':'get-destination-weather','arguments':{'destination':'Chicago'}");
        server.log.await("The weather service gave no answer");
        assertEquals(List.of(), server.log.lines(TOKEN));
        assertEquals(List.of(), server.log.lines("Chicago"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void ourOwnClientUsesThemInEveryVersion(String version) throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exitCode = new McpCommand(out, out, System::nanoTime, new ClientInfo("test", "1")).run(
                List.of("--json", "--protocol", version, "--bearer-env", "TOKEN",
                        "--call", "search-hotel={\"city\":\"Chicago\"}", server.url().resolve(BOOKING).toString()),
                Map.of("TOKEN", TOKEN));
        String report = said.toString(StandardCharsets.UTF_8);
        assertEquals(0, exitCode, report);
        assertTrue(report.contains("\"protocolVersion\":\"" + version + "\""), report);
        assertTrue(report.contains("\"hotel\":\"Lakeview Lantern Hotel\""), report);
    }

    @Test
    void eachCallOfAToolIsTimed() throws Exception {
        ToolCallTimes times = new ToolCallTimes(new ClientInfo("test", "1"), System::nanoTime);
        List<Long> nanos = new ArrayList<>();
        times.measure(booking(TOKEN), "search-hotel", new JsonText("{\"city\":\"Chicago\"}"), 3, nanos::add);
        assertEquals(3, nanos.size());
        assertThrows(IOException.class, () -> times.measure(
                booking(TOKEN), "search-hotel", new JsonText("{\"city\":\"Atlantis\"}"), 3, nanos::add));
        assertThrows(IOException.class, () -> times.measure(
                booking("a-wrong-token"), "search-hotel", new JsonText("{}"), 3, nanos::add));
    }

    private ConfiguredServer booking(String token) {
        return ConfiguredServer.at(
                "booking", server.url().resolve(BOOKING), Map.of("Authorization", "Bearer " + token));
    }

    @Test
    void ourOwnClientKnowsWhereTheyAreAndWhatChangesSomething() {
        StubServerTool looks = StubServerTool.of("look", arguments -> ToolAnswer.failed("nobody calls it"));
        StubServerTool changes = new StubServerTool("change", looks.description(), looks.inputSchema(),
                new ServerTool.Hints(false, false, false, false), looks.work());
        McpServer one = new McpServer(new McpServer.Identity("one", "One", "1", ""), List.of(looks, changes));
        for (String[] address : new String[][] {
            {"0.0.0.0", "127.0.0.1"}, {"127.0.0.1", "127.0.0.1"}, {"10.1.2.3", "10.1.2.3"}, {"::", "127.0.0.1"},
            {"fd00::1", "[fd00::1]"}
        }) {
            Settings settings = Settings.from(Map.of(
                    "BIND_ADDRESS", address[0], "OPENAI_API_KEY", "sk-of-nobody", "MCP_TOKEN", TOKEN));
            SequencedMap<String, McpServer> servers = new TreeMap<>(Map.of("/one", one));
            ConfiguredServer known =
                    new OwnMcpServers(servers, settings, new SecureRandom()).configured(4000).getFirst();
            assertEquals("one", known.name());
            assertEquals(Set.of("change"), known.committing());
            Way.Url way = assertInstanceOf(Way.Url.class, known.way());
            assertEquals("http://" + address[1] + ":4000/one", way.url().toString());
            assertEquals(Map.of("Authorization", "Bearer " + TOKEN), way.headers());
        }
    }

    @Test
    void withoutATokenInTheSettingsNobodyKnowsIt() {
        server.close();
        try (WholeServer closed = WholeServer.open(Map.of("WEATHER_FORECAST_URL", "http://127.0.0.1:1/v1/forecast"))) {
            for (String guess : List.of(TOKEN, "", "null", "Optional.empty")) {
                HttpReply reply = HttpReply.Draft.to(closed.port(), BOOKING)
                        .with("Authorization", "Bearer " + guess)
                        .post("{}");
                assertEquals(401, reply.status(), guess);
            }
        }
    }
}
