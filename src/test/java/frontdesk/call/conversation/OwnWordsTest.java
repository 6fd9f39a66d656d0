package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.ConversationEntry;
import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.Plans;
import frontdesk.call.plan.VoiceSettings.Interruption;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.CallEvent;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Phrases in a conversation: the one for a slow tool and the one for a lost model. Each is a second long. */
class OwnWordsTest extends ConversationRig {

    OwnWordsTest() {
        super(Plans.plan(Interruption.CONFIRM, Plans.phrases()));
    }

    /** The caller has asked, and the model runs a tool without a word. */
    private void toolRunsInSilence() throws InterruptedException {
        opens();
        callerSpeaks();
        callerIsDone();
        assertEquals("create ", told());
        hears(new ModelEvent.ResponseStarted("r1", "request-1"));
        asks("r1", "c1");
        ends("r1");
        line.taken();
    }

    private int playedMs() {
        return line.played().length / 8;
    }

    @Test
    void aCallerWhoWaitsForAToolHearsAWord() throws Exception {
        toolRunsInSilence();
        timers.advanceMs(Holding.AFTER.toMillis() - 1);
        assertEquals(0, playedMs());
        timers.advanceMs(1);
        assertEquals(1_000, playedMs());
        assertEquals("nothing", told(), "the model knows nothing of it");
        timers.advanceMs(20_000);
        assertEquals(1_000, playedMs(), "once is enough");
    }

    @Test
    void aToolThatIsQuickNeedsNoWord() throws Exception {
        toolRunsInSilence();
        timers.advanceMs(1_000);
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        timers.advanceMs(1_000);
        assertEquals(0, playedMs());
    }

    @Test
    void twoQuickToolsOneAfterTheOtherAreOneWait() throws Exception {
        toolRunsInSilence();
        timers.advanceMs(1_000);
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        hears(new ModelEvent.ResponseStarted("r2", "request-2"));
        asks("r2", "c2");
        timers.advanceMs(500);
        assertEquals(1_000, playedMs());
    }

    @Test
    void aModelThatSpeaksBeforeTheToolIsLeftToItsWords() throws Exception {
        opens();
        callerSpeaks();
        callerIsDone();
        responds("r1", "i1", 200);
        asks("r1", "c1");
        ends("r1");
        hearsOut();
        assertEquals(200, playedMs());
    }

    @Test
    void theAnswerFollowsThePhrase() throws Exception {
        toolRunsInSilence();
        timers.advanceMs(Holding.AFTER.toMillis());
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        responds("r2", "i2", 300);
        assertEquals(1_300, playedMs());
        timers.advanceMs(1_000);
        line.marksTaken().stream().limit(5).forEach(conversation::markReturned);
        timers.advanceMs(100);
        hears(new ModelEvent.SpeechStarted("u2", 9_000));
        timers.advanceMs(2_000);
        assertEquals("result c1 one", told());
        assertEquals("create ", told());
        assertEquals("truncate i2 100", told(), "the answer is counted from its own beginning");
    }

    @Test
    void anInterruptedPhraseIsRecordedAndNotToldToTheModel() throws Exception {
        toolRunsInSilence();
        timers.advanceMs(Holding.AFTER.toMillis() + 100);
        hears(new ModelEvent.SpeechStarted("u2", 9_000));
        timers.advanceMs(2_000);
        assertEquals("clear", line.taken().getLast());
        assertEquals("nothing", told());
        assertTrue(conversation.said().contains(new ConversationEntry.Agent("", false)));
    }

    @Test
    void whileTheCallerSpeaksNobodySaysAWord() throws Exception {
        toolRunsInSilence();
        timers.advanceMs(200);
        hears(new ModelEvent.SpeechStarted("u2", 9_000));
        timers.advanceMs(3_000);
        assertEquals(0, playedMs());
    }

    @Test
    void aSilentCallerIsAskedAndLeftWithoutTheModel() throws Exception {
        opens();
        responds("r1", "i1", 100);
        ends("r1");
        hearsOut();
        assertTrue(told().startsWith("note The caller has said nothing for a while. They were asked"));
        assertEquals(1_100, playedMs());
        hearsOut();
        assertEquals(2_100, playedMs());
        hearsOut();
        assertEquals("ended: " + EndReason.CALLER_SILENT, noted.getLast());
        assertEquals("nothing", told());
    }

    @Test
    void theLastMinuteIsAnnouncedAtOnceWhereNobodySpeaks() throws Exception {
        opens();
        conversation.rang(CallEvent.Alarm.TIME_WARNING);
        assertEquals(1_000, playedMs());
        assertTrue(told().startsWith("note This call may last only one more minute. The caller was told so"));
        assertEquals("nothing", told());
    }

    @Test
    void theLastMinuteIsLeftToTheModelWhereSomebodySpeaks() throws Exception {
        opens();
        callerSpeaks();
        conversation.rang(CallEvent.Alarm.TIME_WARNING);
        assertEquals(0, playedMs());
        assertTrue(told().startsWith("note This call may last only one more minute. Tell"));
        callerIsDone();
        assertEquals("create ", told());
    }

    @Test
    void aLostModelIsApologizedForAndTheCallEndsWhenThatWasHeard() {
        opens();
        responds("r1", "i1", 3_000);
        timers.advanceMs(300);
        line.taken();
        hears(new ModelEvent.SessionLost("gone", false));
        assertEquals("clear", line.taken().getFirst());
        line.marksTaken();
        timers.advanceMs(1_000);
        assertEquals(List.of("greeting ready", "greeting sent"), noted);
        hearsMarksOfApology();
        assertEquals("apologized: gone", noted.getLast());
    }

    /** The marks of what was cleared are of no use; the last one belongs to the apology. */
    private void hearsMarksOfApology() {
        timers.advanceMs(Apology.OVERDUE.toMillis());
    }

    @Test
    void anApologyWhoseMarksComeBackEndsTheCallAtOnce() {
        opens();
        hears(new ModelEvent.SessionLost("gone", false));
        timers.advanceMs(1_000);
        line.marksTaken().forEach(conversation::markReturned);
        assertEquals(List.of("apologized: gone"), noted);
    }

    @Test
    void whateverComesDuringTheApologyChangesNothing() throws Exception {
        opens();
        hears(new ModelEvent.SessionLost("gone", false));
        int before = playedMs();
        hears(new ModelEvent.SpeechAudio("r9", "i9", 0, new byte[8_000]));
        hears(new ModelEvent.SessionLost("gone again", true));
        conversation.keyPressed('1');
        assertEquals("nothing", told());
        assertEquals(before, playedMs());
    }

    @Test
    void aModelThatBeginsNoResponseIsApologizedForToo() {
        opens();
        hears(new ModelEvent.SessionReady("s"));
        timers.advanceMs(3 * Conversation.ANSWER_WITHIN.toMillis());
        timers.advanceMs(1_000);
        line.marksTaken().forEach(conversation::markReturned);
        assertTrue(noted.getLast().startsWith("apologized: it begins no response"), noted.toString());
    }

    @Test
    void beforeTheCallerIsThereALostModelEndsTheCallAtOnce() {
        hears(new ModelEvent.SessionLost("gone", false));
        assertEquals(List.of("ended: the model was lost"), noted);
    }
}
