package frontdesk.travel.postbooking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CancelBookingToolTest {
    private static final String UNKNOWN = "There is no booking with this number and this surname.";

    private final MemoryFolder disk = new MemoryFolder();
    private final TravelDesk desk = new TravelDesk(disk);
    private String number;

    @BeforeEach
    void book() {
        number = desk.bookedNumber();
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private String about(String more) {
        return "{'confirmation_number':'" + number + "','surname':'Miller'" + more + "}";
    }

    private String viewed() {
        String view = "{'action':'view','confirmation_number':'" + number + "','surname':'Miller'}";
        return desk.answer(desk.postBooking, view).path("status").stringValue();
    }

    @Test
    void aQuoteSaysTheFeeAndChangesNothing() {
        desk.now = Instant.parse("2027-03-10T21:00:00Z");
        JsonNode quote = TravelDesk.answer(desk.cancelBooking, about(",'quote_only':true"));
        assertEquals("can_be_cancelled", quote.path("status").stringValue());
        assertEquals("221.89 US dollars", quote.path("fee").stringValue());
        assertEquals("confirmed", viewed());
    }

    @Test
    void cancellingTwiceIsAnsweredAsTheFirstTime() {
        JsonNode first = TravelDesk.answer(desk.cancelBooking, about(""));
        assertEquals("cancelled", first.path("status").stringValue());
        assertEquals("cancelled", viewed());
        desk.now = Instant.parse("2027-03-10T21:00:00Z");
        assertEquals(first, TravelDesk.answer(desk.cancelBooking, about("")));
    }

    @Test
    void itIsOnTheDisk() throws IOException {
        JsonNode first = TravelDesk.answer(desk.cancelBooking, about(""));
        desk.close();
        try (TravelDesk later = new TravelDesk(disk)) {
            assertEquals(first, TravelDesk.answer(later.cancelBooking, about("")));
        }
    }

    @Test
    void aNumberAndANameAreUnderstoodAsTheyWereSpelled() {
        String spelled = about("").replace(number, String.join(" ", number.toLowerCase(Locale.ROOT).split("")))
                .replace("Miller", "MILLER");
        assertEquals("cancelled", TravelDesk.answer(desk.cancelBooking, spelled).path("status").stringValue());
    }

    @Test
    void whoGuessesTheSurnameOfOneBookingIsNotHeardForAWhile() {
        for (int i = 0; i < 5; i++) {
            String spelledOtherwise = number.substring(0, i + 1) + " " + number.substring(i + 1);
            String wrong = about("").replace(number, spelledOtherwise).replace("Miller", "Muller");
            assertTrue(TravelDesk.refusal(desk.cancelBooking, wrong).startsWith(UNKNOWN));
        }
        assertTrue(TravelDesk.refusal(desk.cancelBooking, about("")).startsWith("There were too many wrong tries"));
        String shut = number;
        number = desk.answer(desk.booking, TravelDesk.stay("book", "'guests':1"))
                .path("confirmation_number").stringValue();
        assertEquals("cancelled", TravelDesk.answer(desk.cancelBooking, about("")).path("status").stringValue());
        number = shut;
        desk.now = desk.now.plus(Duration.ofMinutes(1));
        assertEquals("confirmed", viewed());
    }

    @Test
    void aStayThatHasBegunIsNotCancelledHere() {
        desk.now = Instant.parse("2027-03-13T18:00:00Z");
        assertTrue(TravelDesk.refusal(desk.cancelBooking, about("")).startsWith("The stay has begun"));
        assertEquals("confirmed", TravelDesk.read(desk.ask(desk.postBooking, about(",'action':'view'")))
                .path("status").stringValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {",'quote_only':'true'", ",'quote_only':1", ",'reason':'none'", ",'surname':7"})
    void argumentsOfAnotherShapeCancelNothing(String more) {
        assertTrue(TravelDesk.refusal(desk.cancelBooking, about(more)).length() > 20);
        assertEquals("confirmed", viewed());
    }
}
