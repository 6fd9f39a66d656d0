package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.ConversationEntry;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.ModelEvent.Outcome;
import frontdesk.call.port.ModelEvent.Refusal;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest extends ConversationRig {

    @Test
    void theGreetingIsAskedForAsSoonAsTheSessionIsReady() throws Exception {
        hears(new ModelEvent.SessionReady("s"));
        assertEquals("create Say hello.", told());
    }

    @Test
    void theGreetingWaitsForTheCallerAndFlowsAtOnce() {
        hears(new ModelEvent.SessionReady("s"));
        responds("r1", "i1", 100);
        assertEquals(List.of("greeting ready"), noted);
        conversation.lineOpened(line);
        assertEquals(List.of("mark", "play 800"), line.taken());
        assertEquals(List.of("greeting ready", "greeting sent"), noted);
    }

    @Test
    void callerSpeechClearsTheLineThenTruncatesTheItem() throws Exception {
        opens();
        responds("r1", "i1", 1000);
        line.taken();
        timers.advanceMs(120);
        callerSpeaks();
        assertEquals(List.of("clear"), line.taken());
        assertEquals("truncate i1 120", told());
        assertEquals("nothing", told(), "the model cancels by itself");
    }

    @Test
    void allCallsOfAResponseAreAnsweredBeforeTheModelGoesOn() throws Exception {
        opens();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        asks("r1", "c2");
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        ends("r1");
        assertEquals("result c1 one", told());
        assertEquals("nothing", told());
        conversation.toolFinished(new ToolFinished("c2", "echo", ToolResult.of("two")));
        assertEquals("result c2 two", told());
        assertEquals("create ", told());
        assertEquals(List.of("echo {}", "echo {}"), toolsRun);
    }

    @Test
    void aResultDuringItsOwnResponseWaitsForTheResponsesEnd() throws Exception {
        opens();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        assertEquals("result c1 one", told());
        assertEquals("nothing", told());
        ends("r1");
        assertEquals("create ", told());
    }

    @Test
    void aRepeatedCallIdIsRunOnce() {
        asks("r1", "c1");
        asks("r1", "c1");
        asks("r2", "c1");
        assertEquals(1, toolsRun.size());
    }

    @Test
    void aResultThatComesWhileTheCallerSpeaksIsToldAfterwardsByTheModelItself() throws Exception {
        opens();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        ends("r1");
        callerSpeaks();
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        assertEquals("result c1 one", told());
        hears(new ModelEvent.ToolResultSeen("c1"));
        callerIsDone();
        responds("r2", "i2", 20);
        ends("r2");
        assertEquals("nothing", told());
    }

    @Test
    void aModelThatDoesNotAnswerTheTurnIsAskedForWhatItOwes() throws Exception {
        opens();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        ends("r1");
        callerSpeaks();
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        callerIsDone();
        assertEquals("result c1 one", told());
        timers.advanceMs(Conversation.ANSWER_WITHIN.toMillis());
        assertEquals("create ", told());
    }

    @Test
    void aResponseOfOursThatStartsAfterTheCallerDidIsCancelledAndNotHeard() throws Exception {
        hears(new ModelEvent.SessionReady("s"));
        opens();
        assertEquals("create Say hello.", told());
        callerSpeaks();
        responds("r1", "i1", 100);
        assertEquals("cancel r1", told());
        assertEquals(List.of(), line.taken());
    }

    @Test
    void aModelTooFarAheadIsCutOff() throws Exception {
        responds("r1", "i1", 600_000);
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
        assertEquals("cancel r1", told());
    }

    @Test
    void aResponseThatFailsIsAskedForOnceMore() throws Exception {
        hears(new ModelEvent.ResponseStarted("r1", ""));
        hears(new ModelEvent.ResponseEnded("r1", Outcome.FAILED, "server_error"));
        assertEquals("create ", told());
    }

    @Test
    void theRecordKeepsOnlyTheWordsThatWereHeard() {
        opens();
        responds("r1", "i1", 1000);
        hears(new ModelEvent.SpeechText("r1", "i1", "one two three four five"));
        timers.advanceMs(500);
        line.marksTaken().stream().limit(2).forEach(conversation::markReturned);
        callerSpeaks();
        hears(new ModelEvent.SpeechText("r1", "i1", " six"));
        assertTrue(conversation.said().getFirst() instanceof ConversationEntry.Agent agent
                && !agent.heardToItsEnd()
                && "one two three four five".startsWith(agent.text())
                && agent.text().length() < 14);
    }

    @Test
    void aRefusedTruncationChangesNothing() throws Exception {
        opens();
        hears(new ModelEvent.Refused("truncate-1", Refusal.HARMLESS, "invalid_value"));
        assertEquals("nothing", told());
    }

    @Test
    void aRequestThatTheModelRefusesOnceIsHeardAllTheSame() throws Exception {
        opens();
        hears(new ModelEvent.SessionReady("s"));
        assertEquals("create Say hello.", told());
        hears(new ModelEvent.Refused("request-1", Refusal.OTHER, "server_error"));
        assertEquals("create Say hello.", told());
        hears(new ModelEvent.ResponseStarted("r1", "request-2"));
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
        ends("r1");
        assertEquals(160, line.played().length);
        assertEquals("nothing", told());
    }

    @Test
    void aModelThatRefusesEveryRequestIsLost() throws Exception {
        opens();
        hears(new ModelEvent.SessionReady("s"));
        for (int request = 1; request <= 3; request++) {
            assertEquals("create Say hello.", told());
            hears(new ModelEvent.Refused("request-" + request, Refusal.OTHER, "server_error"));
        }
        assertEquals("nothing", told());
        timers.advanceMs(Conversation.ANSWER_WITHIN.toMillis());
        assertEquals(List.of("ended: the model was lost"), noted);
    }

    @Test
    void aLongAnswerIsFedToTheLineAsItIsHeard() {
        List<String> held = new ArrayList<>();
        opens();
        responds("r1", "i1", 10_000);
        ends("r1");
        for (int ms = 0; ms < 12_000; ms += 200) {
            timers.advanceMs(200);
            List<String> marks = line.marksTaken();
            if (!marks.isEmpty()) {
                held.addAll(marks);
            }
            if (!held.isEmpty()) {
                conversation.markReturned(held.removeFirst());
            }
        }
        assertEquals(80_000, line.played().length);
    }

}
