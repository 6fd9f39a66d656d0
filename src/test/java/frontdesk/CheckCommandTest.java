package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** With the folders {@code agents} and {@code data}, and {@code .env} beside them. */
    private int check(String... settings) throws IOException {
        Files.createDirectories(folder.resolve("agents"));
        Files.createDirectories(folder.resolve("data"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "AGENTS_DIR", folder.resolve("agents").toString(), "DATA_DIR", folder.resolve("data").toString()));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        return new CheckCommand(print(out), print(err), World.real()).run(List.of(), environment, folder.resolve(".env"));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private List<String> errors() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void assertErrors(String... expected) {
        assertEquals(expected.length, errors().size(), errors().toString());
        for (int i = 0; i < expected.length; i++) {
            assertTrue(errors().get(i).startsWith("frontdesk: "), errors().get(i));
            assertTrue(errors().get(i).contains(expected[i]), errors().get(i));
        }
    }

    @Test
    void everythingThatIsWrongIsSaidInOneGo() throws IOException {
        write(".env", "just words\nOPENAI_API_KEY=sk-nobody\nPORT=http\nPROT=1\nTRANSFER_TO=112\n");
        write("agents/routes.json", "{\n\"*\": {\"agent\": \"front-desk\"},\n\"+1*\": {\"agent\": \"desk\"}\n}");
        write("agents/front-desk/1-general.md", "You are {{me}}.");
        write("data/travel/cars.json", "[]");
        write("data/travel/phone-sessions.json", "{");
        write("data/blocked.txt", "nobody\n");
        assertEquals(2, check("LOG_LEVEL", "loud"));
        assertErrors(
                "PROT, which is not a setting; did you mean PORT?",
                ".env line 1: not of the form NAME=value",
                "LOG_LEVEL: \"loud\" is none of debug",
                "PORT: \"http\" is not a whole number",
                "TRANSFER_TO: \"112\" is not a telephone number",
                "cars.json, line 1: needs an object here",
                "phone-sessions.json, line 1: is not JSON",
                "blocked.txt, line 1",
                "1-general.md, line 1: unknown variable {{me}}",
                "routes.json, line 3, +1*.agent: there is no agent \"desk\"");
        assertEquals("Mistakes: 9", out.toString(StandardCharsets.UTF_8).strip());
    }

    /** An agent with so much wrong that one of them could hide the others. */
    private void writeBadAgent() throws IOException {
        write("agents/routes.json", """
                {
                  "*": {"agent": "a", "voicemial": true},
                  "+1*": {"agent": "a", "language": "fr"}
                }""");
        write("agents/a/agent.json", """
                {
                  "name": "A",
                  "company": "A Ltd",
                  "voise": "marin",
                  "instructions": ["1.md", "missing.md"],
                  "tools": ["take_mesage", "end_call"],
                  "mcp_servers": ["crm", "crn"],
                  "greetings": ["Hello."]
                }""");
        Files.write(folder.resolve("agents/a/1.md"), new byte[] {'c', 'a', 'f', (byte) 0xe9});
    }

    @Test
    void aMistakeInOneFileHidesNoneInTheOthers() throws IOException {
        writeBadAgent();
        write("mcp.json", """
                {"mcpServers": {
                  "crm": {"url": "https://crm.example.com/mcp", "headers": {"Authorization": "Bearer ${CRM_TOKEN}"}},
                  "good": {"url": "https://good.example.com/mcp", "timeoutMs": "10"}
                }}""");
        assertEquals(2, check("OPENAI_API_KEY", "sk-nobody", "MCP_CONFIG", folder.resolve("mcp.json").toString()));
        assertErrors(
                "mcp.json, line 3, mcpServers.good.timeoutMs: needs a whole number here",
                "mcp.json, line 2, mcpServers.crm: the environment has no variable CRM_TOKEN",
                "routes.json, line 2, *.voicemial: unknown key",
                "agent.json, line 4, voise: unknown key \"voise\"",
                "1.md: is not UTF-8 text",
                "missing.md: there is no such file",
                "agent.json, line 6, tools[0]: there is no \"take_mesage\"",
                "agent.json, line 7, mcp_servers[1]: there is no \"crn\"",
                "the agent speaks \"en\"; to speak \"fr\" it needs a file a/agent.fr.json");
    }

    @Test
    void agentsAndLanguagesThatNoRouteNamesAreCheckedToo() throws IOException {
        write("agents/draft/agent.json", "{\"name\": \"Draft\", \"compny\": \"Acme\"}");
        write("agents/front-desk/agent.fr.json", "{\"greetings\": [\"Bonjour {{qui}}.\"]}");
        write("agents/Night Desk/agent.json", "{}");
        write("agents/phrases.pt.json", "{\"holdng\": \"x\",\n\"goodbye\": \"{{who}}\",\n\"apology\": \" \"}");
        assertEquals(2, check("OPENAI_API_KEY", "sk-nobody"));
        assertErrors(
                "phrases.pt.json, line 1, holdng: unknown key",
                "phrases.pt.json, line 3, apology: a phrase has 1 to 400 characters",
                "phrases.pt.json, line 2, goodbye, line 1: unknown variable {{who}}",
                "an agent's folder is named in a-z, 0-9 and single hyphens",
                "draft/agent.json, line 1, compny: unknown key",
                "draft/agent.json, line 1: \"company\" is missing",
                "draft/agent.json, line 1: \"instructions\" is missing",
                "draft/agent.json, line 1: \"greetings\" is missing",
                "agent.fr.json, line 1, greetings[0], line 1: unknown variable {{qui}}");
    }

    @Test
    void anAgentWhoseFileIsNoTextHidesNothingElse() throws IOException {
        write("agents/routes.json", "{\"*\": {\"agent\": \"front-desk\"},\n\"+1*\": {\"agent\": \"desk\"}}");
        write("agents/phrases.pt.json", "{\"holdng\": \"x\"}");
        write("agents/a/agent.json", "");
        Files.write(folder.resolve("agents/a/agent.json"), new byte[] {'{', '}', (byte) 0xe9});
        write("agents/b/agent.json", "{\"nme\": \"B\"}");
        assertEquals(2, check("OPENAI_API_KEY", "sk-nobody"));
        String all = String.join("\n", errors());
        for (String mistake : List.of(
                "there is no agent \"desk\"", "holdng: unknown key", "a/agent.json: is not UTF-8 text",
                "nme: unknown key")) {
            assertTrue(all.contains(mistake), all);
        }
    }

    @Test
    void filesAreCheckedBesideSettingsThatAreRefused() throws IOException {
        write("agents/routes.json", "{}");
        assertEquals(2, check());
        assertErrors("OPENAI_API_KEY: is missing", "routes.json: has no route \"*\"");
    }

    @Test
    void aFolderThatIsNotThereIsSaidOnce() throws IOException {
        assertEquals(2, check("OPENAI_API_KEY", "sk-nobody", "AGENTS_DIR", "/there/is/no/such/folder"));
        assertErrors("AGENTS_DIR: \"/there/is/no/such/folder\" is not a folder");
    }

    @Test
    void itMayRunBesideAServerAndLeavesItsDataAlone() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (WholeServer server = WholeServer.open(Map.of("DATA_DIR", data.toString()))) {
            assertEquals(0, check("OPENAI_API_KEY", "sk-nobody"), errors().toString());
            assertEquals("Everything is in order.", out.toString(StandardCharsets.UTF_8).strip());
            assertEquals(0, server.frontdesk.openCalls());
        }
    }

    @Test
    void aFolderWithoutAServerStaysEmpty() throws IOException {
        assertEquals(0, check("OPENAI_API_KEY", "sk-nobody"), errors().toString());
        try (var files = Files.list(folder.resolve("data"))) {
            assertFalse(files.findAny().isPresent());
        }
    }
}
