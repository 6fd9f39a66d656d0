package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.ModelEvent;
import org.junit.jupiter.api.Test;

/** What the agent says when the call may not last much longer, and that the call then ends. */
class TimeIsOverTest extends ConversationRig {

    private static final String ENDED = "ended: " + EndReason.TIME_UP;

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
