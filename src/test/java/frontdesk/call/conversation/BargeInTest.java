package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.call.outcome.ConversationEntry;
import frontdesk.call.plan.Plans;
import frontdesk.call.plan.VoiceSettings.Interruption;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.ToolResult;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that is interrupted by speech alone. The turn detection pads by 300 ms and waits for a pause of 500. */
class BargeInTest extends ConversationRig {

    private static final long PADDING_MS = 300;
    private static final long PAUSE_MS = 500;
    private static final long BETWEEN_SOUNDS_MS = 4_000;

    private long startsMs;

    BargeInTest() {
        super(Plans.plan(Interruption.CONFIRM));
    }

    /** The agent is in the middle of an answer that the model has finished. */
    private byte[] agentIsSpeaking(int ms, int heardMs) throws InterruptedException {
        opens();
        byte[] answer = new byte[8 * ms];
        new Random(3).nextBytes(answer);
        hears(new ModelEvent.ResponseStarted("r1", ""));
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, answer));
        hears(new ModelEvent.SpeechComplete("r1", "i1"));
        ends("r1");
        listens(heardMs);
        return answer;
    }

    /** The phone plays for so long, and says how far it got. */
    private void listens(int ms) {
        timers.advanceMs(ms);
        line.marksTaken().stream().limit(ms / 200).forEach(conversation::markReturned);
        line.taken();
    }

    private void soundBegins(String item) {
        startsMs += BETWEEN_SOUNDS_MS;
        hears(new ModelEvent.SpeechStarted(item, startsMs));
    }

    private void soundEnds(String item, long lastedMs) {
        hears(new ModelEvent.SpeechStopped(item, startsMs + PADDING_MS + lastedMs + PAUSE_MS));
    }

    private void sound(String item, long lastedMs) {
        soundBegins(item);
        timers.advanceMs(lastedMs + PAUSE_MS);
        soundEnds(item, lastedMs);
        hears(new ModelEvent.TurnCommitted(item));
    }

    @Test
    void aClickHoldsTheAgentAndTheModelHearsOnlyThatItsTurnIsGone() throws Exception {
        byte[] answer = agentIsSpeaking(4_000, 400);
        byte[] sent = line.played();
        soundBegins("u1");
        assertEquals(List.of("clear"), line.taken());
        timers.advanceMs(560);
        assertEquals(List.of(), line.taken(), "it waits");
        soundEnds("u1", 60);
        hears(new ModelEvent.TurnCommitted("u1"));
        assertEquals("delete u1", told());
        assertEquals("nothing", told());
        for (int i = 0; i < 40; i++) {
            timers.advanceMs(100);
            line.marksTaken().forEach(conversation::markReturned);
        }
        byte[] all = line.played();
        assertArrayEquals(
                Arrays.copyOfRange(answer, 400 * 8, answer.length),
                Arrays.copyOfRange(all, sent.length, all.length),
                "it goes on with the very next byte");
    }

    @Test
    void speechIsConfirmedWhenItsPauseShouldHaveCome() throws Exception {
        agentIsSpeaking(4_000, 400);
        soundBegins("u1");
        assertEquals(List.of("clear"), line.taken());
        timers.advanceMs(BargeIn.SPEECH_MS + PAUSE_MS - 1);
        assertEquals("nothing", told());
        timers.advanceMs(1);
        assertEquals("truncate i1 400", told());
        assertEquals(List.of(), line.taken(), "it was silent already");
        soundEnds("u1", 2_000);
        assertEquals("nothing", told());
        hears(new ModelEvent.TurnCommitted("u1"));
        assertEquals("create ", told());
    }

    @Test
    void aShortWordLongEnoughIsConfirmedByItsEnd() throws Exception {
        agentIsSpeaking(4_000, 400);
        sound("u1", 350);
        assertEquals("truncate i1 400", told());
        assertEquals("create ", told());
    }

    @Test
    void aSoundOfAMillisecondLessIsNoSpeech() throws Exception {
        agentIsSpeaking(4_000, 400);
        sound("u1", 349);
        assertEquals("delete u1", told());
        assertEquals("nothing", told());
    }

    @Test
    void aResponseThatIsStillBeingGivenIsCancelledOnlyBySpeech() throws Exception {
        opens();
        responds("r1", "i1", 3_000);
        listens(200);
        sound("u1", 100);
        assertEquals("delete u1", told());
        listens(200);
        soundBegins("u2");
        timers.advanceMs(BargeIn.SPEECH_MS + PAUSE_MS);
        assertEquals("truncate i1 400", told());
        assertEquals("cancel r1", told());
    }

    @Test
    void whatTheModelSaysDuringAClickIsKept() throws Exception {
        opens();
        responds("r1", "i1", 100);
        soundBegins("u1");
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[8 * 60]));
        line.taken();
        soundEnds("u1", 60);
        assertEquals(List.of("play 1280"), line.taken());
    }

    @Test
    void aResponseThatBeginsDuringAClickIsHeardAfterIt() throws Exception {
        hears(new ModelEvent.SessionReady("s"));
        opens();
        assertEquals("create Say hello.", told());
        soundBegins("u1");
        hears(new ModelEvent.ResponseStarted("r1", "request-1"));
        hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
        assertEquals(List.of(), line.taken());
        soundEnds("u1", 60);
        assertEquals(List.of("play 160"), line.taken());
    }

    @Test
    void aClickDuringAToolChangesNothing() throws Exception {
        opens();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        ends("r1");
        soundBegins("u1");
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        assertEquals("result c1 one", told());
        assertEquals("nothing", told(), "somebody may be speaking");
        soundEnds("u1", 60);
        assertEquals("create ", told());
        hears(new ModelEvent.TurnCommitted("u1"));
        assertEquals("delete u1", told());
    }

    @Test
    void whileTheAgentWaitsAShortWordIsAnAnswer() throws Exception {
        agentIsSpeaking(200, 400);
        sound("u1", 200);
        assertEquals("create ", told());
    }

    @Test
    void aShortWordInTheLastWordsOfAQuestionIsAnAnswerAndTheQuestionIsFinished() throws Exception {
        agentIsSpeaking(1_200, 400);
        sound("u1", 200);
        assertEquals("create ", told());
        assertEquals(List.of("clear", "play 1600"), line.taken().subList(0, 2));
    }

    @Test
    void aShortWordWhileTheModelThinksIsTheRestOfTheTurn() throws Exception {
        agentIsSpeaking(200, 400);
        sound("u1", 200);
        assertEquals("create ", told());
        hears(new ModelEvent.ResponseStarted("r2", "request-1"));
        soundBegins("u2");
        assertEquals("cancel r2", told());
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, -1})
    void whereTheModelDoesNotSayHowLongItWasItIsSpeech(long startsMs) throws Exception {
        agentIsSpeaking(4_000, 400);
        // A turn that begins where the last one ended may have lost its padding; one without a time says nothing.
        hears(new ModelEvent.SpeechStopped("u0", 1_000));
        hears(new ModelEvent.SpeechStarted("u1", startsMs));
        hears(new ModelEvent.SpeechStopped("u1", 1_000 + BargeIn.SPEECH_MS + PAUSE_MS));
        assertEquals("truncate i1 400", told());
    }

    @Test
    void aTurnCommittedWithoutAnEndIsSpeech() throws Exception {
        agentIsSpeaking(4_000, 400);
        soundBegins("u1");
        hears(new ModelEvent.TurnCommitted("u1"));
        assertEquals("truncate i1 400", told());
        assertEquals("create ", told());
    }

    @Test
    void aSecondBeginningWithoutAnEndIsSpeech() throws Exception {
        agentIsSpeaking(4_000, 400);
        soundBegins("u1");
        soundBegins("u2");
        assertEquals("truncate i1 400", told());
    }

    @Test
    void whatAClickIsSaidToBeInWritingIsNotRecorded() throws Exception {
        agentIsSpeaking(4_000, 400);
        sound("u1", 60);
        hears(new ModelEvent.CallerTranscript("u1", "Bless you."));
        hears(new ModelEvent.CallerTranscript("u2", "Thank you."));
        assertEquals(List.of(new ConversationEntry.Caller("Thank you.")), conversation.said());
    }

    @Test
    void threeClicksInOneAnswerLoseNothing() throws Exception {
        agentIsSpeaking(4_000, 200);
        for (int i = 1; i <= 3; i++) {
            sound("u" + i, 60);
            line.taken();
            assertEquals("delete u" + i, told());
            listens(200);
        }
        soundBegins("u4");
        timers.advanceMs(BargeIn.SPEECH_MS + PAUSE_MS);
        assertEquals("truncate i1 800", told());
    }
}
