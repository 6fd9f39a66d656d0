package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.ModelTurn.UseTool;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A session from the client's end: configuring it, being spoken to, asking for tools. */
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
    void responseMayHoldSeveralMessagesAndCalls() {
        ModelTurn turn = ModelTurn.on(
                On.CREATE,
                HELLO,
                new Say(EmulatorRig.counted(300), "One moment."),
                new UseTool("call_1", "lookup", "{\"id\":\"A-1\"}"),
                new UseTool("", "lookup", "{\"id\":\"A-2\"}"));
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(turn));
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(1_000);
        List<JsonNode> events = rig.takeAll();
        JsonNode output = EmulatorRig.first(events, "response.done").at("/response/output");
        assertEquals(4, output.size());
        assertEquals("call_1", output.get(2).get("call_id").stringValue());
        assertEquals("{\"id\":\"A-2\"}", output.get(3).get("arguments").stringValue());
        assertEquals("completed", output.get(3).get("status").stringValue());
        JsonNode done = EmulatorRig.first(events, "response.function_call_arguments.done");
        assertEquals("lookup", done.get("name").stringValue());
        assertEquals(2, done.get("output_index").intValue());
    }

    @Test
    void toolResultDecidesWhichTurnComesNext() {
        ModelScript script = ModelScript.of(
                ModelTurn.on(On.CREATE, new UseTool("call_1", "lookup", "{}")),
                ModelTurn.on(On.CREATE, HELLO),
                ModelTurn.on(On.TOOL_RESULT, new Say(EmulatorRig.counted(100), "I found it.")));
        EmulatorRig rig = EmulatorRig.onThePhone(script);
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(10);
        rig.takeAll();
        rig.tell("{\"type\":\"conversation.item.create\",\"item\":"
                + "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"here\"}}");
        assertEquals(List.of("conversation.item.added", "conversation.item.done"), rig.takeTypes());
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(100);
        assertEquals(
                "I found it.",
                EmulatorRig.first(rig.takeAll(), "response.output_audio_transcript.done")
                        .get("transcript")
                        .stringValue());
    }

    @Test
    void whatAToolHasToldIsRemembered() {
        ModelScript script = ModelScript.of(
                ModelTurn.on(On.CREATE, new UseTool("call_1", "book", "{}")),
                ModelTurn.on(
                        On.TOOL_RESULT, new UseTool("call_2", "view", "{\"n\":\"{{number}}\",\"m\":\"{{other}}\"}")));
        EmulatorRig rig = EmulatorRig.onThePhone(script);
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(10);
        rig.tell("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call_output\","
                + "\"call_id\":\"call_1\",\"output\":\"{\\\"number\\\":\\\"K$1\\\"}\"}}");
        rig.takeAll();
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(10);
        assertEquals(
                "{\"n\":\"K$1\",\"m\":\"{{other}}\"}",
                EmulatorRig.first(rig.takeAll(), "response.function_call_arguments.done")
                        .get("arguments")
                        .stringValue());
    }

    @Test
    void resultOfAnUnknownCallIsRefused() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of());
        rig.tell("{\"type\":\"conversation.item.create\",\"item\":"
                + "{\"type\":\"function_call_output\",\"call_id\":\"call_9\",\"output\":\"here\"}}");
        assertEquals("item.call_id", rig.takeError().get("param").stringValue());
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
