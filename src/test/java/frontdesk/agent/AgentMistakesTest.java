package frontdesk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the files of an agent is named with its place, and all of it at once. */
class AgentMistakesTest extends AgentFolderRig {
    private String refusal(String id) {
        return assertThrows(MalformedFileException.class, () -> load(id)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "voise": "marin"                          | voise: unknown key "voise"; known are company, greetings
            "speed": "fast"                           | line 2, speed: needs a number here
            "speed": 3                                | "speed" is 0.25 to 1.5, not 3.0
            "voice": 7                                | line 2, voice: needs a text in quotes here
            "tools": "all"                            | line 2, tools: needs a list here
            "noise_reduction": "loud"                 | "noise_reduction" is near_field, far_field or null
            "language": "english"                     | "language" is an ISO 639-1 code
            "language": "en", "locale": "de-DE"       | "locale" must be one of the language "en"
            "time_zone": "Mars/Olympus"               | "time_zone" is a name such as "Europe/Berlin"
            "turn_detection": {"type": "vad"}         | line 2, turn_detection: "turn_detection" cannot be used: it needs a "type"
            "turn_detection": {"type": "server_vad", "threshold": 5}     | "threshold" is 0 to 1, not 5.0
            "turn_detection": {"type": "server_vad", "create_response": true} | unknown key "create_response"
            "interruption": "never"                   | "interruption" is "immediate" or "confirm", not "never"
            "interruption": "confirm", "turn_detection": {"type": "semantic_vad"} | "confirm" needs server_vad
            "turn_detection": {"type": "server_vad", "prefix_padding_ms": 1.5} | needs a whole number
            "turn_detection": {"type": "semantic_vad", "threshold": 0.5} | belong to server_vad
            "tools": ["checkout_expert", "dance"]     | line 2, tools[1]: there is no "dance"; there are car_rental
            "mcp_servers": ["crm"]                    | line 2, mcp_servers[0]: there is no "crm"; there are booking
            "name": "Twice"                           | name
            "speed": 1.0,                             | is not JSON
            """)
    void mistakesInTheSettingsAreNamedWithTheirPlace(String extra, String expected) throws IOException {
        night(extra);
        String refusal = refusal("night");
        assertTrue(refusal.startsWith(folder.resolve("night/agent.json").toString()), refusal);
        assertTrue(refusal.contains(expected), refusal);
        assertEquals(1, refusal.lines().count(), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "company", "instructions", "greetings"})
    void whatAnAgentCannotBeWithoutIsAskedFor(String key) throws IOException {
        write("night/agent.json", minimal("\"speed\": 1").replaceFirst("\"" + key + "\": [^,\\]]*\\]?,", ""));
        assertTrue(refusal("night").contains("\"" + key + "\" is missing"), refusal("night"));
    }

    @Test
    void everythingThatIsWrongIsSaidInOneGo() throws IOException {
        write("night/agent.json", minimal("""
                "speed": 7,
                "tools": ["dance", "sing"]""").replace("Hi.", "{{name}}?"));
        write("night/all.md", "Speak to {{caller}}.");
        List<String> lines = refusal("night").lines().toList();
        assertEquals(5, lines.size(), lines.toString());
        assertTrue(lines.getFirst().contains("all.md, line 1: unknown variable {{caller}}"), lines.toString());
        assertTrue(lines.get(1).contains("agent.json, line 1, greetings[0], line 1: unknown"), lines.toString());
        assertTrue(lines.get(2).contains("agent.json, line 3, tools[0]: there is no \"dance\""), lines.toString());
        assertTrue(lines.get(3).contains("agent.json, line 3, tools[1]: there is no \"sing\""), lines.toString());
        assertTrue(
                lines.get(4).contains("agent.json, line 2, speed: \"speed\" is 0.25 to 1.5, not 7.0"), lines.toString());
    }

    @Test
    void whatIsWrongWithOneKeyHidesNothingOfTheOthers() throws IOException {
        write("night/agent.json", """
                {
                  "name": "Night",
                  "company": "Acme",
                  "voise": "marin",
                  "speed": "fast",
                  "interruption": "sometimes",
                  "silence_seconds": 1,
                  "time_zone": "Mars/Base",
                  "locale": "fr-FR",
                  "instructions": ["gone.md", "latin.md"],
                  "tools": ["take_mesage"],
                  "mcp_servers": ["crn"],
                  "greetings": ["Hello {{who}}."]
                }""");
        Files.write(folder.resolve("night/latin.md"), new byte[] {'c', 'a', 'f', (byte) 0xe9});
        Files.write(folder.resolve("night/phrases.en.json"), new byte[] {'{', (byte) 0xff, '}'});
        String refusal = refusal("night");
        for (String expected : List.of(
                "agent.json, line 4, voise: unknown key \"voise\"",
                "agent.json, line 5, speed: needs a number here",
                "agent.json, line 6, interruption: \"interruption\" is \"immediate\" or \"confirm\", not \"sometimes\"",
                "agent.json, line 7, silence_seconds: \"silence_seconds\" is 3 to 600",
                "agent.json, line 8, time_zone: \"time_zone\" is a name such as",
                "agent.json, line 9, locale: \"locale\" must be one of the language \"en\"",
                "gone.md: there is no such file",
                "latin.md: is not UTF-8 text",
                "agent.json, line 11, tools[0]: there is no \"take_mesage\"",
                "agent.json, line 12, mcp_servers[0]: there is no \"crn\"",
                "agent.json, line 13, greetings[0], line 1: unknown variable {{who}}",
                "phrases.en.json: is not UTF-8 text")) {
            assertEquals(1, refusal.lines().filter(line -> line.contains(expected)).count(), expected + "\n" + refusal);
        }
        assertEquals(12, refusal.lines().count(), refusal);
    }

    @Test
    void aMissingPartIsNamed() throws IOException {
        write("night/agent.json", minimal("\"speed\": 1"));
        assertTrue(refusal("night").endsWith("all.md: there is no such file, and none in the jar"), refusal("night"));
    }

    @Test
    void anEmptyPartIsRefused() throws IOException {
        write("night/agent.json", minimal("\"speed\": 1"));
        write("night/all.md", " \n");
        assertTrue(refusal("night").contains("is empty"));
    }

    @Test
    void aPartMayNotComeFromElsewhere() throws IOException {
        write("night/agent.json", minimal("\"speed\": 1").replace("all.md", "../front-desk/1-general.md"));
        assertTrue(refusal("night").contains("is not the plain name of a .md file"), refusal("night"));
    }

    @Test
    void anUnknownVariableIsNamedWithItsLine() throws IOException {
        write("front-desk/1-general.md", "# Who you are\n\nYou are {{agentname}}.");
        assertTrue(refusal("front-desk").endsWith("1-general.md, line 3: unknown variable {{agentname}}; known are "
                + "agent_name, caller_number, company, language, phone_session, today"), refusal("front-desk"));
    }

    @Test
    void bracesMustBeClosed() throws IOException {
        write("front-desk/1-general.md", "You are {{agent_name.");
        assertTrue(refusal("front-desk").endsWith("line 1: {{ without }}"));
    }

    @Test
    void theLastGreetingMustDoForEverybody() throws IOException {
        write("night/agent.json", minimal("\"speed\": 1").replace("Hi.", "Still {{session_city}}?"));
        write("night/all.md", "Speak.");
        assertTrue(refusal("night").contains("the last one is for callers of whom nothing is known"), refusal("night"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secrets", "Front-Desk", "", "a/b"})
    void anAgentsFolderHasAPlainName(String id) {
        assertTrue(refusal(id).contains("named in a-z"), refusal(id));
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        write("front-desk/1-general.md", "");
        Files.write(folder.resolve("front-desk/1-general.md"), new byte[] {'G', 'r', (byte) 0xFC, 'n'});
        assertTrue(refusal("front-desk").contains("is not UTF-8 text"));
    }

    @Test
    void agentsDirMustBeAFolder() {
        Path nowhere = folder.resolve("nowhere");
        var e = assertThrows(MalformedFileException.class,
                () -> new AgentFiles(Optional.of(nowhere), House.FURNISHED.vocabulary()));
        assertTrue(e.getMessage().contains("is not a folder"));
    }
}
