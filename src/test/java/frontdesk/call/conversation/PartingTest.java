package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.Transfer;
import frontdesk.call.plan.Plans;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.Farewell;
import frontdesk.tool.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartingTest extends ConversationRig {

    private static final String LEFT = "ended: " + EndReason.AGENT_HUNG_UP;

    private void callerSaysGoodbye() {
        opens();
        callerSpeaks();
        callerIsDone();
    }

    private void toolWantsToHangUp(String callId) {
        conversation.toolFinished(new ToolFinished(
                callId, "end_call", ToolResult.leaving(new Farewell.HangUp(), "Say nothing more.")));
    }

    private void agentSaysGoodbyeAndHangsUp() {
        responds("r1", "i1", 1000);
        asks("r1", "c1");
        toolWantsToHangUp("c1");
        ends("r1");
    }

    @Test
    void theCallEndsWhenTheGoodbyesLastMarkHasComeBackAndNotBefore() throws Exception {
        callerSaysGoodbye();
        agentSaysGoodbyeAndHangsUp();
        assertEquals("result c1 Say nothing more.", told());
        timers.advanceMs(1500);
        List<String> marks = line.marksTaken();
        marks.subList(0, marks.size() - 1).forEach(conversation::markReturned);
        assertFalse(noted.contains(LEFT));
        conversation.markReturned(marks.getLast());
        assertEquals(LEFT, noted.getLast());
        assertEquals("nothing", told(), "the model is not asked to go on");
    }

    @Test
    void aToolThatIsCalledBeforeTheGoodbyeIsSpokenIsAnsweredAfterIt() throws Exception {
        callerSaysGoodbye();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        toolWantsToHangUp("c1");
        assertEquals("nothing", told());
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[8000]));
        ends("r1");
        assertEquals("result c1 Say nothing more.", told());
        hearsOut();
        assertEquals(LEFT, noted.getLast());
    }

    @Test
    void aToolThatFinishesAfterItsResponseEndsTheCallToo() {
        callerSaysGoodbye();
        responds("r1", "i1", 1000);
        asks("r1", "c1");
        ends("r1");
        hearsOut();
        toolWantsToHangUp("c1");
        assertEquals(LEFT, noted.getLast());
    }

    @Test
    void aCallerWhoSpeaksDuringTheGoodbyeIsHeardAndTheCallGoesOn() throws Exception {
        callerSaysGoodbye();
        agentSaysGoodbyeAndHangsUp();
        told();
        timers.advanceMs(300);
        callerSpeaks();
        assertTrue(told().startsWith("truncate i1"));
        assertTrue(told().startsWith("note The caller did something before the call ended"));
        callerIsDone();
        responds("r2", "i2", 1000);
        ends("r2");
        hearsOut();
        assertFalse(noted.contains(LEFT));
    }

    @Test
    void aKeyKeepsTheCallToo() {
        callerSaysGoodbye();
        agentSaysGoodbyeAndHangsUp();
        conversation.keyPressed('1');
        hearsOut();
        assertFalse(noted.contains(LEFT));
    }

    @Test
    void hangingUpIsRefusedWhenTheCallerHasSpokenSince() throws Exception {
        callerSaysGoodbye();
        responds("r1", "i1", 1000);
        asks("r1", "c1");
        timers.advanceMs(300);
        callerSpeaks();
        assertTrue(told().startsWith("truncate"));
        toolWantsToHangUp("c1");
        ends("r1");
        assertTrue(told().startsWith("result c1 Not done: the caller has just spoken."));
        callerIsDone();
        responds("r2", "i2", 500);
        ends("r2");
        hearsOut();
        assertFalse(noted.contains(LEFT));
    }

    @Test
    void hangingUpIsRefusedAlsoWhenTheLaterWordsWereAnsweredAlready() throws Exception {
        callerSaysGoodbye();
        responds("r1", "i1", 100);
        asks("r1", "c1");
        ends("r1");
        callerSpeaks();
        assertTrue(told().startsWith("delete"));
        callerIsDone();
        responds("r2", "i2", 100);
        ends("r2");
        toolWantsToHangUp("c1");
        assertTrue(told().startsWith("result c1 Not done: the caller has just spoken."));
    }

    @Test
    void hangingUpWithoutAWordIsRefusedAndTheModelIsAskedToSpeak() throws Exception {
        callerSaysGoodbye();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        toolWantsToHangUp("c1");
        ends("r1");
        assertTrue(told().startsWith("result c1 Not done: you have said nothing"));
        assertEquals("create ", told());
        responds("r2", "i2", 500);
        asks("r2", "c2");
        toolWantsToHangUp("c2");
        ends("r2");
        assertEquals("result c2 Say nothing more.", told());
        hearsOut();
        assertEquals(LEFT, noted.getLast());
    }

    @Test
    void hangingUpIsRefusedWhileAnotherToolIsAtWork() throws Exception {
        callerSaysGoodbye();
        responds("r1", "i1", 500);
        asks("r1", "booking");
        asks("r1", "c1");
        toolWantsToHangUp("c1");
        ends("r1");
        assertTrue(told().startsWith("result c1 Not done: the caller has not heard yet"));
        conversation.toolFinished(new ToolFinished("booking", "echo", ToolResult.of("booked")));
        assertEquals("result booking booked", told());
        assertEquals("create ", told());
    }

    @Test
    void marksThatNeverComeBackDelayTheEndOnlySoLong() {
        callerSaysGoodbye();
        agentSaysGoodbyeAndHangsUp();
        timers.advanceMs(1000 + Parting.OVERDUE.toMillis() - 1);
        assertFalse(noted.contains(LEFT));
        timers.advanceMs(1);
        assertEquals(LEFT, noted.getLast());
    }

    private void agentPutsThrough(String callId) {
        responds("r1", "i1", 500);
        asks("r1", callId);
        conversation.toolFinished(new ToolFinished(callId, "transfer_to_human", ToolResult.leaving(
                new Farewell.Transfer("A refund."), "Say nothing more.")));
        ends("r1");
    }

    @Test
    void withoutAHumanATransferIsRefused() throws Exception {
        callerSaysGoodbye();
        agentPutsThrough("c1");
        assertTrue(told().startsWith("result c1 Not done: there is nobody"));
        assertEquals("create ", told());
    }

    /** The same with a human behind the agent. */
    @Nested
    class WithAHuman extends ConversationRig {
        WithAHuman() {
            super(Plans.planWithHuman("+15005550009"));
        }

        @Test
        void aCallerWhoIsBeingPutThroughIsNotAskedWhetherTheyAreThere() throws Exception {
            opens();
            callerSpeaks();
            callerIsDone();
            responds("r1", "i1", 500);
            asks("r1", "c1");
            conversation.toolFinished(new ToolFinished("c1", "transfer_to_human", ToolResult.leaving(
                    new Farewell.Transfer("A refund."), "Say nothing more.")));
            ends("r1");
            assertEquals("result c1 Say nothing more.", told());
            timers.advanceMs(Plans.plan().voice().silence().plus(Parting.OVERDUE).toMillis());
            assertEquals("nothing", told(), "the marks do not come back, and it is silent");
            assertTrue(noted.getLast().startsWith("ended: " + EndReason.TRANSFERRED));
        }

        @Test
        void theCallerIsPutThroughWhenTheLastWordsWereHeard() throws Exception {
            opens();
            callerSpeaks();
            callerIsDone();
            responds("r1", "i1", 500);
            asks("r1", "c1");
            conversation.toolFinished(new ToolFinished("c1", "transfer_to_human", ToolResult.leaving(
                    new Farewell.Transfer("A refund."), "Say nothing more.")));
            ends("r1");
            assertEquals("result c1 Say nothing more.", told());
            assertEquals(List.of("greeting ready", "greeting sent"), noted);
            hearsOut();
            assertEquals(
                    "ended: " + EndReason.TRANSFERRED + " " + new Transfer("+15005550009", "A refund."),
                    noted.getLast());
        }
    }
}
