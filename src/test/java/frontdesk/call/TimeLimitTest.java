package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.ModelEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeLimitTest extends ConversationRig {

    private static final String ENDED = "ended: " + EndReason.TIME_UP;

    @Test
    void aLongCallIsWarnedAMinuteBeforeAndTakesLeaveTenSecondsBefore() {
        TimeLimit hour = new TimeLimit(Duration.ofHours(1));
        assertEquals(Optional.of(Duration.ofMinutes(59)), hour.warningAfter());
        assertEquals(Duration.ofSeconds(3590), hour.goodbyeAfter());
    }

    @Test
    void aCallOfLittleMoreThanAMinuteHasNoWarningAndAVeryShortOneAShortGoodbye() {
        assertEquals(Optional.empty(), new TimeLimit(Duration.ofSeconds(70)).warningAfter());
        assertEquals(Optional.of(Duration.ofSeconds(11)), new TimeLimit(Duration.ofSeconds(71)).warningAfter());
        assertEquals(Duration.ofSeconds(15), new TimeLimit(Duration.ofSeconds(20)).goodbyeAfter());
    }

    @Test
    void whoComesBackHasWhatIsLeftOrTimeForAGoodbye() {
        TimeLimit hour = new TimeLimit(Duration.ofHours(1));
        assertEquals(hour, hour.after(Duration.ZERO));
        assertEquals(new TimeLimit(Duration.ofMinutes(20)), hour.after(Duration.ofMinutes(40)));
        assertEquals(new TimeLimit(Duration.ofSeconds(30)), hour.after(Duration.ofMinutes(60)));
        assertEquals(new TimeLimit(Duration.ofSeconds(30)), hour.after(Duration.ofHours(7)));
        TimeLimit short20 = new TimeLimit(Duration.ofSeconds(20));
        assertEquals(short20, short20.after(Duration.ofSeconds(15)));
    }

    @Test
    void theWarningIsSaidWhenTheCallerHasBeenAnswered() throws Exception {
        opens();
        callerSpeaks();
        callerIsDone();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        conversation.rang(Alarm.TIME_WARNING);
        assertTrue(told().startsWith("note This call may last only one more minute."));
        assertEquals("nothing", told());
        ends("r1");
        assertEquals("create ", told());
    }

    @Test
    void theGoodbyeIsHeardBeforeTheCallEnds() throws Exception {
        opens();
        conversation.rang(Alarm.TIME_GOODBYE);
        assertTrue(told().startsWith("note The time for this call is over"));
        assertEquals("create ", told());
        hears(new ModelEvent.ResponseStarted("r1", "request-1"));
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[4000]));
        ends("r1");
        assertFalse(noted.contains(ENDED));
        hearsOut();
        assertTrue(noted.contains(ENDED));
    }

    @Test
    void aCallerWhoSpeaksThenIsAnsweredAndTheCallEndsAllTheSame() {
        opens();
        conversation.rang(Alarm.TIME_GOODBYE);
        responds("r1", "i1", 500);
        callerSpeaks();
        assertFalse(noted.contains(ENDED));
        callerIsDone();
        responds("r2", "i2", 500);
        ends("r2");
        assertFalse(noted.contains(ENDED));
        hearsOut();
        assertTrue(noted.contains(ENDED));
    }
}
