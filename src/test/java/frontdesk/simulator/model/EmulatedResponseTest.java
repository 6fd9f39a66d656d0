package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the model says: the events of a response, its audio and its pace, and how many there may be at a time. */
class EmulatedResponseTest {

    private static final Say HELLO = new Say(EmulatorRig.counted(1_000), "Hello, this is the front desk.");

    @Test
    void responseRunsThroughEveryEventInOrder() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        rig.tell("{\"type\":\"response.create\",\"event_id\":\"greet\"}");
        rig.time.pass(1_000);
        assertEquals(
                List.of(
                        "response.created",
                        "rate_limits.updated",
                        "response.output_item.added",
                        "conversation.item.added",
                        "response.content_part.added",
                        "response.output_audio_transcript.delta",
                        "response.output_audio.delta",
                        "response.output_audio.done",
                        "response.output_audio_transcript.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "conversation.item.done",
                        "response.done"),
                rig.takeTypes());
        assertEquals(List.of(), rig.session.log().violations());
    }

    @Test
    void audioIsCompleteAndUnchangedInOddPieces() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(1_000);
        List<JsonNode> events = rig.takeAll();
        assertArrayEquals(HELLO.muLaw(), EmulatorRig.audioOf(events, ""));
        List<Integer> sizes = events.stream()
                .filter(event -> event.get("type").stringValue().equals("response.output_audio.delta"))
                .map(event -> Base64.getDecoder().decode(event.get("delta").stringValue()).length)
                .toList();
        assertTrue(sizes.size() >= 3, sizes::toString);
        sizes.subList(0, sizes.size() - 1).forEach(size -> assertTrue(size % 2 == 1 && size >= 800, sizes::toString));
        JsonNode done = EmulatorRig.first(events, "response.done");
        assertEquals(
                "Hello, this is the front desk.",
                done.at("/response/output/0/content/0/transcript").stringValue());
    }

    @Test
    void audioComesEightTimesFasterThanItPlays() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(124);
        assertTrue(EmulatorRig.audioOf(rig.takeAll(), "").length < HELLO.muLaw().length);
        rig.time.pass(1);
        assertEquals("response.done", rig.takeTypes().getLast());
    }

    @Test
    void realTimePaceIsOneFrameEveryTwentyMs() {
        ModelScript script = ModelScript.of(ModelTurn.on(On.CREATE, HELLO)).at(Pace.REAL_TIME);
        EmulatorRig rig = EmulatorRig.onThePhone(script);
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(100);
        assertEquals(5 * 160, EmulatorRig.audioOf(rig.takeAll(), "").length);
        rig.time.pass(20);
        assertEquals(160, EmulatorRig.audioOf(rig.takeAll(), "").length);
    }

    @Test
    void sessionInPcmIsSpokenToInPcm() {
        EmulatorRig rig = new EmulatorRig(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)).at(Pace.BURST));
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(0);
        assertEquals(48_000, EmulatorRig.audioOf(rig.takeAll(), "").length);
    }

    @Test
    void textOnlyResponseHasNoAudio() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        rig.tell("{\"type\":\"response.create\",\"response\":{\"output_modalities\":[\"text\"]}}");
        rig.time.pass(0);
        List<JsonNode> events = rig.takeAll();
        assertEquals(
                "Hello, this is the front desk.",
                EmulatorRig.first(events, "response.output_text.done").get("text").stringValue());
        assertEquals(0, EmulatorRig.audioOf(events, "").length);
    }

    @Test
    void secondResponseIsRefusedWhileOneIsActive() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        rig.tell("{\"type\":\"response.create\"}");
        rig.takeAll();
        rig.tell("{\"type\":\"response.create\",\"event_id\":\"again\"}");
        JsonNode error = rig.takeError();
        assertEquals("conversation_already_has_active_response", error.get("code").stringValue());
        assertEquals("again", error.get("event_id").stringValue());
        assertEquals(List.of(), rig.session.log().violations());
    }

    @Test
    void responseBesideTheConversationMayRunAtTheSameTime() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        rig.tell("{\"type\":\"response.create\"}");
        rig.takeAll();
        rig.tell("""
                {"type":"response.create","response":{"conversation":"none","metadata":{"for":"book"}}}""");
        rig.time.pass(1_000);
        List<JsonNode> events = rig.takeAll();
        JsonNode beside = EmulatorRig.first(events, "response.created").get("response");
        assertTrue(beside.get("conversation_id").isNull());
        assertEquals("book", beside.at("/metadata/for").stringValue());
        long done = events.stream()
                .filter(event -> event.get("type").stringValue().equals("response.done"))
                .count();
        assertEquals(2, done);
    }

    @Test
    void cancelEndsTheResponseAndOnlyTheOneThatIsActive() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        rig.tell("{\"type\":\"response.cancel\"}");
        assertEquals("response_cancel_not_active", rig.takeError().get("code").stringValue());
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(60);
        rig.takeAll();
        rig.tell("{\"type\":\"response.cancel\",\"response_id\":\"resp_other\"}");
        assertEquals("response_cancel_not_active", rig.takeError().get("code").stringValue());
        rig.tell("{\"type\":\"response.cancel\"}");
        List<JsonNode> events = rig.takeAll();
        JsonNode response = events.getLast().get("response");
        assertEquals("cancelled", response.get("status").stringValue());
        assertEquals("client_cancelled", response.at("/status_details/reason").stringValue());
        assertEquals("incomplete", response.at("/output/0/status").stringValue());
        rig.time.pass(5_000);
        assertEquals(List.of(), rig.takeAll());
    }

    @Test
    void usageGrowsWithTheConversationAndIsPartlyCached() {
        Say longAnswer = new Say(EmulatorRig.counted(20_000), "Word ".repeat(400).strip());
        ModelTurn hello = ModelTurn.on(On.ANY, HELLO);
        EmulatorRig rig = EmulatorRig.onThePhone(
                ModelScript.of(ModelTurn.on(On.ANY, longAnswer), hello, hello).at(Pace.BURST));
        long before = -1;
        JsonNode usage = null;
        for (int turn = 0; turn < 3; turn++) {
            rig.tell("{\"type\":\"response.create\"}");
            rig.time.pass(0);
            usage = EmulatorRig.first(rig.takeAll(), "response.done").at("/response/usage");
            assertTrue(usage.get("input_tokens").longValue() > before);
            before = usage.get("input_tokens").longValue();
        }
        long cached = usage.at("/input_token_details/cached_tokens").longValue();
        assertTrue(cached > 0 && cached <= before);
        assertEquals(20, usage.at("/output_token_details/audio_tokens").longValue());
    }
}
