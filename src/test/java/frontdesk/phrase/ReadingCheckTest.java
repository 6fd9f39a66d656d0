package frontdesk.phrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingCheckTest {

    private static final String TEXT = "I am sorry, I have a technical problem.";
    private static final byte[] VOICE = ReadingModel.voice(TEXT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I am sorry, I have a technical problem.
            i am sorry i have a technical problem
            I'm sorry. I am, I have a technical problem!
            ''
            """)
    void theSameWordsAreTheSameHoweverTheyAreWritten(String spoken) {
        assertEquals(Optional.empty(), ReadingCheck.problem(TEXT, VOICE, spoken));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sure! How can I help you today?
            I am sorry
            I am sorry, I have a technical problem. Is there anything else that I could do for you today?
            """)
    void otherWordsAreAProblem(String spoken) {
        assertEquals(Optional.of("other words were spoken"), ReadingCheck.problem(TEXT, VOICE, spoken));
    }

    @Test
    void tooShortTooLongAndSilentAreProblems() {
        assertTrue(ReadingCheck.problem(TEXT, new byte[0]).isPresent());
        assertTrue(ReadingCheck.problem(TEXT, Arrays.copyOf(VOICE, 800)).isPresent());
        assertTrue(ReadingCheck.problem(TEXT, Arrays.copyOf(VOICE, 8 * 20_000)).isPresent());
        byte[] silence = new byte[VOICE.length];
        Arrays.fill(silence, (byte) 0xFF);
        assertEquals(Optional.of("it is silent"), ReadingCheck.problem(TEXT, silence));
    }
}
