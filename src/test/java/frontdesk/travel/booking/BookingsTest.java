package frontdesk.travel.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.Journal;
import frontdesk.journal.JournalStep;
import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the journal of bookings keeps when it is rewritten, and what it forgets. */
class BookingsTest {
    /** It is rewritten after every entry that doubles it. */
    private static final Journal.Limits TIGHT = new Journal.Limits(1, 1 << 20, 1 << 14, Duration.ofSeconds(10));
    private static final String STAY = "'hotel':'Lakeview Lantern','check_in':'2027-03-12','check_out':'2027-03-15',"
            + "'guests':1,'rooms':1,'room_type':'Lake View King'";

    private final MemoryFolder disk = new MemoryFolder();
    private final BlockingQueue<JournalStep> rewritten = new LinkedBlockingQueue<>();
    private TravelDesk desk = open();

    private TravelDesk open() {
        return new TravelDesk(disk, TIGHT, step -> {
            if (step == JournalStep.FOLDER_SYNCED) {
                rewritten.add(step);
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    /** Opening rewrites whatever is longer than a byte. */
    private void restart() throws IOException, InterruptedException {
        var now = desk.now;
        desk.close();
        rewritten.clear();
        desk = open();
        desk.now = now;
        assertEquals(JournalStep.FOLDER_SYNCED, rewritten.poll(30, TimeUnit.SECONDS));
        assertFalse(desk.bookings.snapshot().isEmpty());
    }

    private ToolResult after(String callId, String number, String rest) {
        return TravelDesk.ask(desk.postBooking, "CA9", callId,
                "{'confirmation_number':'" + number + "','surname':'Miller'," + rest + "}");
    }

    @Test
    void everyAnswerOfTheDayIsStillTheFirstOneAfterRewritingAndARestart() throws Exception {
        String book = TravelDesk.stay("book");
        ToolResult booked = TravelDesk.ask(desk.booking, "CA9", "call_1", book);
        String number = TravelDesk.read(booked).path("confirmation_number").stringValue();
        ToolResult modified = after("call_2", number, "'action':'modify','check_out':'2027-03-16'");
        ToolResult cancelled = after("call_3", number, "'action':'cancel'");
        assertFalse(modified.failed() || cancelled.failed(), modified.text() + cancelled.text());
        for (int restarts = 0; restarts < 2; restarts++) {
            restart();
            assertEquals(booked, TravelDesk.ask(desk.booking, "CA9", "call_1", book));
            assertEquals(modified, after("call_2", number, "'action':'modify','check_out':'2027-03-16'"));
            assertEquals(cancelled, after("call_3", number, "'action':'cancel'"));
        }
        assertEquals(1, desk.bookings.snapshot().size());
    }

    @Test
    void theJournalHasWhatABookingIsMadeOfAndNothingThatFollowsFromIt() throws IOException {
        desk.bookedNumber();
        String kept = new String(disk.open("bookings.jsonl").read(), StandardCharsets.UTF_8);
        assertTrue(kept.contains("""
                "total":{"amount":665.66,"currency":"USD"},"status":"CONFIRMED","fee":null,"call_sid":"CA1",\
                "changed_at":"2026-11-22T18:00:00Z"},"answers":"""), kept);
    }

    @Test
    void aPageThatWasConfirmedShowsItsBookingForAsLongAsItIsKnown() throws Exception {
        desk.answer(desk.checkoutLink, "{" + STAY + "}");
        String token = desk.sentToken();
        String total = TravelDesk.totalField(desk.page("GET", token, "").body());
        desk.page("POST", token, total + "&first_name=Anna&surname=Miller");
        for (int days = 0; days < 8; days++) {
            restart();
            String body = desk.page("GET", token, "").body();
            assertTrue(body.contains("Your stay is booked"), "after " + days + " days: " + body);
            desk.now = desk.now.plus(Duration.ofDays(1));
        }
        desk.now = desk.now.plus(Duration.ofDays(1));
        desk.answer(desk.checkoutLink, "{" + STAY + "}");
        assertEquals(404, desk.page("GET", token, "").status());
    }

    @Test
    void afterAYearAndMoreAStayIsForgottenAndTakesNoRoom() throws Exception {
        ToolResult booked =
                desk.ask(desk.booking, "{'action':'book','surname':'Miller','first_name':'Anna'," + STAY + "}");
        ConfirmationNumber number = ConfirmationNumber.of(
                TravelDesk.read(booked).path("confirmation_number").stringValue());
        assertNotEquals(List.of(), desk.lacking(5));
        desk.now = desk.now.plus(Duration.ofDays(500));
        assertEquals(1, desk.bookings.snapshot().size());
        desk.now = desk.now.plus(Duration.ofDays(30));
        assertEquals(List.of(), desk.bookings.snapshot());
        assertEquals(Optional.empty(), desk.bookings.find(number));
        assertEquals(List.of(), desk.lacking(5));
    }
}
