package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.Plans;
import frontdesk.call.plan.VoiceSettings.Interruption;
import frontdesk.call.port.ModelEvent;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A silent caller who is asked by an agent that only speech interrupts: what counts as an answer. */
class SilenceAndSoundsTest extends ConversationRig {

    private static final Duration PATIENCE = Plans.plan().voice().silence();
    private static final String ENDED = "ended: " + EndReason.CALLER_SILENT;
    private static final int QUESTION_MS = 3_000;
    private static final long PADDING_MS = 300;
    private static final long PAUSE_MS = 500;
    private static final long COUGH_MS = 60;
    private static final long WORD_MS = 300;

    private long soundsMs;

    SilenceAndSoundsTest() {
        super(Plans.plan(Interruption.CONFIRM));
    }

    /** The caller has heard the greeting, says nothing, and is being asked whether they are there. */
    @BeforeEach
    void theAgentAsks() throws Exception {
        hears(new ModelEvent.SessionReady("s"));
        assertEquals("create Say hello.", told());
        hears(new ModelEvent.ResponseStarted("greeting", "request-1"));
        opens();
        says("greeting", 500);
        listens(500);
        isSilent();
        assertAsked();
        hears(new ModelEvent.ResponseStarted("question", "request-2"));
        says("question", QUESTION_MS);
    }

    private void assertAsked() throws InterruptedException {
        assertTrue(told().startsWith("note The caller has said nothing for a while."));
        assertEquals("create ", told());
    }

    private void says(String response, int ms) {
        hears(new ModelEvent.SpeechAudio(response, "item of " + response, 0, new byte[8 * ms]));
        hears(new ModelEvent.SpeechComplete(response, "item of " + response));
        ends(response);
    }

    /** The agent is heard for a moment, and no mark has come back yet. */
    private void hearsTheBeginning() {
        timers.advanceMs(500);
    }

    private void listens(long ms) {
        for (long heardMs = 0; heardMs < ms; heardMs += 100) {
            timers.advanceMs(100);
            line.marksTaken().forEach(conversation::markReturned);
        }
    }

    private void isSilent() {
        timers.advanceMs(PATIENCE.toMillis());
    }

    private void sound(String item, long lastedMs) {
        soundsMs += 10_000;
        hears(new ModelEvent.SpeechStarted(item, soundsMs));
        timers.advanceMs(lastedMs + PAUSE_MS);
        hears(new ModelEvent.SpeechStopped(item, soundsMs + PADDING_MS + lastedMs + PAUSE_MS));
        hears(new ModelEvent.TurnCommitted(item));
    }

    /** The agent answers what the caller has said, and the caller says nothing more. */
    private void isAnsweredAndSilentAgain() throws InterruptedException {
        assertEquals("create ", told());
        hears(new ModelEvent.ResponseStarted("answer", "request-3"));
        says("answer", 500);
        listens(QUESTION_MS);
        isSilent();
    }

    @Test
    void aCoughIsNoAnswerAndTheCallerIsNotAskedTwice() throws Exception {
        hearsTheBeginning();
        sound("cough", COUGH_MS);
        assertEquals("delete cough", told());
        listens(QUESTION_MS);
        assertEquals("nothing", told());
        isSilent();
        assertTrue(told().startsWith("note The caller has still said nothing."));
        assertEquals("create ", told());
        hears(new ModelEvent.ResponseStarted("goodbye", "request-3"));
        says("goodbye", 500);
        assertFalse(noted.contains(ENDED));
        listens(500);
        assertEquals(ENDED, noted.getLast());
    }

    @Test
    void aSentenceIsAnAnswer() throws Exception {
        hearsTheBeginning();
        sound("sentence", BargeIn.SPEECH_MS + PAUSE_MS);
        assertTrue(told().startsWith("truncate item of question"));
        isAnsweredAndSilentAgain();
        assertAsked();
        assertFalse(noted.contains(ENDED));
    }

    @Test
    void aShortWordBehindTheQuestionIsAnAnswer() throws Exception {
        listens(QUESTION_MS);
        sound("yes", WORD_MS);
        isAnsweredAndSilentAgain();
        assertAsked();
        assertFalse(noted.contains(ENDED));
    }

    @Test
    void aShortWordIntoTheEndOfTheQuestionIsAnAnswer() throws Exception {
        listens(QUESTION_MS - BargeIn.LAST_WORDS_MS / 2);
        sound("yes", WORD_MS);
        isAnsweredAndSilentAgain();
        assertAsked();
        assertFalse(noted.contains(ENDED));
    }

    @Test
    void aSoundThatNeverEndsIsNoSilence() throws Exception {
        listens(QUESTION_MS);
        hears(new ModelEvent.SpeechStarted("noise", 20_000));
        isSilent();
        isSilent();
        assertEquals("nothing", told());
        assertFalse(noted.contains(ENDED));
    }
}
