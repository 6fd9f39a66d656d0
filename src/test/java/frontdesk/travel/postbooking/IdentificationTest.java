package frontdesk.travel.postbooking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whose booking it is: its number and a surname prove it, however they are said, and nothing else does. */
class IdentificationTest extends PostBookingRig {
    @Test
    void whoKnowsNumberAndSurnameMayViewTheBooking() {
        JsonNode answer = answer(about("view"));
        assertEquals("confirmed", status(answer));
        assertTrue(
                words(answer).startsWith("Confirmed: Lakeview Lantern Hotel, Queen Room, from Friday"), words(answer));
        assertTrue(answer.path("cancellation").stringValue().contains("48 hours"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"miller", "MILLER", " Mil-ler ", "Míller", "Mi\u0301ller", "Mil ler"})
    void aSurnameIsUnderstoodAsItWasHeard(String surname) {
        assertEquals("confirmed", status(answer(about("view").replace("Miller", surname))));
    }

    @Test
    void aNumberIsUnderstoodAsItWasSpelled() {
        String spelled = String.join("-", number.toLowerCase(Locale.ROOT).split(""));
        assertEquals("confirmed", status(answer(about("view").replace(number, spelled))));
    }

    @Test
    void aWrongSurnameAndAWrongNumberAreAnsweredAlike() {
        String wrongSurname = refusal(about("view").replace("Miller", "Muller"));
        String wrongNumber = refusal(about("view").replace(number, "222222222"));
        assertEquals(wrongSurname, wrongNumber);
        assertTrue(wrongSurname.startsWith(UNKNOWN), wrongSurname);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'surname':''              | Ask the caller for the surname.
            'confirmation_number':''  | Ask the caller for the number.
            """, quoteCharacter = '~')
    void theCallersNumberIsNoProof(String left, String expected) {
        assertTrue(refusal(about("view", left)).contains(expected));
    }
}
