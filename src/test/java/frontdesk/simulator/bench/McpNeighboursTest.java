package frontdesk.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.command.McpCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class McpNeighboursTest {

    @TempDir
    private Path folder;

    private static JsonNode json(Path file) throws Exception {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    /** The command {@code mcp} at one of them: the exit code and what it says. */
    private static String visit(String url, String timeoutSeconds) throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = new McpCommand(out, out, System::nanoTime, new ClientInfo("test", "1"))
                .run(List.of("--timeout", timeoutSeconds, url), Map.of());
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theAgentMayUseAllOfThemAndNoOthers() throws Exception {
        try (McpNeighbours neighbours = McpNeighbours.start(3)) {
            Map<String, String> settings = neighbours.settings(folder);
            JsonNode agent = json(Path.of(settings.get("AGENTS_DIR")).resolve("front-desk/agent.json"));
            Set<String> named = new TreeSet<>();
            agent.path("mcp_servers").forEach(name -> named.add(name.stringValue()));
            JsonNode configured = json(Path.of(settings.get("MCP_CONFIG"))).path("mcpServers");
            assertEquals(3, configured.size());
            assertEquals(named, new TreeSet<>(configured.propertyNames()));
        }
    }

    @Test
    void ofSeveralTheLastNeverAnswers() throws Exception {
        try (McpNeighbours neighbours = McpNeighbours.start(2)) {
            JsonNode configured = json(Path.of(neighbours.settings(folder).get("MCP_CONFIG"))).path("mcpServers");
            List<String> urls = new ArrayList<>();
            configured.forEach(server -> urls.add(server.path("url").stringValue()));
            String answers = visit(urls.getFirst(), "30");
            assertTrue(answers.startsWith("0 neighbour 1 at") && answers.contains("look"), answers);
            String mute = visit(urls.getLast(), "1");
            assertTrue(mute.startsWith("1 ") && mute.contains("no answer in time"), mute);
        }
    }

    @Test
    void oneAloneAnswers() throws Exception {
        try (McpNeighbours neighbours = McpNeighbours.start(1)) {
            String url = json(Path.of(neighbours.settings(folder).get("MCP_CONFIG"))).path("mcpServers")
                    .values().iterator().next().path("url").stringValue();
            assertTrue(visit(url, "30").startsWith("0 "));
        }
    }
}
