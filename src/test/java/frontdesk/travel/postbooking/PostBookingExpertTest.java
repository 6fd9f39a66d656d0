package frontdesk.travel.postbooking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import frontdesk.travel.booking.Guest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
    private int calls;

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
    @ValueSource(strings = {"miller", "MILLER", " Mil-ler ", "Míller", "Mi\u0301ller", "Mil ler"})
    void aSurnameIsUnderstoodAsItWasHeard(String surname) {
        assertEquals("confirmed", status(answer(about("view").replace("Miller", surname))));
    }

    @ParameterizedTest
    @CsvSource({
        "Müller, Mueller", "Mueller, Müller", "Muller, Müller", "Weiß, Weiss", "O'Brien, OBrien", "O’Brien, o brien",
        "García-López, Garcia Lopez", "Sørensen, Soerensen", "Núñez, Nunez", "Wałęsa, Walesa", "Łuć, LUC",
        "Smith-Jones, smith jones", "van der Berg, Vanderberg", "Æbelø, Aebeloe", "Yıldız, Yildiz"
    })
    void aSurnameIsOneHoweverItIsWritten(String booked, String said) {
        assertTrue(new Guest(booked, "Anna").isNamed(said));
        assertTrue(new Guest(said, "Anna").isNamed(booked));
        assertFalse(new Guest(booked, "Anna").isNamed(said + "s"));
        assertFalse(new Guest(booked, "Anna").isNamed("Anna"));
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

    private ToolResult from(String telephone, String arguments) {
        String callId = "call_" + calls++;
        return TravelDesk.ask(desk.postBooking, "CA-of-" + telephone, callId, telephone, arguments);
    }

    private boolean isHeard(String telephone) {
        ToolResult result = from(telephone, about("view"));
        assertTrue(!result.failed() || result.text().startsWith("There were too many wrong tries"), result.text());
        return !result.failed();
    }

    private void guess(String telephone) {
        String answer = from(telephone, about("view").replace("Miller", "Muller")).text();
        assertTrue(answer.startsWith(UNKNOWN), answer);
    }

    @Test
    void whoGuessesHasToWaitEverLongerAndNobodyElse() {
        for (int i = 0; i < 3; i++) {
            guess("+15005550111");
        }
        for (int minutes = 1; minutes <= 512; minutes *= 2) {
            String told = from("+15005550111", about("view")).text();
            assertTrue(told.contains(minutes < 90 ? " " + minutes + " minute" : " hours"), told);
            desk.now = desk.now.plus(Duration.ofMinutes(minutes)).minusSeconds(1);
            assertFalse(isHeard("+15005550111"));
            desk.now = desk.now.plusSeconds(1);
            assertTrue(isHeard("+15005550111"));
            from("+15005550111", about("view").replace(number, "222222222"));
        }
        assertTrue(isHeard("+15005550101"), "the customer, from another telephone");
        desk.now = desk.now.plus(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            guess("+15005550111");
        }
        assertFalse(isHeard("+15005550111"));
    }

    @Test
    void aBookingIsShutForMinutesWhateverTelephonesAreGuessedFrom() {
        for (int i = 0; i < 5; i++) {
            assertTrue(isHeard("+15005550101"));
            guess("+1500555020" + i);
        }
        String told = from("+15005550101", about("view")).text();
        assertTrue(told.contains("for the next 1 minute. Do not try before"), told);
        String other = desk.answer(desk.booking, TravelDesk.stay("book", "'guests':1"))
                .path("confirmation_number").stringValue();
        assertFalse(from("+15005550101", about("view").replace(number, other)).failed(), "another booking");
        desk.now = desk.now.plusSeconds(60);
        assertTrue(isHeard("+15005550101"));
    }

    @Test
    void aNumberThatDoesNotExistIsShutAlike() {
        String wrong = about("view").replace(number, "222222222");
        for (int i = 0; i < 5; i++) {
            assertTrue(from("+1500555020" + i, wrong).text().startsWith(UNKNOWN));
        }
        String shut = from("+15005550101", wrong).text();
        assertTrue(shut.contains("for the next 1 minute."), shut);
    }

    @ParameterizedTest
    @CsvSource({"1, 17", "2, 6", "7, 6"})
    void withEverNewTelephonesOnlyAFewSurnamesADayAreTried(int day, int expected) {
        int tried = 0;
        for (int minute = 0; minute < day * 24 * 60; minute++) {
            tried = minute % (24 * 60) == 0 ? 0 : tried;
            String forged = "+1500%07d".formatted(minute);
            tried += from(forged, about("view").replace("Miller", "Muller")).text().startsWith(UNKNOWN) ? 1 : 0;
            desk.now = desk.now.plusSeconds(60);
        }
        assertEquals(expected, tried);
    }

    @Test
    void aHundredGuessesAtTheSameMomentAreAHundred() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ToolResult>> guesses = IntStream.range(0, 100)
                    .<Callable<ToolResult>>mapToObj(i -> () -> TravelDesk.ask(
                            desk.postBooking, "CA" + i, "call_1", "+15005551" + (100 + i),
                            about("view").replace("Miller", "Muller")))
                    .toList();
            int heard = 0;
            for (Future<ToolResult> guess : callers.invokeAll(guesses)) {
                heard += guess.get().text().startsWith(UNKNOWN) ? 1 : 0;
            }
            assertEquals(5, heard);
        }
    }

    @Test
    void callersWhoWithholdTheirNumberDoNotShutEachOtherOut() {
        String wrong = about("view").replace("Miller", "Muller");
        for (int i = 0; i < 3; i++) {
            TravelDesk.ask(desk.postBooking, "CA-one", "call_" + i, "anonymous", wrong);
        }
        assertTrue(TravelDesk.ask(desk.postBooking, "CA-one", "call_9", "anonymous", about("view")).failed());
        assertFalse(TravelDesk.ask(desk.postBooking, "CA-other", "call_1", "anonymous", about("view")).failed());
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
    void aFeeThatBeganBetweenTheQuoteAndTheYesIsSaidAnew() {
        desk.now = Instant.parse("2027-03-10T21:00:00Z");
        String refusal = refusal(about("cancel", "'agreed_price':0"));
        assertTrue(refusal.contains("which is 221.89 US dollars. Nothing has changed."), refusal);
        assertEquals("confirmed", status(answer(about("view"))));
        assertEquals("cancelled", status(answer(about("cancel", "'agreed_price':221.89"))));
    }

    @Test
    void aChangeForAnotherTotalThanTheCallerAgreedToIsNotMade() {
        String refusal = refusal(about("modify", "'check_out':'2027-03-16'", "'agreed_price':665.66"));
        assertTrue(refusal.contains("which is 887.54 US dollars."), refusal);
        assertEquals("665.66 US dollars", answer(about("view")).path("total").stringValue());
        assertEquals("modified", status(answer(about("modify", "'check_out':'2027-03-16'", "'agreed_price':887.54"))));
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
