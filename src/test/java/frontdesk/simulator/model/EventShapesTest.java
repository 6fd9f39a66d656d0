package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the real API takes and refuses, in raw texts. */
class EventShapesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static void refused(String event, String code, String param) {
        EventFlaw flaw = EventShapes.flawIn(JSON.readTree(event)).orElseThrow();
        assertEquals(code + " " + param, flaw.code() + " " + flaw.param(), flaw.message());
    }

    private static void refusedSession(String fields, String code, String param) {
        refused("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\"," + fields + "}}", code, param);
    }

    private static void refusedItem(String item, String code, String param) {
        refused("{\"type\":\"conversation.item.create\",\"item\":" + item + "}", code, param);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"event_id":"cfg-1","type":"session.update","session":{
                  "type":"realtime","output_modalities":["audio"],"instructions":"Be brief.",
                  "audio":{"input":{"format":{"type":"audio/pcmu"},
                      "noise_reduction":null,
                      "transcription":{"model":"gpt-4o-transcribe","language":"en"},
                      "turn_detection":{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,
                        "silence_duration_ms":500,"create_response":true,"interrupt_response":true,
                        "idle_timeout_ms":null}},
                    "output":{"format":{"type":"audio/pcmu"},"voice":"marin","speed":1.0}},
                  "tools":[{"type":"function","name":"lookup","description":"Find a booking.","parameters":
                    {"type":"object","properties":{"id":{"type":"string"}},"required":["id"]}}],
                  "tool_choice":"auto","max_output_tokens":"inf","truncation":"auto"}}""",
                """
                {"type":"session.update","session":{"type":"realtime","max_output_tokens":4096,"tracing":null,
                  "tool_choice":{"type":"function","name":"lookup"},"prompt":null,"include":null,
                  "truncation":{"type":"retention_ratio","retention_ratio":0.8},
                  "audio":{"input":{"format":{"type":"audio/pcm","rate":24000},
                    "noise_reduction":{"type":"near_field"},"transcription":null,
                    "turn_detection":{"type":"semantic_vad","eagerness":"low"}},
                    "output":{"voice":{"id":"voice_1"}}}}}""",
                "{\"type\":\"input_audio_buffer.append\",\"audio\":\"//8=\"}",
                "{\"type\":\"input_audio_buffer.commit\",\"event_id\":\"c1\"}",
                """
                {"type":"conversation.item.create","previous_item_id":"root","item":
                  {"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]}}""",
                """
                {"type":"conversation.item.create","item":{"type":"message","role":"assistant","status":"completed",
                  "content":[{"type":"output_text","text":"Hi"}]}}""",
                "{\"type\":\"conversation.item.create\",\"item\":"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"fine\"}}",
                "{\"type\":\"conversation.item.truncate\",\"item_id\":\"i\",\"content_index\":0,\"audio_end_ms\":1500}",
                "{\"type\":\"response.create\"}",
                """
                {"type":"response.create","event_id":"r1","response":{"instructions":"Greet.","conversation":"none",
                  "metadata":{"purpose":"phrase"},"output_modalities":["text"],
                  "input":[{"type":"item_reference","id":"item_1"}]}}""",
                "{\"type\":\"response.cancel\",\"response_id\":\"resp_1\"}"
            })
    void lawfulEventsPass(String event) {
        assertEquals("", EventShapes.flawIn(JSON.readTree(event)).map(EventFlaw::message).orElse(""));
    }

    @Test
    void unknownEventTypeIsRefused() {
        refused("{\"type\":\"session.start\"}", "invalid_value", "type");
        refused("{\"type\":\"output_audio_buffer.clear\"}", "invalid_value", "type");
        refused("{\"session\":{}}", "missing_required_parameter", "type");
        refused("{\"type\":1}", "invalid_type", "type");
    }

    @Test
    void missingFieldIsNamed() {
        refused("{\"type\":\"session.update\"}", "missing_required_parameter", "session");
        refused("{\"type\":\"session.update\",\"session\":{}}", "missing_required_parameter", "session.type");
        refused("{\"type\":\"input_audio_buffer.append\"}", "missing_required_parameter", "audio");
        refused(
                "{\"type\":\"conversation.item.truncate\",\"item_id\":\"i\",\"audio_end_ms\":1}",
                "missing_required_parameter",
                "content_index");
        refusedSession(
                "\"audio\":{\"input\":{\"format\":{}}}",
                "missing_required_parameter",
                "session.audio.input.format.type");
    }

    @Test
    void fieldsOfTheBetaAreUnknown() {
        refusedSession("\"voice\":\"alloy\"", "unknown_parameter", "session.voice");
        refusedSession("\"modalities\":[\"audio\"]", "unknown_parameter", "session.modalities");
        refusedSession("\"input_audio_format\":\"g711_ulaw\"", "unknown_parameter", "session.input_audio_format");
        refusedSession("\"turn_detection\":null", "unknown_parameter", "session.turn_detection");
        refusedSession("\"temperature\":0.8", "unknown_parameter", "session.temperature");
        refusedSession(
                "\"tools\":[{\"type\":\"function\",\"name\":\"a\",\"strict\":true}]",
                "unknown_parameter",
                "session.tools[0].strict");
    }

    @Test
    void unknownFieldAnywhereIsRefused() {
        refused("{\"type\":\"response.cancel\",\"why\":1}", "unknown_parameter", "why");
        refusedSession(
                "\"audio\":{\"input\":{\"format\":{\"type\":\"audio/pcmu\",\"rate\":8000}}}",
                "unknown_parameter",
                "session.audio.input.format.rate");
        refusedSession(
                "\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"semantic_vad\",\"threshold\":0.5}}}",
                "unknown_parameter",
                "session.audio.input.turn_detection.threshold");
    }

    @Test
    void wrongTypeIsRefused() {
        refusedSession("\"instructions\":null", "invalid_type", "session.instructions");
        refusedSession("\"tools\":{}", "invalid_type", "session.tools");
        refusedSession("\"audio\":{\"output\":{\"speed\":\"1.0\"}}", "invalid_type", "session.audio.output.speed");
        refused(
                "{\"type\":\"conversation.item.truncate\",\"item_id\":\"i\",\"content_index\":0,\"audio_end_ms\":12.5}",
                "invalid_type",
                "audio_end_ms");
        refusedItem(
                "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":{\"a\":1}}",
                "invalid_type",
                "item.output");
    }

    @Test
    void valueOutOfRangeIsRefused() {
        refusedSession("\"type\":\"transcription\"", "invalid_value", "session.type");
        refusedSession("\"output_modalities\":[\"audio\",\"text\"]", "invalid_value", "session.output_modalities");
        refusedSession("\"audio\":{\"output\":{\"speed\":2}}", "invalid_value", "session.audio.output.speed");
        refusedSession("\"max_output_tokens\":0", "invalid_value", "session.max_output_tokens");
        refusedSession(
                "\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\",\"threshold\":1.5}}}",
                "invalid_value",
                "session.audio.input.turn_detection.threshold");
        refusedSession(
                "\"audio\":{\"input\":{\"format\":{\"type\":\"g711_ulaw\"}}}",
                "invalid_value",
                "session.audio.input.format.type");
        refused(
                "{\"type\":\"conversation.item.truncate\",\"item_id\":\"i\",\"content_index\":0,\"audio_end_ms\":-1}",
                "invalid_value",
                "audio_end_ms");
        refused("{\"type\":\"response.create\",\"event_id\":\"" + "e".repeat(513) + "\"}", "invalid_value", "event_id");
        refused(
                "{\"type\":\"response.create\",\"response\":{\"metadata\":{\"k\":\"" + "v".repeat(513) + "\"}}}",
                "invalid_value",
                "response.metadata");
    }

    @Test
    void contentMustFitTheRole() {
        refusedItem(
                """
                {"type":"message","role":"assistant","content":[{"type":"output_audio","audio":"AA=="}]}""",
                "missing_required_parameter",
                "item.content[0].text");
        refusedItem(
                "{\"type\":\"message\",\"role\":\"system\",\"content\":[{\"type\":\"output_text\",\"text\":\"a\"}]}",
                "invalid_value",
                "item.content[0].type");
        refusedItem(
                "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"audio\":\"?\"}]}",
                "invalid_value",
                "item.content[0].audio");
        refusedItem("{\"type\":\"message\",\"role\":\"user\"}", "missing_required_parameter", "item.content");
        refusedItem("{\"type\":\"mcp_call\",\"id\":\"a\"}", "invalid_value", "item.type");
    }
}
