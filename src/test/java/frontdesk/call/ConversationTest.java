package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.AudioFormat;
import frontdesk.call.CallEvent.Alarm;
import frontdesk.call.CallEvent.ToolFinished;
import frontdesk.call.ConversationRecord.Entry;
import frontdesk.call.ModelEvent.Outcome;
import frontdesk.call.ModelEvent.Refusal;
import frontdesk.tool.JsonText;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final ManualTimers timers = new ManualTimers();
    private final MemoryModel model = new MemoryModel();
    private final MemoryLine line = new MemoryLine();
    private final List<String> toolsRun = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final Conversation conversation = new Conversation(
            Plans.FACTS, Plans.plan(), model, new CallerAudio(AudioFormat.PCMU_8KHZ, timers), new Surroundings());

    /** Rings through the manual timers; notes what a call would be told. */
    private final class Surroundings implements Conversation.Surroundings {
        private final Map<Alarm, Timers.Alarm> set = new EnumMap<>(Alarm.class);

        @Override
        public long nanoTime() {
            return timers.nanoTime();
        }

        @Override
        public void ring(Alarm alarm, Duration delay) {
            Timers.Alarm before = set.put(alarm, timers.after(delay, () -> conversation.rang(alarm)));
            if (before != null) {
                before.cancel();
            }
        }

        @Override
        public void run(ToolCall call) {
            toolsRun.add(call.name() + " " + call.arguments());
        }

        @Override
        public void log(String event) {}

        @Override
        public void modelIsMute() {
            noted.add("model is mute");
        }

        @Override
        public void greetingHeardFrom() {
            noted.add("greeting ready");
        }

        @Override
        public void greetingSent() {
            noted.add("greeting sent");
        }
    }

    private void hears(ModelEvent event) {
        conversation.on(event);
    }

    private void opens() {
        conversation.lineOpened(line);
        line.marksTaken().forEach(conversation::markReturned);
        line.taken();
    }

    private void responds(String response, String item, int ms) {
        hears(new ModelEvent.ResponseStarted(response, ""));
        hears(new ModelEvent.SpeechAudio(response, item, 0, new byte[8 * ms]));
    }

    private void asks(String response, String callId) {
        hears(new ModelEvent.ToolAsked(response, callId, "echo", new JsonText("{}")));
    }

    private void ends(String response) {
        hears(new ModelEvent.ResponseEnded(response, Outcome.COMPLETED, ""));
    }

    private void callerSpeaks() {
        hears(new ModelEvent.SpeechStarted("u"));
    }

    private void callerIsDone() {
        hears(new ModelEvent.SpeechStopped("u"));
        hears(new ModelEvent.TurnCommitted("u"));
    }

    private String told() throws InterruptedException {
        return model.isQuiet() ? "nothing" : model.next();
    }

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
        assertTrue(conversation.record().entries().getFirst() instanceof Entry.Agent agent
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
    void aLongAnswerIsFedToTheLineAsItIsHeard() {
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
