package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A session from the client's end: how it begins, is configured, and ends. */
class EmulatedSessionTest {

    private static final Say HELLO = new Say(EmulatorRig.counted(1_000), "Hello, this is the front desk.");

    @Test
    void firstEventIsTheWholeDefaultSession() {
        EmulatorRig rig = new EmulatorRig(ModelScript.of());
        JsonNode session = rig.takeAll().getFirst().get("session");
        assertEquals("audio/pcm", session.at("/audio/input/format/type").stringValue());
        assertEquals(24_000, session.at("/audio/output/format/rate").intValue());
        assertEquals("server_vad", session.at("/audio/input/turn_detection/type").stringValue());
        assertEquals("gpt-realtime-2.1", session.get("model").stringValue());
        assertEquals(3_600, session.get("expires_at").longValue());
        assertTrue(session.get("id").stringValue().startsWith("sess_"));
    }

    @Test
    void updateChangesWhatIsNamedAndKeepsTheRest() {
        EmulatorRig rig = new EmulatorRig(ModelScript.of());
        rig.takeAll();
        rig.tell("""
                {"type":"session.update","session":{"type":"realtime","instructions":"Be kind.",
                 "audio":{"input":{"turn_detection":{"type":"server_vad","silence_duration_ms":700}}}}}""");
        JsonNode session = rig.takeAll().getFirst().get("session");
        assertEquals("Be kind.", session.get("instructions").stringValue());
        assertEquals(700, session.at("/audio/input/turn_detection/silence_duration_ms").intValue());
        assertEquals(300, session.at("/audio/input/turn_detection/prefix_padding_ms").intValue());
        assertEquals("audio/pcm", session.at("/audio/input/format/type").stringValue());
    }

    @Test
    void refusedUpdateChangesNothingAndNamesTheEvent() {
        EmulatorRig rig = new EmulatorRig(ModelScript.of());
        rig.takeAll();
        rig.tell("""
                {"type":"session.update","event_id":"cfg-1",
                 "session":{"type":"realtime","instructions":"Be kind.","voice":"marin"}}""");
        JsonNode error = rig.takeError();
        assertEquals("invalid_request_error", error.get("type").stringValue());
        assertEquals("unknown_parameter", error.get("code").stringValue());
        assertEquals("cfg-1", error.get("event_id").stringValue());
        assertFalse(rig.session.shown().get("instructions").stringValue().contains("kind"));
        assertEquals(1, rig.session.log().violations().size());
    }

    @Test
    void reasoningIsForReasoningModels() {
        EmulatorRig rig = new EmulatorRig(ModelScript.of(), "gpt-realtime");
        rig.takeAll();
        String update = """
                {"type":"session.update","session":{"type":"realtime","reasoning":{"effort":"low"}}}""";
        rig.tell(update);
        assertEquals("session.reasoning", rig.takeError().get("param").stringValue());
        EmulatorRig other = new EmulatorRig(ModelScript.of());
        other.takeAll();
        other.tell(update);
        assertEquals(List.of("session.updated"), other.takeTypes());
    }

    @Test
    void whatIsNotAnObjectIsRefused() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of());
        for (String text : List.of("", "hello", "[]", "{\"type\":", "{\"type\":\"response.create\"} {}")) {
            rig.tell(text);
            assertEquals("invalid_event", rig.takeError().get("code").stringValue(), text);
        }
        rig.session.binary(ByteBuffer.allocate(3));
        assertEquals("invalid_event", rig.takeError().get("code").stringValue());
    }

    @Test
    void voiceIsFixedOnceTheModelHasSpoken() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(1_000);
        rig.takeAll();
        rig.tell("""
                {"type":"session.update","session":{"type":"realtime","audio":{"output":{"voice":"cedar"}}}}""");
        assertEquals("cannot_update_voice", rig.takeError().get("code").stringValue());
    }

    @Test
    void scriptThatRanOutIsFollowedByCannedSentences() {
        ModelScript script = ModelScript.of().then(List.of(HELLO)).at(Pace.BURST);
        EmulatorRig rig = EmulatorRig.onThePhone(script);
        for (int turn = 0; turn < 3; turn++) {
            rig.tell("{\"type\":\"response.create\"}");
            rig.time.pass(0);
            assertArrayEquals(HELLO.muLaw(), EmulatorRig.audioOf(rig.takeAll(), ""));
        }
    }

    @Test
    void sessionThatIsClosedLeavesNothingBehind() {
        ModelScript script = ModelScript.of(ModelTurn.on(On.CREATE, HELLO).after(Duration.ofMillis(400)));
        EmulatorRig rig = EmulatorRig.onThePhone(script);
        rig.tell("{\"type\":\"response.create\"}");
        rig.session.closed(1000, "bye");
        assertEquals(0, rig.time.pending());
        rig.tell("{\"type\":\"response.create\"}");
        rig.takeAll();
        assertEquals(1, rig.session.log().all(EmulatorEvent.SessionClosed.class).size());
    }
}
