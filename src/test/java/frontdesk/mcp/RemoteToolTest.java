package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.DiskFolder;
import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.client.ClientRig;
import frontdesk.mcp.client.McpTool;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.wire.Way;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model is told when a tool that changes something cannot be used; over real HTTP. */
class RemoteToolTest {

    private static final String UNKNOWN = "It is not known whether it took effect. Do not repeat it";
    private static final String NOTHING = "Nothing has changed.";

    @AutoClose
    private final ClientRig rig = new ClientRig();
    private final FakeMcpServer server = rig.server;
    @TempDir
    private Path folder;
    @AutoClose
    private CommitJournal commits;

    @BeforeEach
    void openJournal() {
        commits = CommitJournal.open(new DiskFolder(folder), Instant::now, step -> {});
    }

    private ServerConnection connection(Duration timeout) {
        Way way =
                new Way.Url(server.url(), Map.of("Authorization", "Bearer t0ken-of-ours"));
        ConfiguredServer configured =
                new ConfiguredServer("sums", way, Optional.empty(), timeout, Set.of("add"), "2025-11-25");
        ClientInfo info = new ClientInfo("frontdesk", "1");
        return new ServerConnection(
                new KnownServer(configured, System::nanoTime),
                any -> new OwnClient(configured, rig.wire, info, () -> {}, System::nanoTime),
                System::nanoTime);
    }

    private ToolResult run(ServerConnection connection, String arguments) throws InterruptedException {
        McpTool add = ClientRig.tool("{\"name\":\"add\",\"inputSchema\":{}}");
        RemoteTool tool = new RemoteTool("sums__add", add, connection, commits);
        assertEquals(Tool.Effect.COMMITTING, tool.effect());
        return tool.run(new ToolCall("c1", tool.name(), new JsonText(arguments), "CA1", "", ""));
    }

    private ToolResult runConnected() throws Exception {
        ServerConnection connection = connection(Duration.ofSeconds(60));
        connection.connect();
        return run(connection, "{}");
    }

    @Test
    void whatWasNeverConnectedHasChangedNothing() throws Exception {
        ToolResult result = run(connection(Duration.ofMillis(300)), "{}");
        assertTrue(result.failed());
        assertEquals("The tool sums__add gave no answer in time. Nothing has changed. Tell the caller, and go on"
                + " without it.", result.text());
    }

    @Test
    void whatIsNotAnsweredInTimeMayHaveTakenEffect() throws Exception {
        server.on("tools/call", exchange ->
                exchange.stream().write("id: ask-again-tomorrow\nretry: 86400000\ndata:\n\n"));
        String text = runConnected().text();
        assertTrue(text.startsWith("The tool sums__add gave no answer in time. " + UNKNOWN), text);
    }

    @Test
    void whatBreaksOffMayHaveTakenEffect() throws Exception {
        server.on("tools/call", exchange -> exchange.http().close());
        String text = runConnected().text();
        assertTrue(text.startsWith("The tool sums__add could not be reached. " + UNKNOWN), text);
    }

    @Test
    void whatTheServerRefusesIsSaidInItsWordsAndWithoutOurToken() throws Exception {
        server.on("tools/call", exchange -> exchange.answer(200, "application/json", """
                {"jsonrpc":"2.0","id":%s,"error":{"code":-32602,"message":"t0ken-of-ours may not add"}}"""
                        .formatted(exchange.asked().json().path("id"))));
        String text = runConnected().text();
        assertTrue(text.contains("was refused: *** may not add (code -32602). " + NOTHING), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 504})
    void whatTheServerOrAProxyFailedAtMayHaveTakenEffect(int status) throws Exception {
        server.on("tools/call", exchange -> exchange.status(status));
        String text = runConnected().text();
        assertTrue(text.contains(UNKNOWN), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 413, 429})
    void whatIsTurnedAwayHasChangedNothing(int status) throws Exception {
        server.on("tools/call", exchange -> exchange.status(status));
        String text = runConnected().text();
        assertTrue(text.contains(NOTHING), text);
    }

    @Test
    void anErrorInsideOfTheServerMayHaveTakenEffect() throws Exception {
        server.on("tools/call", exchange -> exchange.answer(200, "application/json", """
                {"jsonrpc":"2.0","id":%s,"error":{"code":-32603,"message":"the mail could not be sent"}}"""
                        .formatted(exchange.asked().json().path("id"))));
        String text = runConnected().text();
        assertTrue(text.contains("the mail could not be sent (code -32603). " + UNKNOWN), text);
        assertTrue(Files.readString(folder.resolve("mcp-commits.jsonl")).contains("\"unknown\""));
    }

    @Test
    void whatTheServerDoesNotTakeBecauseOfTheSessionHasChangedNothing() throws Exception {
        server.on("tools/call", exchange -> exchange.status(404));
        String text = runConnected().text();
        assertTrue(text.contains(NOTHING), text);
        assertEquals(2, server.count("tools/call"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "7"})
    void whatIsNoObjectIsNotSent(String arguments) throws Exception {
        ServerConnection connection = connection(Duration.ofSeconds(60));
        connection.connect();
        ToolResult result = run(connection, arguments);
        assertTrue(result.failed());
        assertTrue(result.text().startsWith("The arguments are not"), result.text());
        assertFalse(result.text().contains("took effect"), result.text());
        assertEquals(0, server.count("tools/call"));
    }
}
