package frontdesk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.MalformedFileException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that speaks another language than its own: what that takes, and what both share. */
class AgentLanguageTest extends AgentFolderRig {
    private String refusal(String language) {
        return assertThrows(
                MalformedFileException.class, () -> files().load("night", Optional.of(language))).getMessage();
    }

    @Test
    void anotherLanguageHasGreetingsALocaleAndAVoiceOfItsOwnAndSharesTheRest() throws IOException {
        write("night/agent.json", minimal("\"voice\": \"marin\", \"speed\": 1.2"));
        write("night/agent.es.json", "{\"locale\": \"es-MX\", \"voice\": \"cedar\", \"greetings\": [\"Hola.\"]}");
        write("night/agent.de.json", "{\"greetings\": [\"Guten Abend.\"]}");
        write("night/all.md", "Speak.");
        write("night/all.es.md", "Habla.");
        Agent spanish = files().load("night", Optional.of("es"));
        assertEquals(Locale.forLanguageTag("es-MX"), spanish.locale());
        assertEquals("es", spanish.voice().language());
        assertEquals("cedar", spanish.voice().voice());
        assertEquals(1.2, spanish.voice().speed());
        assertEquals("Hola.", spanish.greetings().getLast().fill(Map.of()));
        assertEquals("Habla.", spanish.instructions().fill(Map.of()));
        Agent german = files().load("night", Optional.of("de"));
        assertEquals("marin", german.voice().voice());
        assertEquals("Speak.", german.instructions().fill(Map.of()));
        assertEquals("en", files().load("night", Optional.of("en")).voice().language());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"locale": "de-DE", "greetings": ["Hola."]}   | agent.es.json, line 1, locale: "locale" must be one of the language "es"
            {"locale": "es-ES"}                           | agent.es.json, line 1: "greetings" is missing
            {"greetings": ["Hola {{nadie}}"]}             | agent.es.json, line 1, greetings[0], line 1: unknown variable
            {"greetings": ["{{session_city}}"]}           | agent.es.json, line 1, greetings: the last one is for callers
            {"greetings": ["Hola."], "tools": []}         | agent.es.json, line 1, tools: unknown key "tools"
            """)
    void aMistakeInTheFileOfALanguageIsNamedWithItsPlace(String file, String expected) throws IOException {
        night("\"speed\": 1");
        write("night/agent.es.json", file);
        String refusal = refusal("es");
        assertTrue(refusal.contains(expected), refusal);
    }

    @Test
    void aLanguageWithoutItsFileIsRefused() throws IOException {
        night("\"speed\": 1");
        String refusal = refusal("fr");
        assertTrue(refusal.endsWith("the agent speaks \"en\"; to speak \"fr\" it needs a file night/agent.fr.json"),
                refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"front-desk", "dental-practice", "dental-after-hours"})
    void thePackedAgentsGreetInEveryLanguageInAllTheirForms(String id) {
        AgentFiles packed = new AgentFiles(Optional.empty(), House.FURNISHED.vocabulary());
        for (String language : List.of("es", "de")) {
            Agent other = packed.load(id, Optional.of(language));
            assertEquals(
                    packed.load(id).greetings().stream().map(Template::variables).toList(),
                    other.greetings().stream().map(Template::variables).toList());
            assertEquals(language, other.locale().getLanguage());
        }
    }
}
