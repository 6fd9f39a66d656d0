package frontdesk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent.ClientEvent;
import frontdesk.simulator.model.EmulatorEvent.ResponseEnded;
import frontdesk.simulator.model.EmulatorEvent.SessionClosed;
import frontdesk.simulator.model.EmulatorEvent.ToolAnswered;
import frontdesk.simulator.model.EmulatorEvent.Truncated;
import frontdesk.simulator.model.EmulatorEvent.TurnCommitted;
import frontdesk.simulator.model.EmulatorFault;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelScript.CallerWords;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Quirk;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.ModelTurn.UseTool;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneEvent.Cleared;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.Speech;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the real API does now and then, on the whole server, byte by byte: nothing is lost, nothing comes twice. */
class ModelQuirksTest {

    private static final byte[] GREETING = WholeServer.GREETING.muLaw();
    private static final Say ANSWER = new Say(loud(700, 3), "Breakfast is included.");
    private static final Say STORY = new Say(loud(20_000, 7), "It is a long story.");
    private static final UseTool LOOKUP =
            new UseTool("call_1", "hotel_info_search_expert", "{\"city\":\"Chicago\",\"topic\":\"pets\"}");
    private static final Speech WORDS = Speech.of("a question", WholeServer.sound(1_500));

    private final WholeServer server = WholeServer.open();
    private final Ear ear = new Ear();
    private final PhoneConfig config = server.phone();

    @AfterEach
    void theNextCallWorks() throws Exception {
        try (server) {
            server.nextCallWorks();
        }
    }

    /** Every byte tells where it stands, and in which speech. */
    private static byte[] loud(int ms, int speech) {
        byte[] audio = WholeServer.sound(ms);
        for (int i = 0; i < audio.length; i++) {
            audio[i] ^= (byte) (speech + i / 4_096);
        }
        return audio;
    }

    /** Too faint to be taken for speech, and no two moments alike. */
    private static byte[] murmur(int ms) {
        byte[] audio = WholeServer.sound(ms);
        for (int i = 0; i < audio.length; i++) {
            audio[i] |= (byte) 0xF0;
        }
        return audio;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static ModelTurn greets() {
        return ModelTurn.on(On.CREATE, WholeServer.GREETING);
    }

    private FakePhone dial() {
        return FakePhone.dial(server.network, config, ear);
    }

    private FakePhone hearsGreeting() throws Exception {
        FakePhone phone = dial();
        phone.awaitHeard(GREETING.length / 8, WholeServer.SOON);
        return phone;
    }

    private void end(FakePhone phone, EmulatedSession session) throws Exception {
        phone.hangUp(Farewell.STOP);
        assertEquals(List.of(), phone.awaitEnd(WholeServer.SOON).violations());
        server.awaitEnd(config.callSid());
        assertEquals(List.of(), session.log().violations());
    }

    @Test
    void deltasThatComeAfterTheCancelAreNotHeard() throws Exception {
        server.next(ModelScript.of(
                        greets(), ModelTurn.on(On.CALLER_TURN, STORY), ModelTurn.on(On.CALLER_TURN, ANSWER))
                .with(EmulatorFault.LATE_DELTAS));
        FakePhone phone = hearsGreeting();
        EmulatedSession session = server.session();
        phone.say(WORDS);
        phone.awaitHeard(GREETING.length / 8 + 500, WholeServer.SOON);
        phone.say(WORDS);
        Cleared cleared = phone.log().await(Cleared.class, WholeServer.SOON);
        int arrived = (int) (cleared.heardBytes() + cleared.droppedBytes());
        ear.await(arrived + ANSWER.muLaw().length);
        session.log().await(Truncated.class, WholeServer.SOON);
        end(phone, session);
        assertTrue(arrived < GREETING.length + STORY.muLaw().length, "bytes " + arrived);
        byte[] beginning = Arrays.copyOf(STORY.muLaw(), arrived - GREETING.length);
        assertArrayEquals(joined(GREETING, beginning, ANSWER.muLaw()), ear.soFar());
    }

    /** The caller says something once, and hears just this. */
    private EmulatedSession assertHeardAfterOneQuestion(ModelScript script, byte[]... expected) throws Exception {
        server.next(script);
        FakePhone phone = hearsGreeting();
        EmulatedSession session = server.session();
        phone.say(WORDS);
        ear.await(joined(expected).length);
        phone.awaitHeard(joined(expected).length / 8, WholeServer.SOON);
        end(phone, session);
        assertArrayEquals(joined(expected), ear.soFar());
        return session;
    }

    @Test
    void aResponseThatTheModelHasBegunByItselfIsHeardInPlaceOfOurs() throws Exception {
        assertHeardAfterOneQuestion(
                ModelScript.of(
                        greets().with(Quirk.WINS_RACE), ModelTurn.on(On.CALLER_TURN, ANSWER).with(Quirk.WINS_RACE)),
                GREETING,
                ANSWER.muLaw());
    }

    @Test
    void aResultThatTheModelDidNotKnowIsToldAfterTheResponseThatWonTheRace() throws Exception {
        assertHeardAfterOneQuestion(
                ModelScript.of(
                        greets(),
                        ModelTurn.on(On.CALLER_TURN, LOOKUP),
                        ModelTurn.on(On.TOOL_RESULT, ANSWER).with(Quirk.WINS_RACE)),
                GREETING,
                ANSWER.muLaw());
    }

    @Test
    void aResponseThatWasOverBeforeItBeganIsAskedForAgain() throws Exception {
        assertHeardAfterOneQuestion(
                ModelScript.of(
                        ModelTurn.on(On.CREATE).with(Quirk.NEVER_CREATED),
                        greets(),
                        ModelTurn.on(On.CALLER_TURN).with(Quirk.NEVER_CREATED),
                        ModelTurn.on(On.ANY, ANSWER)),
                GREETING,
                ANSWER.muLaw());
    }

    @Test
    void aModelThatTellsOnlyOfEndsIsAskedThreeTimesAndGivenUp() throws Exception {
        ModelTurn over = ModelTurn.on(On.CREATE).with(Quirk.NEVER_CREATED);
        server.next(ModelScript.of(over, over, over, over, over));
        FakePhone phone = dial();
        EmulatedSession session = server.session();
        assertEquals(List.of(), phone.awaitEnd(WholeServer.SOON).violations());
        assertTrue(server.awaitEnd(config.callSid()).contains("reason=\"the model was lost\""));
        assertEquals(3, asked(session));
    }

    private static long asked(EmulatedSession session) {
        return session.log().all(ClientEvent.class).stream()
                .filter(event -> event.type().equals("response.create"))
                .count();
    }

    @Test
    void aToolCallThatBreaksOffIsNotRunAndTheNextQuestionIsAnswered() throws Exception {
        server.next(ModelScript.of(
                greets(),
                ModelTurn.on(On.CALLER_TURN, LOOKUP).with(Quirk.HALF_A_CALL),
                ModelTurn.on(On.CALLER_TURN, ANSWER)));
        FakePhone phone = hearsGreeting();
        EmulatedSession session = server.session();
        phone.say(WORDS);
        session.log().await(ResponseEnded.class, ended -> ended.status().equals("cancelled"), WholeServer.SOON);
        phone.say(WORDS);
        ear.await(GREETING.length + ANSWER.muLaw().length);
        end(phone, session);
        assertArrayEquals(joined(GREETING, ANSWER.muLaw()), ear.soFar());
        assertEquals(List.of(), session.log().all(ToolAnswered.class));
        assertEquals(List.of(), server.log.lines("tool asked", "call=" + config.callSid()));
    }

    @Test
    void nothingWaitsForATranscript() throws Exception {
        EmulatedSession session = assertHeardAfterOneQuestion(
                ModelScript.of(greets(), ModelTurn.on(On.CALLER_TURN, ANSWER))
                        .hearing(new CallerWords("much too late", Duration.ofMinutes(1))),
                GREETING,
                ANSWER.muLaw());
        assertEquals(1, session.log().all(TurnCommitted.class).size());
    }

    @Test
    void whatTheCallerSaysBeforeTheSessionIsInForceIsKeptAndReachesTheModelUnchanged() throws Exception {
        try (WholeServer hasty = WholeServer.open(Map.of("ANSWER_WITHIN_MS", "0"))) {
            hasty.next(ModelScript.of(greets()).with(EmulatorFault.UPDATE_SLOW));
            try (RawStream stream = hasty.stream()) {
                byte[] words = murmur(1_000);
                for (int at = 0; at < words.length; at += 160) {
                    stream.says(Arrays.copyOfRange(words, at, at + 160));
                }
                assertArrayEquals(GREETING, stream.hears(GREETING.length));
                stream.hangUp();
                stream.session.log().await(SessionClosed.class, WholeServer.SOON);
                CRC32C crc32c = new CRC32C();
                crc32c.update(words);
                assertEquals(words.length, stream.session.received().bytes());
                assertEquals(crc32c.getValue(), stream.session.received().crc32c());
                assertEquals(List.of(), stream.session.log().violations());
            }
        }
    }
}
