package frontdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {

    private static Map<String, String> parse(String... lines) {
        return DotEnv.parse(".env", List.of(lines), refused -> {
            throw refused;
        });
    }

    @Test
    void linesAreNamesAndValues() {
        assertEquals(
                Map.of("PORT", "4000", "EMPTY", "", "URL", "wss://host/a?b=c", "LATER", "second"),
                parse("PORT=4000", "", "  # a comment", "EMPTY=", "export URL = wss://host/a?b=c",
                        "LATER=first", "LATER=second"));
    }

    @Test
    void quotesKeepWhatTheyHoldAndACommentMayFollowAPlainValue() {
        assertEquals(
                Map.of("A", "two words # no comment", "B", "it's", "C", "plain", "D", "a#b", "E", "\"open"),
                parse("A='two words # no comment'", "B=\"it's\"", "C=plain # a comment", "D=a#b", "E=\"open"));
    }

    @Test
    void aQuotedValueMayBeFollowedByAComment() {
        assertEquals(Map.of("A", "b c"), parse("A=\"b c\" # why"));
    }

    @Test
    void anythingElseIsRefusedWithItsLine() {
        for (String line : new String[] {"just words", "=value"}) {
            String message =
                    assertThrows(SettingsException.class, () -> parse("PORT=1", line)).getMessage();
            assertTrue(message.startsWith(".env line 2: "), message);
        }
    }

    @Test
    void everyLineThatIsNoAssignmentIsNamed() {
        List<String> refused = new ArrayList<>();
        Map<String, String> read = DotEnv.parse(
                ".env", List.of("just words", "PORT=1", "= 3"), malformed -> refused.add(malformed.getMessage()));
        assertEquals(Map.of("PORT", "1"), read);
        assertEquals(
                List.of(".env line 1: not of the form NAME=value", ".env line 3: not of the form NAME=value"), refused);
    }

    @Test
    void noFileIsNoSettings(@TempDir Path folder) {
        assertEquals(Map.of(), DotEnv.read(folder.resolve(".env")));
    }

    @Test
    void aNameThatIsNoSettingIsAWarningWithTheNearestOne() {
        Set<String> known = Set.of("PORT", "OPENAI_API_KEY", "MAX_CALLS");
        assertEquals(List.of(), DotEnv.warnings(Set.of("PORT"), known));
        String misspelt = DotEnv.warnings(Set.of("OPEN_AI_API_KEY"), known).getFirst();
        assertTrue(misspelt.endsWith("did you mean OPENAI_API_KEY?"), misspelt);
        assertTrue(DotEnv.warnings(Set.of("PROT"), known).getFirst().endsWith("did you mean PORT?"));
        String stranger = DotEnv.warnings(Set.of("SOMETHING_ELSE_ALTOGETHER"), known).getFirst();
        assertTrue(stranger.endsWith("which is not a setting"), stranger);
    }
}
