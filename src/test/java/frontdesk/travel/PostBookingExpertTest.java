package frontdesk.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PostBookingExpertTest {
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

    private String about(String action, String... more) {
        return "{'action':'" + action + "','confirmation_number':'" + number + "','surname':'Miller'"
                + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    private JsonNode answer(String arguments) {
        return desk.answer(desk.postBooking, arguments);
    }

    private String refusal(String arguments) {
        ToolResult result = desk.ask(desk.postBooking, arguments);
        assertTrue(result.failed(), result.text());
        return result.text();
    }

    private static String status(JsonNode answer) {
        return answer.path("status").stringValue();
    }

    private static String words(JsonNode answer) {
        return answer.path("answer").stringValue();
    }

    @Test
    void whoKnowsNumberAndSurnameMayViewTheBooking() {
        JsonNode answer = answer(about("view"));
        assertEquals("confirmed", status(answer));
        assertTrue(
                words(answer).startsWith("Confirmed: Lakeview Lantern Hotel, Queen Room, from Friday"), words(answer));
        assertTrue(answer.path("cancellation").stringValue().contains("48 hours"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"miller", "MILLER", " Mil-ler ", "Míller"})
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

    @Test
    void afterThreeWrongTriesACallGetsNoMoreAnswers() {
        for (int i = 0; i < 3; i++) {
            assertTrue(refusal(about("view").replace("Miller", "Muller")).startsWith(UNKNOWN));
        }
        assertTrue(refusal(about("view")).startsWith("There were too many wrong tries"));
        ToolResult otherCall = TravelDesk.ask(desk.postBooking, "CA2", "call_1", about("view"));
        assertFalse(otherCall.failed(), otherCall.text());
    }

    @Test
    void whoCallsAgainToGoOnGuessingIsStoppedAtTheNumberForADay() {
        String wrong = about("view").replace("Miller", "Muller");
        for (int i = 0; i < 5; i++) {
            assertTrue(TravelDesk.ask(desk.postBooking, "CA-guess-" + i, "call_1", wrong).text().startsWith(UNKNOWN));
        }
        String shut = TravelDesk.ask(desk.postBooking, "CA-new", "call_1", about("view")).text();
        assertTrue(shut.startsWith("There were too many wrong tries"), shut);
        assertFalse(TravelDesk.ask(desk.postBooking, "CA-new", "call_2", about("view")
                .replace(number, desk.answer(desk.booking, TravelDesk.stay("book", "'guests':1"))
                        .path("confirmation_number").stringValue())).failed());
        desk.now = desk.now.plus(Duration.ofHours(24));
        assertFalse(TravelDesk.ask(desk.postBooking, "CA-next-day", "call_1", about("view")).failed());
    }

    @Test
    void aNumberThatDoesNotExistIsShutAlike() {
        String wrong = about("view").replace(number, "222222222");
        for (int i = 0; i < 5; i++) {
            assertTrue(TravelDesk.ask(desk.postBooking, "CA-guess-" + i, "call_1", wrong).text().startsWith(UNKNOWN));
        }
        String shut = TravelDesk.ask(desk.postBooking, "CA-new", "call_1", wrong).text();
        assertTrue(shut.startsWith("There were too many wrong tries"), shut);
    }

    @Test
    void aChangeIsQuotedFirstAndThenMade() {
        JsonNode quote = answer(about("quote_modification", "'check_out':'2027-03-16'"));
        assertEquals("can_be_modified", status(quote));
        assertTrue(words(quote).contains("The total is 887.54 US dollars"), words(quote));
        assertTrue(words(quote).contains("Before it was 665.66 US dollars. Nothing has changed yet."), words(quote));
        assertTrue(words(answer(about("view"))).contains("March 15"));
        assertEquals("modified", status(answer(about("modify", "'check_out':'2027-03-16'"))));
        assertTrue(words(answer(about("view"))).contains("March 16"));
    }

    @Test
    void aChangeNeedsRoomsOnlyForTheNightsThatAreNew() {
        desk.answer(desk.booking, TravelDesk.stay("book", "'rooms':9,'guests':9,'check_out':'2027-03-13'"));
        desk.answer(desk.booking, TravelDesk.stay("book", "'rooms':2,'guests':2,'check_out':'2027-03-13'"));
        assertEquals("sold_out", status(desk.answer(desk.booking, TravelDesk.stay("quote"))));
        assertEquals("modified", status(answer(about("modify", "'check_out':'2027-03-14'"))));
        assertEquals("sold_out", status(answer(about("modify", "'rooms':2"))));
        assertTrue(words(answer(about("view"))).contains("1 room for 2 guests"));
    }

    @Test
    void aBookingThatMovesGivesItsNightsBack() {
        String five = TravelDesk.stay("book", "'rooms':5,'guests':5,'room_type':'Lake View King'");
        number = desk.answer(desk.booking, five).path("confirmation_number").stringValue();
        answer(about("modify", "'check_in':'2027-03-20','check_out':'2027-03-21'"));
        assertEquals("available", status(desk.answer(desk.booking, five.replace("'book'", "'quote'"))));
    }

    @Test
    void cancellingIsQuotedFirstAndThenDoneAndGivesTheRoomsBack() {
        String five = TravelDesk.stay("book", "'rooms':5,'guests':5,'room_type':'Lake View King'");
        number = desk.answer(desk.booking, five).path("confirmation_number").stringValue();
        assertTrue(words(answer(about("quote_cancellation"))).startsWith("Cancelling now is free of charge"));
        assertEquals("confirmed", status(answer(about("view"))));
        assertEquals("cancelled", status(answer(about("cancel"))));
        assertEquals("available", status(desk.answer(desk.booking, five.replace("'book'", "'quote'"))));
        assertTrue(words(answer(about("refund"))).startsWith("Cancelled: Lakeview Lantern Hotel"));
        assertTrue(refusal(about("modify", "'rooms':2")).contains("cancelled and cannot be changed"));
    }

    @Test
    void lateCancellationCostsWhatTheHotelsRuleSays() {
        // 48 hours before three in the afternoon in Chicago.
        desk.now = Instant.parse("2027-03-10T20:59:59Z");
        assertTrue(words(answer(about("refund"))).startsWith("Cancelling now is free"));
        desk.now = Instant.parse("2027-03-10T21:00:00Z");
        JsonNode quote = answer(about("quote_cancellation"));
        assertEquals("221.89 US dollars", quote.path("fee").stringValue());
        assertEquals("443.77 US dollars", quote.path("paid_back").stringValue());
        assertTrue(refusal(about("modify", "'check_out':'2027-03-16'")).startsWith("The time for changes"));
        assertTrue(words(answer(about("cancel"))).contains("The fee is 221.89 US dollars."));
        desk.now = Instant.parse("2027-04-10T21:00:00Z");
        assertTrue(words(answer(about("refund"))).contains("443.77 US dollars is paid back"));
    }

    @Test
    void aStayThatHasBegunIsNotCancelledHere() {
        desk.now = Instant.parse("2027-03-13T18:00:00Z");
        assertTrue(refusal(about("cancel")).startsWith("The stay has begun"));
    }

    @Test
    void theSameCallIdCancelsOnceAlsoAfterARestart() throws IOException {
        ToolResult first = TravelDesk.ask(desk.postBooking, "CA9", "call_9", about("cancel"));
        assertEquals(first, TravelDesk.ask(desk.postBooking, "CA9", "call_9", about("cancel")));
        desk.close();
        try (TravelDesk later = new TravelDesk(disk)) {
            assertEquals(first, TravelDesk.ask(later.postBooking, "CA9", "call_9", about("cancel")));
            ToolResult view = TravelDesk.ask(later.postBooking, "CA9", "call_10", about("view"));
            assertEquals("cancelled", status(TravelDesk.read(view)));
        }
    }

    @Test
    void aChangeThatChangesNothingIsRefused() {
        assertTrue(refusal(about("modify")).startsWith("Nothing would change."));
        assertTrue(refusal(about("modify", "'guests':2")).startsWith("Nothing would change."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'check_in':'2027-03-20'", "'check_out':'2027-03-01'", "'check_in':'2026-01-01'"})
    void aChangeToDatesThatCannotBeIsRefused(String wrong) {
        assertFalse(refusal(about("modify", wrong)).isEmpty());
        assertTrue(words(answer(about("view"))).contains("from Friday, March 12, 2027 to Monday, March 15, 2027"));
    }
}
