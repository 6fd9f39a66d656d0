package frontdesk.mcp.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource.TextFile;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
import frontdesk.mcp.wire.Way;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McpServersFileTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("CRM_TOKEN", "s3cret", "PATH", "/bin", "OPENAI_API_KEY", "sk-1", "BROKEN", "a\r\nb");

    private static List<ConfiguredServer> read(String text) {
        Mistakes mistakes = new Mistakes();
        McpServersFile.Servers servers = McpServersFile.read(new TextFile("mcp.json", text), ENVIRONMENT, mistakes);
        mistakes.refuse();
        return servers.usable();
    }

    @Test
    void everythingThatIsWrongIsSaidInOneGoAndGoodServersAreThere() {
        Mistakes mistakes = new Mistakes();
        List<ConfiguredServer> servers = McpServersFile.read(new TextFile("mcp.json", """
                {"mcpServers": {
                  "crm": {"url": "https://crm.example.com/mcp", "headers": {"A": "${NO_A}", "B": "${NO_B}"}},
                  "two": {"url": "ftp://two.example.com"},
                  "three": {"comand": "npx"},
                  "four": {"url": "https://four.example.com", "timeoutMs": "10"},
                  "good": {"url": "https://good.example.com"}
                }}"""), ENVIRONMENT, mistakes).usable();
        assertTrue(servers.stream().map(ConfiguredServer::name).toList().contains("good"), servers.toString());
        String said = String.join("\n", mistakes.lines());
        for (String expected : List.of(
                "line 2, mcpServers.crm: the environment has no variable NO_A",
                "line 2, mcpServers.crm: the environment has no variable NO_B",
                "line 3, mcpServers.two", "line 4, mcpServers.three.comand: unknown key \"comand\"",
                "line 4, mcpServers.three: a server has either", "line 5, mcpServers.four.timeoutMs: needs a whole")) {
            assertEquals(1, mistakes.lines().stream().filter(line -> line.contains(expected)).count(), said);
        }
        assertEquals(6, mistakes.lines().size(), said);
    }

    @Test
    void aServerThatIsDisabledOrCannotBeUsedIsKnownByItsName() {
        McpServersFile.Servers servers = McpServersFile.read(new TextFile("mcp.json", """
                {"mcpServers": {
                  "crm": {"url": "https://crm.example.com/mcp", "headers": {"A": "${NO_A}"}},
                  "off": {"url": "https://off.example.com", "disabled": true}
                }}"""), ENVIRONMENT, new Mistakes());
        assertEquals(List.of(), servers.usable());
        assertEquals(Set.of("crm", "off"), servers.names());
    }

    @Test
    void aFileOfAnotherHostIsUnderstood() {
        List<ConfiguredServer> servers = read("""
                {"mcpServers": {
                  "crm": {"type": "http", "url": "https://crm.example.com/mcp",
                          "headers": {"Authorization": "Bearer ${CRM_TOKEN}"}},
                  "files": {"command": "npx", "args": ["-y", "server-files", "/srv"], "env": {"KEY": "${CRM_TOKEN}"}},
                  "off": {"url": "https://off.example.com", "disabled": true}
                }}""");
        assertEquals(List.of("crm", "files"), servers.stream().map(ConfiguredServer::name).toList());
        assertEquals(
                new Way.Url(
                        URI.create("https://crm.example.com/mcp"), Map.of("Authorization", "Bearer s3cret")),
                servers.getFirst().way());
        assertEquals(
                new Way.Command(
                        List.of("npx", "-y", "server-files", "/srv"), Map.of("KEY", "s3cret", "PATH", "/bin")),
                servers.getLast().way(),
                "our own keys are not passed on");
        assertFalse(servers.toString().contains("s3cret"), servers.toString());
    }

    @Test
    void ourOwnKeysAreUnderstood() {
        ConfiguredServer server = read("""
                {"mcpServers": {"crm": {"url": "http://127.0.0.1:9/mcp", "tools": ["find", "book"], "timeoutMs": 2500,
                  "committing": ["book"], "protocol": "2026-07-28"}}}""").getFirst();
        assertEquals(Optional.of(List.of("find", "book")), server.tools());
        assertEquals(Duration.ofMillis(2500), server.timeout());
        assertEquals(Set.of("book"), server.committing());
        assertEquals("2026-07-28", server.protocol());
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        ConfiguredServer server = read("{\"mcpServers\": {\"a\": {\"url\": \"https://a.example\"}}}").getFirst();
        assertEquals(Optional.empty(), server.tools());
        assertEquals(ConfiguredServer.TIMEOUT, server.timeout());
        assertEquals("2025-11-25", server.protocol());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                                                                        | mcpServers",
        "{\"mcpServers\": {\"a\": null}}                                           | mcpServers.a",
        "{\"mcpServers\": {\"a\": {}}}                                             | \"url\" or a \"command\"",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"command\": \"b\"}}}    | \"url\" or a \"command\"",
        "{\"mcpServers\": {\"a\": {\"url\": \"ftp://a\"}}}                         | http://",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://u:p@a\"}}}                   | without a user",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a b\"}}}                     | mcpServers.a",
        "{\"mcpServers\": {\"a b\": {\"url\": \"https://a\"}}}                     | name",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"timeoutMs\": 5}}}      | timeoutMs",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"protocol\": \"1.0\"}}} | 2025-11-25",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"type\": \"sse\"}}}     | not supported",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"args\": []}}}          | \"command\"",
        "{\"mcpServers\": {\"a\": {\"command\": \"a\", \"headers\": {}}}}           | \"url\"",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"tols\": []}}}          | tols",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"headers\": {\"X\": \"${NOT_THERE}\"}}}} | NOT_THERE",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"headers\": {\"X\": \"${BROKEN}\"}}}}    | header X",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"headers\": {\"Host\": \"b\"}}}}         | Host",
        "{\"mcpServers\": {\"a\": {\"url\": \"https://a\", \"tools\": [], \"committing\": [\"y\"]}}}   | committing"})
    void aBadFileIsOneLineThatNamesThePlace(String text, String place) {
        MalformedFileException refused = assertThrows(MalformedFileException.class, () -> read(text));
        assertTrue(refused.getMessage().startsWith("mcp.json"), refused.getMessage());
        assertTrue(refused.getMessage().contains(place), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    }
}
