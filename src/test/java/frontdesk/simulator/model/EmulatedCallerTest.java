package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.ModelScript.CallerWords;
import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A session that hears the caller: turns in audio time, interruption, transcripts. */
class EmulatedCallerTest {

    private static final Say ANSWER = new Say(EmulatorRig.counted(10_000), "We have three rooms left for that night.");
    private static final ModelScript ANSWERING = ModelScript.of(ModelTurn.on(On.CALLER_TURN, ANSWER));

    @Test
    void speechAndAPauseAreATurnThatIsAnswered() {
        EmulatorRig rig = EmulatorRig.onThePhone(ANSWERING);
        rig.hear(EmulatorRig.silence(400));
        rig.hear(EmulatorRig.speech(600));
        rig.hear(EmulatorRig.silence(700));
        List<JsonNode> events = rig.takeAll();
        JsonNode started = EmulatorRig.first(events, "input_audio_buffer.speech_started");
        JsonNode stopped = EmulatorRig.first(events, "input_audio_buffer.speech_stopped");
        assertEquals(100, started.get("audio_start_ms").intValue());
        assertEquals(1_500, stopped.get("audio_end_ms").intValue());
        String itemId = started.get("item_id").stringValue();
        assertEquals(itemId, stopped.get("item_id").stringValue());
        assertEquals(
                List.of(
                        "input_audio_buffer.speech_started",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done",
                        "response.created",
                        "rate_limits.updated"),
                events.stream().map(event -> event.get("type").stringValue()).toList());
        assertEquals(itemId, EmulatorRig.first(events, "conversation.item.done").at("/item/id").stringValue());
    }

    @Test
    void turnsAreFoundInAudioTimeHoweverTheAudioArrives() {
        byte[] audio = new byte[14_400];
        Arrays.fill(audio, (byte) 0xFF);
        System.arraycopy(EmulatorRig.speech(600), 0, audio, 3_200, 4_800);
        EmulatorRig atOnce = EmulatorRig.onThePhone(ANSWERING);
        atOnce.append(audio);
        EmulatorRig inDrops = EmulatorRig.onThePhone(ANSWERING);
        for (int at = 0; at < audio.length; at += 37) {
            inDrops.append(Arrays.copyOfRange(audio, at, Math.min(audio.length, at + 37)));
            inDrops.time.pass(3);
        }
        for (EmulatorRig rig : List.of(atOnce, inDrops)) {
            List<JsonNode> events = rig.takeAll();
            assertEquals(
                    100,
                    EmulatorRig.first(events, "input_audio_buffer.speech_started")
                            .get("audio_start_ms")
                            .intValue());
            assertEquals(
                    1_500,
                    EmulatorRig.first(events, "input_audio_buffer.speech_stopped")
                            .get("audio_end_ms")
                            .intValue());
        }
    }

    @Test
    void silenceNoiseAndClicksAreNoSpeech() {
        EmulatorRig rig = EmulatorRig.onThePhone(ANSWERING);
        byte[] noise = EmulatorRig.silence(2_000);
        for (int i = 0; i < noise.length; i += 3) {
            noise[i] = (byte) (i % 2 == 0 ? 0xF0 : 0x70);
        }
        rig.hear(noise);
        rig.hear(EmulatorRig.speech(40));
        rig.hear(EmulatorRig.silence(1_000));
        assertEquals(List.of(), rig.takeAll());
    }

    @Test
    void silenceLongEnoughDependsOnTheSession() {
        EmulatorRig rig = EmulatorRig.onThePhone(ANSWERING);
        rig.hear(EmulatorRig.speech(200));
        rig.hear(EmulatorRig.silence(480));
        assertFalse(rig.takeTypes().contains("input_audio_buffer.speech_stopped"));
        rig.hear(EmulatorRig.silence(20));
        assertTrue(rig.takeTypes().contains("input_audio_buffer.speech_stopped"));
    }

    @Test
    void withoutTurnDetectionTheClientCommits() {
        EmulatorRig rig = EmulatorRig.onThePhone(ANSWERING);
        rig.tell("""
                {"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":null}}}}""");
        rig.hear(EmulatorRig.speech(80));
        rig.takeAll();
        rig.tell("{\"type\":\"input_audio_buffer.commit\"}");
        assertEquals("input_audio_buffer_commit_empty", rig.takeError().get("code").stringValue());
        rig.hear(EmulatorRig.speech(80));
        rig.tell("{\"type\":\"input_audio_buffer.commit\"}");
        assertEquals(
                List.of("input_audio_buffer.committed", "conversation.item.added", "conversation.item.done"),
                rig.takeTypes());
        rig.tell("{\"type\":\"input_audio_buffer.clear\"}");
        assertEquals(List.of("input_audio_buffer.cleared"), rig.takeTypes());
    }

    @Test
    void badBase64IsRefusedAndNothingIsHeard() {
        EmulatorRig rig = EmulatorRig.onThePhone(ANSWERING);
        rig.tell("{\"type\":\"input_audio_buffer.append\",\"audio\":\"###\"}");
        assertEquals("audio", rig.takeError().get("param").stringValue());
        assertEquals(0, rig.session.received().bytes());
    }

    @Test
    void everyByteOfTheCallerIsAccountedFor() {
        EmulatorRig rig = EmulatorRig.onThePhone(ANSWERING);
        byte[] audio = EmulatorRig.counted(1_010);
        rig.hear(audio);
        CRC32C checksum = new CRC32C();
        checksum.update(audio);
        assertEquals(audio.length, rig.session.received().bytes());
        assertEquals(checksum.getValue(), rig.session.received().crc32c());
        assertTrue(Arrays.equals(audio, rig.session.received().first()));
    }

    @Test
    void audioBeforeTheSessionIsUpdatedIsAViolation() {
        EmulatorRig rig = new EmulatorRig(ANSWERING);
        rig.hear(EmulatorRig.silence(40));
        assertEquals(
                List.of("audio_before_session_updated"),
                rig.session.log().violations().stream().map(EmulatorEvent.Refused::code).toList());
        assertEquals(320, rig.session.received().bytes());
    }

    @Test
    void newSpeechInterruptsTheResponse() {
        EmulatorRig rig = EmulatorRig.amidst(ANSWER);
        rig.takeAll();
        rig.hear(EmulatorRig.speech(60));
        List<JsonNode> events = rig.takeAll();
        assertEquals("input_audio_buffer.speech_started", events.getFirst().get("type").stringValue());
        JsonNode done = events.getLast().get("response");
        assertEquals("cancelled", done.get("status").stringValue());
        assertEquals("turn_detected", done.at("/status_details/reason").stringValue());
        rig.time.pass(10_000);
        assertEquals(List.of(), rig.takeAll());
    }

    @Test
    void speechDoesNotInterruptWhereItMayNot() {
        EmulatorRig rig = EmulatorRig.amidst(ANSWER);
        rig.tell("""
                {"type":"session.update","session":{"type":"realtime",
                 "audio":{"input":{"turn_detection":{"type":"server_vad","interrupt_response":false}}}}}""");
        rig.takeAll();
        rig.hear(EmulatorRig.speech(100));
        rig.hear(EmulatorRig.silence(600));
        List<String> types = rig.takeTypes();
        assertFalse(types.contains("response.done"));
        assertEquals("error", types.getLast(), "the automatic response cannot begin beside another");
    }

    @Test
    void withoutCreateResponseTheTurnIsOnlyReported() {
        EmulatorRig rig = EmulatorRig.onThePhone(ANSWERING);
        rig.tell("""
                {"type":"session.update","session":{"type":"realtime",
                 "audio":{"input":{"turn_detection":{"type":"server_vad","create_response":false}}}}}""");
        rig.hear(EmulatorRig.speech(100));
        rig.hear(EmulatorRig.silence(600));
        assertEquals("conversation.item.done", rig.takeTypes().getLast());
    }

    @Test
    void aTurnThatIsOnlyReportedIsAnsweredWhenTheClientAsks() {
        EmulatorRig rig = onlyReporting();
        rig.hear(EmulatorRig.speech(100));
        rig.hear(EmulatorRig.silence(600));
        rig.tell("{\"type\":\"response.create\"}");
        assertEquals(List.of(On.CALLER_TURN), occasions(rig));
    }

    @Test
    void aTurnThatWasTakenOutIsNotAnswered() {
        EmulatorRig rig = onlyReporting();
        rig.hear(EmulatorRig.speech(100));
        rig.hear(EmulatorRig.silence(600));
        String itemId = EmulatorRig.first(rig.takeAll(), "input_audio_buffer.committed").get("item_id").stringValue();
        rig.tell("{\"type\":\"conversation.item.delete\",\"item_id\":\"" + itemId + "\"}");
        rig.tell("{\"type\":\"response.create\"}");
        assertEquals(List.of(On.CREATE), occasions(rig));
    }

    private static EmulatorRig onlyReporting() {
        EmulatorRig rig = EmulatorRig.onThePhone(ANSWERING);
        rig.tell("""
                {"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":
                 {"type":"server_vad","create_response":false,"interrupt_response":false}}}}}""");
        return rig;
    }

    private static List<On> occasions(EmulatorRig rig) {
        return rig.session.log().all(EmulatorEvent.ResponseStarted.class).stream()
                .map(EmulatorEvent.ResponseStarted::on)
                .toList();
    }

    @Test
    void transcriptComesLateOrNever() {
        ModelScript script = ANSWERING.hearing(
                new CallerWords("A room, please.", Duration.ofSeconds(3)), new CallerWords("", Duration.ZERO));
        EmulatorRig rig = EmulatorRig.onThePhone(script.at(Pace.BURST));
        rig.hear(EmulatorRig.speech(300));
        rig.hear(EmulatorRig.silence(500));
        rig.time.pass(2_999);
        assertFalse(rig.takeTypes().contains("conversation.item.input_audio_transcription.completed"));
        rig.time.pass(1);
        JsonNode completed = rig.takeAll().getLast();
        assertEquals("A room, please.", completed.get("transcript").stringValue());
        assertEquals("tokens", completed.at("/usage/type").stringValue());
        rig.hear(EmulatorRig.speech(300));
        rig.hear(EmulatorRig.silence(500));
        rig.time.pass(60_000);
        assertFalse(rig.takeTypes().contains("conversation.item.input_audio_transcription.completed"));
    }

    @Test
    void silenceAfterAnAnswerBringsTheModelsNextTurn() {
        ModelScript script = ModelScript.of(
                ModelTurn.on(On.CREATE, new Say(EmulatorRig.counted(1_000), "Anything else?")),
                ModelTurn.on(On.SILENCE, new Say(EmulatorRig.counted(500), "Are you still there?")));
        EmulatorRig rig = EmulatorRig.onThePhone(script.at(Pace.BURST));
        rig.tell("""
                {"type":"session.update","session":{"type":"realtime",
                 "audio":{"input":{"turn_detection":{"type":"server_vad","idle_timeout_ms":5000}}}}}""");
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(0);
        rig.takeAll();
        rig.time.pass(5_999);
        assertEquals(List.of(), rig.takeAll());
        rig.time.pass(1);
        List<String> types = rig.takeTypes();
        assertEquals("input_audio_buffer.timeout_triggered", types.getFirst());
        assertTrue(types.contains("input_audio_buffer.committed"));
        assertEquals("response.done", types.getLast());
    }
}
