package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.Plans;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceWatchTest extends ConversationRig {

    private static final Duration PATIENCE = Plans.plan().voice().silence();
    private static final String ENDED = "ended: " + EndReason.CALLER_SILENT;

    private void greets() throws Exception {
        hears(new ModelEvent.SessionReady("s"));
        assertEquals("create Say hello.", told());
        hears(new ModelEvent.ResponseStarted("r0", "request-1"));
        opens();
        speaks("r0");
    }

    /** The response's 500 ms are said and heard. */
    private void speaks(String response) {
        hears(new ModelEvent.SpeechAudio(response, "item of " + response, 0, new byte[4000]));
        ends(response);
        timers.advanceMs(500);
        line.marksTaken().forEach(conversation::markReturned);
    }

    private void isSilentFor(Duration time) {
        timers.advanceMs(time.toMillis());
    }

    private void theAgentAsks(String request) throws Exception {
        assertTrue(told().startsWith("note The caller has said nothing for a while."));
        assertEquals("create ", told());
        hears(new ModelEvent.ResponseStarted("r of " + request, request));
        speaks("r of " + request);
    }

    @Test
    void aSilentCallerIsAskedOnceAndThenTheAgentSaysGoodbyeAndHangsUp() throws Exception {
        greets();
        isSilentFor(PATIENCE.minusMillis(1));
        assertEquals("nothing", told());
        isSilentFor(Duration.ofMillis(1));
        theAgentAsks("request-2");
        isSilentFor(PATIENCE.minusMillis(1));
        assertEquals("nothing", told());
        isSilentFor(Duration.ofMillis(1));
        assertTrue(told().startsWith("note The caller has still said nothing."));
        assertEquals("create ", told());
        hears(new ModelEvent.ResponseStarted("r3", "request-3"));
        assertFalse(noted.contains(ENDED));
        speaks("r3");
        assertEquals(ENDED, noted.getLast());
    }

    @Test
    void aWordOfTheCallerBeginsTheCountAnew() throws Exception {
        greets();
        isSilentFor(PATIENCE);
        theAgentAsks("request-2");
        callerSpeaks();
        callerIsDone();
        hears(new ModelEvent.ResponseStarted("r3", ""));
        speaks("r3");
        isSilentFor(PATIENCE);
        theAgentAsks("request-3");
        assertFalse(noted.contains(ENDED));
    }

    @Test
    void aCallerWhoSpeaksForLongIsNotSilent() throws Exception {
        greets();
        callerSpeaks();
        isSilentFor(PATIENCE.multipliedBy(3));
        assertEquals("nothing", told());
    }

    @Test
    void whileAToolIsAtWorkNobodyIsAsked() throws Exception {
        greets();
        callerSpeaks();
        callerIsDone();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        speaks("r1");
        isSilentFor(PATIENCE.multipliedBy(3));
        assertEquals("nothing", told());
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        assertEquals("result c1 one", told());
    }

    @Test
    void theSilenceBeginsWhenTheLastMarkHasComeBack() throws Exception {
        greets();
        callerSpeaks();
        callerIsDone();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[4000]));
        ends("r1");
        isSilentFor(Duration.ofSeconds(1));
        line.marksTaken().forEach(conversation::markReturned);
        isSilentFor(PATIENCE.minusMillis(1));
        assertEquals("nothing", told());
        isSilentFor(Duration.ofMillis(1));
        assertTrue(told().startsWith("note The caller has said nothing"));
    }

    @Test
    void marksThatAreLostDoNotLeaveTheCallerInSilence() throws Exception {
        greets();
        callerSpeaks();
        callerIsDone();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[4000]));
        ends("r1");
        isSilentFor(PATIENCE.plusMillis(499));
        assertEquals("nothing", told());
        isSilentFor(Duration.ofMillis(1));
        assertTrue(told().startsWith("note The caller has said nothing"));
    }

    @Test
    void aKeyIsAWord() throws Exception {
        greets();
        isSilentFor(PATIENCE.minusMillis(1));
        conversation.keyPressed('5');
        told();
        told();
        isSilentFor(Duration.ofMillis(2));
        assertEquals("nothing", told());
    }

    @Test
    void aCallerWhoComesBackDuringTheGoodbyeIsHeard() throws Exception {
        greets();
        isSilentFor(PATIENCE);
        theAgentAsks("request-2");
        isSilentFor(PATIENCE);
        told();
        told();
        hears(new ModelEvent.ResponseStarted("r3", "request-3"));
        hears(new ModelEvent.SpeechAudio("r3", "i3", 0, new byte[4000]));
        callerSpeaks();
        callerIsDone();
        hears(new ModelEvent.ResponseStarted("r4", ""));
        speaks("r4");
        assertFalse(noted.contains(ENDED));
    }

    @Test
    void aModelThatDoesNotSayGoodbyeDelaysTheEndOnlySoLong() throws Exception {
        greets();
        isSilentFor(PATIENCE);
        theAgentAsks("request-2");
        isSilentFor(PATIENCE);
        hears(new ModelEvent.ResponseStarted("r3", "request-3"));
        isSilentFor(Parting.OVERDUE);
        assertEquals(ENDED, noted.getLast());
    }
}
