package frontdesk.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.scenario.Scenario.Cue;
import frontdesk.simulator.scenario.Scenario.Deed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
    private static final String WHOLE = """
            {
              "title": "t",
              "from": "+15005550101",
              "line": {"delayMs": 150},
              "model": {
                "turns": [{"on": "create", "does": [{"say": "agent/goodbye"}, {"call": "x", "arguments": {}}]}]
              },
              "script": [
                {"when": "agent-speaks", "afterMs": 5, "say": "caller/pets", "gaps": [{"atMs": 10, "lengthMs": 20}]},
                {"when": "at-once", "hangUp": "vanish"}
              ],
              "expect": {"callerTurns": 1, "clientEvents": [{"type": "session.update", "contains": ["x"]}]}
            }""";

    @Test
    void aFileBecomesAScenario() throws IOException {
        Scenario scenario = read(WHOLE);
        assertEquals("test", scenario.name());
        assertEquals("+15005550006", scenario.to());
        assertEquals(150, scenario.line().delayMs());
        assertEquals(2, scenario.model().turns().getFirst().parts().size());
        assertEquals(Cue.AGENT_SPEAKS, scenario.script().getFirst().cue());
        Deed.Say say = (Deed.Say) scenario.script().getFirst().deed();
        assertEquals("Hi there. Does the hotel allow pets? I would like to bring my dog.", say.speech().text());
        assertEquals(20, say.speech().gaps().getFirst().lengthMs());
        assertEquals(say.speech().text(), scenario.model().callerWords().getFirst().text());
        assertFalse(scenario.expected().endedByServer());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"when\": \"at-once\" | \"when\": \"soon\" | test.json script[1].when: \"soon\" is none of",
        "\"afterMs\": 5 | \"afterMs\": \"5\" | test.json script[0].afterMs: must be a whole number, 0 or more",
        "\"caller/pets\" | \"caller/pats\" | test.json script[0].say: no speech is named \"caller/pats\"; there are",
        "\"title\": \"t\", | '' | test.json title: is missing",
        "\"hangUp\": \"vanish\" | \"hangup\": \"vanish\" | test.json script[1]: unknown [hangup]; known are",
        ", \"hangUp\": \"vanish\" | '' | test.json script[1]: a step must say, press, fillInPage, listen,",
        "\"callerTurns\": 1, | '' | test.json expect.callerTurns: is missing",
        "\"delayMs\": 150 | \"delayMs\": 15000 | test.json line: delayMs and jitterMs must be 0 to 10000",
        "\"lengthMs\": 20 | \"lengthMs\": 0 | test.json script[0].gaps[0]: a gap begins at 0 ms or later",
        "\"arguments\": {} | \"arguments\": 1 | test.json model.turns[0].does[1].arguments: must be an object",
        "\"title\": | \"title\" | test.json: Unexpected character",
    })
    void anErrorNamesTheFileAndTheField(String right, String wrong, String message) {
        IOException refused = assertThrows(IOException.class, () -> read(WHOLE.replace(right, wrong)));
        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
    }

    @Test
    void everyScenarioIsInTheIndexAndCanBeRead() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("test-audio/scenarios"))) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> names.add(name.replace(".json", "")));
        }
        assertEquals(names, new TreeSet<>(TestAudio.scenarios().keySet()));
        ScenarioFile file = new ScenarioFile(TestAudio.packed());
        for (String name : TestAudio.scenarios().keySet()) {
            assertEquals(name, file.read(name).name());
        }
    }

    @Test
    void anUnknownScenarioNamesThoseThereAre() {
        IOException unknown = assertThrows(
                IOException.class, () -> new ScenarioFile(TestAudio.packed()).read("../secret"));
        String start = "no scenario is named \"../secret\"; there are a-whole-call, ";
        assertTrue(unknown.getMessage().startsWith(start), unknown.getMessage());
    }

    private static Scenario read(String json) throws IOException {
        return new ScenarioFile(TestAudio.packed()).read("test", json.getBytes(StandardCharsets.UTF_8));
    }
}
