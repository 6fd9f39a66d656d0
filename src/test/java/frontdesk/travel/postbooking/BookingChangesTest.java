package frontdesk.travel.postbooking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What may be done about a booking, and what that costs: quoted first, then done, and once. */
class BookingChangesTest extends PostBookingRig {
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
    void aChangeForAnotherTotalThanTheCallerAgreedToIsNotMade() {
        String refusal = refusal(about("modify", "'check_out':'2027-03-16'", "'agreed_price':665.66"));
        assertTrue(refusal.contains("which is 887.54 US dollars."), refusal);
        assertEquals("665.66 US dollars", answer(about("view")).path("total").stringValue());
        assertEquals("modified", status(answer(about("modify", "'check_out':'2027-03-16'", "'agreed_price':887.54"))));
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
}
