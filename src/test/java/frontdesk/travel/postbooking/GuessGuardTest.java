package frontdesk.travel.postbooking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guessing surnames is slow, from one telephone as from many, and shuts nobody else out for long. */
class GuessGuardTest extends PostBookingRig {
    private int calls;

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
        String other = desk.bookedNumber("'guests':1");
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
}
