package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.call.outcome.ConversationEntry;
import frontdesk.call.plan.Plans;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.ModelEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every caller must have heard before anything else; as a phrase it is a second long. */
class OpeningTest {

    /** The marks that came back are given to the conversation one by one, as far as the phone has played. */
    private abstract static class Opened extends ConversationRig {
        private final List<String> marks = new ArrayList<>();

        Opened(SessionPlan plan) {
            super(plan);
        }

        /** The phone is there; it has measured the way, and has played nothing yet. */
        void answers() {
            conversation.lineOpened(line);
            marks.addAll(line.marksTaken());
            conversation.markReturned(marks.removeFirst());
        }

        /** The phone plays for so long and returns so many marks. */
        void plays(int ms, int returned) {
            timers.advanceMs(ms);
            marks.addAll(line.marksTaken());
            for (int i = 0; i < returned; i++) {
                conversation.markReturned(marks.removeFirst());
            }
        }

        List<ConversationEntry> disclosures() {
            return conversation.said().stream()
                    .filter(entry -> entry instanceof ConversationEntry.Disclosure)
                    .toList();
        }
    }

    @Nested
    class AsAPhrase extends Opened {

        AsAPhrase() {
            super(Plans.disclosing(Plans.phrases()));
        }

        private void begins() throws InterruptedException {
            conversation.begin();
            hears(new ModelEvent.SessionReady("s"));
            assertEquals("create Say hello.", told());
            hears(new ModelEvent.ResponseStarted("r1", "request-1"));
            byte[] greeting = new byte[8 * 600];
            Arrays.fill(greeting, (byte) 7);
            hears(new ModelEvent.SpeechAudio("r1", "i1", 0, greeting));
            hears(new ModelEvent.SpeechComplete("r1", "i1"));
            ends("r1");
            answers();
        }

        @Test
        void itIsPlayedFirstAndTheGreetingWhenItWasHeard() throws Exception {
            begins();
            assertArrayEquals(new byte[8_000], line.played());
            plays(1_000, 4);
            assertEquals(8_000, line.played().length, "the last mark is still to come");
            plays(0, 1);
            assertEquals(8_000 + 4_800, line.played().length);
        }

        @Test
        void theMarkThatProvesItIsRecorded() throws Exception {
            begins();
            plays(1_000, 4);
            assertEquals(List.of(), disclosures());
            plays(0, 1);
            assertEquals(List.of(new ConversationEntry.Disclosure("disclosure", "m6")), disclosures());
            assertEquals(
                    List.of("disclosure heard: phrase-1 \"disclosure\" m6"),
                    noted.stream().filter(line -> line.startsWith("disclosure")).toList());
        }

        @Test
        void aCallerWhoSpeaksMeanwhileIsHeardAndAnsweredOnceBehindIt() throws Exception {
            begins();
            plays(200, 1);
            line.taken();
            hears(new ModelEvent.SpeechStarted("u1", 4_000));
            timers.advanceMs(850);
            assertEquals("delete i1", told(), "the greeting gives way");
            hears(new ModelEvent.SpeechStopped("u1", 6_000));
            hears(new ModelEvent.TurnCommitted("u1"));
            assertEquals("create ", told());
            assertEquals("nothing", told());
            assertEquals(List.of(), line.taken().stream().filter("clear"::equals).toList());
            hears(new ModelEvent.ResponseStarted("r2", "request-2"));
            hears(new ModelEvent.SpeechAudio("r2", "i2", 0, new byte[160]));
            assertEquals(8_000, line.played().length);
            plays(0, 4);
            assertEquals(8_160, line.played().length);
            assertEquals(1, disclosures().size());
        }

        @Test
        void aCoughHoldsOnlyTheGreeting() throws Exception {
            begins();
            plays(900, 4);
            hears(new ModelEvent.SpeechStarted("u1", 4_000));
            plays(100, 1);
            assertEquals(8_000, line.played().length, "held");
            hears(new ModelEvent.SpeechStopped("u1", 4_000 + 300 + 60 + 500));
            assertEquals(8_000 + 4_800, line.played().length);
        }
    }

    @Nested
    class WithACallerWhoHangsUpInTheMiddle extends Opened {

        WithACallerWhoHangsUpInTheMiddle() {
            super(Plans.disclosing(Plans.phrases()));
        }

        @Test
        void nothingIsProven() {
            conversation.begin();
            answers();
            plays(900, 4);
            assertEquals(List.of(), disclosures());
            assertEquals(List.of(), noted.stream().filter(line -> line.startsWith("disclosure")).toList());
        }
    }

    @Nested
    class ByTheModel extends Opened {

        ByTheModel() {
            super(Plans.disclosing(phrase -> Optional.empty()));
        }

        private void begins() throws InterruptedException {
            conversation.begin();
            hears(new ModelEvent.SessionReady("s"));
            assertEquals("create Say that you are a machine, and hello.", told());
            answers();
        }

        @Test
        void withoutARecordingTheModelSaysItWithTheGreetingAndIsNotInterrupted() throws Exception {
            begins();
            hears(new ModelEvent.ResponseStarted("r1", "request-1"));
            hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[8 * 200]));
            hears(new ModelEvent.SpeechText("r1", "i1", "I am a machine. Hello."));
            plays(100, 0);
            hears(new ModelEvent.SpeechStarted("u1", 4_000));
            timers.advanceMs(2_000);
            assertEquals("nothing", told(), "neither cancelled nor truncated");
            hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[8 * 200]));
            hears(new ModelEvent.SpeechComplete("r1", "i1"));
            ends("r1");
            assertEquals(3_200, line.played().length);
            plays(500, 2);
            assertEquals(List.of(new ConversationEntry.Disclosure("I am a machine. Hello.", "m3")), disclosures());
            hears(new ModelEvent.SpeechStopped("u1", 7_000));
            hears(new ModelEvent.TurnCommitted("u1"));
            assertEquals("create ", told());
        }

        @Test
        void itIsSaidEvenIfTheCallerSpokeFirst() throws Exception {
            begins();
            hears(new ModelEvent.SpeechStarted("u1", 4_000));
            timers.advanceMs(1_000);
            hears(new ModelEvent.ResponseStarted("r1", "request-1"));
            hears(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
            assertEquals("nothing", told());
            assertEquals(160, line.played().length);
        }

        @Test
        void aFailureIsNoExcuse() throws Exception {
            begins();
            hears(new ModelEvent.ResponseStarted("r1", "request-1"));
            hears(new ModelEvent.ResponseEnded("r1", ModelEvent.Outcome.FAILED, "server_error"));
            assertEquals("create Say that you are a machine, and hello.", told());
        }
    }
}
