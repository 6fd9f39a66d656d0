package frontdesk.travel.postbooking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CancelBookingToolTest extends PostBookingRig {
    private String theBooking(String more) {
        return "{'confirmation_number':'" + number + "','surname':'Miller'" + more + "}";
    }

    private String viewed() {
        return status(answer(about("view")));
    }

    @Test
    void aQuoteSaysTheFeeAndChangesNothing() {
        desk.now = Instant.parse("2027-03-10T21:00:00Z");
        JsonNode quote = TravelDesk.answer(desk.cancelBooking, theBooking(",'quote_only':true"));
        assertEquals("can_be_cancelled", status(quote));
        assertEquals("221.89 US dollars", quote.path("fee").stringValue());
        assertEquals("confirmed", viewed());
    }

    @Test
    void cancellingTwiceIsAnsweredAsTheFirstTime() {
        JsonNode first = TravelDesk.answer(desk.cancelBooking, theBooking(""));
        assertEquals("cancelled", status(first));
        assertEquals("cancelled", viewed());
        desk.now = Instant.parse("2027-03-10T21:00:00Z");
        assertEquals(first, TravelDesk.answer(desk.cancelBooking, theBooking("")));
    }

    @Test
    void itIsOnTheDisk() throws IOException {
        JsonNode first = TravelDesk.answer(desk.cancelBooking, theBooking(""));
        desk.close();
        try (TravelDesk later = new TravelDesk(disk)) {
            assertEquals(first, TravelDesk.answer(later.cancelBooking, theBooking("")));
        }
    }

    @Test
    void aNumberAndANameAreUnderstoodAsTheyWereSpelled() {
        String spelled = theBooking("").replace(number, String.join(" ", number.toLowerCase(Locale.ROOT).split("")))
                .replace("Miller", "MILLER");
        assertEquals("cancelled", status(TravelDesk.answer(desk.cancelBooking, spelled)));
    }

    @Test
    void whoGuessesTheSurnameOfOneBookingIsNotHeardForAWhile() {
        for (int i = 0; i < 5; i++) {
            String spelledOtherwise = number.substring(0, i + 1) + " " + number.substring(i + 1);
            String wrong = theBooking("").replace(number, spelledOtherwise).replace("Miller", "Muller");
            assertTrue(TravelDesk.refusal(desk.cancelBooking, wrong).startsWith(UNKNOWN));
        }
        String told = TravelDesk.refusal(desk.cancelBooking, theBooking(""));
        assertTrue(told.startsWith("There were too many wrong tries"), told);
        String shut = number;
        number = desk.bookedNumber("'guests':1");
        assertEquals("cancelled", status(TravelDesk.answer(desk.cancelBooking, theBooking(""))));
        number = shut;
        desk.now = desk.now.plus(Duration.ofMinutes(1));
        assertEquals("confirmed", viewed());
    }

    @Test
    void aStayThatHasBegunIsNotCancelledHere() {
        desk.now = Instant.parse("2027-03-13T18:00:00Z");
        assertTrue(TravelDesk.refusal(desk.cancelBooking, theBooking("")).startsWith("The stay has begun"));
        assertEquals("confirmed", viewed());
    }

    @ParameterizedTest
    @ValueSource(strings = {",'quote_only':'true'", ",'quote_only':1", ",'reason':'none'", ",'surname':7"})
    void argumentsOfAnotherShapeCancelNothing(String more) {
        assertTrue(TravelDesk.refusal(desk.cancelBooking, theBooking(more)).length() > 20);
        assertEquals("confirmed", viewed());
    }
}
