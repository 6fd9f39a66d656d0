package frontdesk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.plan.Phrase;
import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseFileTest extends AgentFolderRig {
    private Map<Phrase, String> read(String language) {
        return PhraseFile.read(
                new FileSource(Optional.of(folder), "/agents"),
                "night",
                language,
                Map.of("agent_name", "Nora", "company", "Acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void everyPhraseShipsInEveryLanguageButForADisclosure(String language) {
        assertEquals(EnumSet.complementOf(EnumSet.of(Phrase.DISCLOSURE)), read(language).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void theDentalPracticesDisclosureShipsInEveryLanguage(String language) {
        Map<Phrase, String> phrases = PhraseFile.read(
                new FileSource(Optional.empty(), "/agents"),
                "dental-practice",
                language,
                Map.of("agent_name", "Nora", "company", "Acme"));
        assertEquals(EnumSet.allOf(Phrase.class), phrases.keySet());
    }

    @Test
    void theAgentsOwnPhrasesWinOverTheSharedOnes() throws IOException {
        write("night/phrases.en.json", """
                {"holding": "Hold on.", "disclosure": "I am {{agent_name}}, the machine of {{company}}."}""");
        Map<Phrase, String> phrases = read("en");
        assertEquals("Hold on.", phrases.get(Phrase.HOLDING));
        assertEquals("I am Nora, the machine of Acme.", phrases.get(Phrase.DISCLOSURE));
        assertTrue(phrases.containsKey(Phrase.APOLOGY));
    }

    @Test
    void aSharedFileOfTheUsersTakesThePlaceOfThePackedOne() throws IOException {
        write("phrases.en.json", "{\"holding\": \"Wait.\"}");
        assertEquals(Map.of(Phrase.HOLDING, "Wait."), read("en"));
    }

    @Test
    void aLanguageWithoutAFileHasNoPhrases() {
        assertEquals(Map.of(), read("fr"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"holdin": "Wait."}                  | unknown key "holdin"
            {"holding": " "}                     | a phrase has 1 to 400 characters
            {"holding": "Say <b>it</b>."}        | no angle brackets
            {"holding": "For {{caller_number}}"} | unknown variable {{caller_number}}
            {"holding": 7}                       | needs a text in quotes
            """)
    void whatCannotBeSaidIsRefused(String json, String problem) throws IOException {
        write("night/phrases.en.json", json);
        String refusal = assertThrows(MalformedFileException.class, () -> read("en")).getMessage();
        assertTrue(refusal.startsWith(folder.resolve("night/phrases.en.json").toString()), refusal);
        assertTrue(refusal.contains(problem), refusal);
    }

    @Test
    void aSpeechIsNoPhrase() throws IOException {
        write("night/phrases.en.json", "{\"goodbye\": \"" + "Bye. ".repeat(100) + "\"}");
        assertThrows(MalformedFileException.class, () -> read("en"));
    }
}
