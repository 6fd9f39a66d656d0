package frontdesk.realtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.AudioFormat;
import frontdesk.call.plan.CallHandling;
import frontdesk.call.plan.Phrases;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.plan.VoiceSettings.Interruption;
import frontdesk.call.plan.VoiceSettings.TurnDetection;
import frontdesk.call.plan.VoiceSettings;
import frontdesk.tool.ToolSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RealtimeCodecTest {

    private static final CallHandling NOBODY_BEHIND = new CallHandling("en", Optional.empty(), false);

    private final RealtimeCodec codec = new RealtimeCodec();

    private void sends(String expected, ClientEvent event) {
        JsonMapper json = JsonMapper.shared();
        assertEquals(json.readTree(expected), json.readTree(codec.encode(event)));
    }

    /** As bytes, which is how almost everything comes; as a string it must be understood alike. */
    private ServerEvent decode(String text) throws MalformedEvent {
        ServerEvent event = codec.decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(shown(event), shown(codec.decode(text)));
        return event;
    }

    private static String shown(ServerEvent event) {
        return event instanceof ServerEvent.OutputAudioDelta(String response, String item, int part, byte[] audio)
                ? response + " " + item + " " + part + " " + HexFormat.of().formatHex(audio)
                : event.toString();
    }

    @Test
    void theSessionIsConfiguredInTheShapeOfTheGaApi() {
        SessionPlan plan = new SessionPlan(
                "Be brief.", "", Optional.empty(), ToolSource.of(List.of()), VoiceSettings.defaults(),
                AudioFormat.PCMU_8KHZ, NOBODY_BEHIND, Phrases.none());
        sends("""
                {"event_id":"c1","type":"session.update","session":{"type":"realtime","output_modalities":["audio"],
                 "instructions":"Be brief.","audio":{"input":{"format":{"type":"audio/pcmu"},"noise_reduction":null,
                  "transcription":{"model":"gpt-transcribe","language":"en"},
                  "turn_detection":{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,
                   "silence_duration_ms":500,"create_response":false,"interrupt_response":false}},
                  "output":{"format":{"type":"audio/pcmu"},"voice":"marin","speed":1.0}},
                 "tools":[],"tool_choice":"auto"}}""",
                new ClientEvent.SessionUpdate("c1", plan, new ClientEvent.SessionOptions("gpt-transcribe")));
    }

    @Test
    void theAgentsOwnSettingsAreSentAsTheyAre() {
        VoiceSettings voice = new VoiceSettings(
                "cedar", 1.2, "de", Optional.of("near_field"), new TurnDetection.SemanticVad("low"),
                Interruption.IMMEDIATE, Duration.ZERO);
        SessionPlan plan = new SessionPlan(
                "Kurz.", "", Optional.empty(), ToolSource.of(List.of()), voice, AudioFormat.PCM16_24KHZ, NOBODY_BEHIND,
                Phrases.none());
        sends("""
                {"event_id":"c1","type":"session.update","session":{"type":"realtime","output_modalities":["audio"],
                 "instructions":"Kurz.","audio":{"input":{"format":{"type":"audio/pcm","rate":24000},
                  "noise_reduction":{"type":"near_field"},"transcription":null,
                  "turn_detection":{"type":"semantic_vad","eagerness":"low","create_response":true,
                   "interrupt_response":true}},
                  "output":{"format":{"type":"audio/pcm","rate":24000},"voice":"cedar","speed":1.2}},
                 "tools":[],"tool_choice":"auto"}}""",
                new ClientEvent.SessionUpdate("c1", plan, new ClientEvent.SessionOptions("")));
    }

    @Test
    void commandsUseTheApisOwnWords() {
        sends("""
                {"event_id":"e1","type":"response.create","response":{"metadata":{"request_id":"e1"},"instructions":"Hi"}}""",
                new ClientEvent.ResponseCreate("e1", "Hi"));
        sends("""
                {"event_id":"e2","type":"response.cancel","response_id":"r1"}""",
                new ClientEvent.ResponseCancel("e2", "r1"));
        sends("""
                {"event_id":"e3","type":"conversation.item.truncate","item_id":"i1","content_index":0,"audio_end_ms":120}""",
                new ClientEvent.ItemTruncate("e3", "i1", 0, 120));
        sends("""
                {"event_id":"e4","type":"conversation.item.delete","item_id":"i1"}""",
                new ClientEvent.ItemDelete("e4", "i1"));
        sends("""
                {"event_id":"e5","type":"conversation.item.create","item":{"type":"function_call_output","call_id":"c1",
                 "output":"\\"quoted\\"\\n"}}""",
                new ClientEvent.FunctionCallOutput("e5", "c1", "\"quoted\"\n"));
        sends("""
                {"event_id":"e6","type":"conversation.item.create","item":{"type":"message","role":"system",
                 "content":[{"type":"input_text","text":"The caller pressed 5."}]}}""",
                new ClientEvent.SystemMessage("e6", "The caller pressed 5."));
        assertEquals(
                "{\"type\":\"input_audio_buffer.append\",\"audio\":\"//7+/w==\"}",
                Arrays.stream(codec.encodeAppend(new byte[] {-1, -2, -2, -1}))
                        .map(part -> new String(part, StandardCharsets.US_ASCII))
                        .collect(Collectors.joining()));
    }

    @Test
    void anAudioDeltaBecomesItsBytes() throws Exception {
        ServerEvent.OutputAudioDelta delta = assertInstanceOf(ServerEvent.OutputAudioDelta.class, decode("""
                {"event_id":"x","type":"response.output_audio.delta","response_id":"r1","item_id":"i1","output_index":0,\
                "content_index":0,"delta":"//7+/w=="}"""));
        assertEquals("r1 i1 0", delta.responseId() + " " + delta.itemId() + " " + delta.contentIndex());
        assertArrayEquals(new byte[] {-1, -2, -2, -1}, delta.audio());
    }

    @Test
    void whatIsNotAsciiIsReadAsItIs() throws Exception {
        assertEquals(new ServerEvent.InputTranscript("u1", "¿Está libre? 是的 🙂"), decode("""
                {"type":"conversation.item.input_audio_transcription.completed","item_id":"u1",\
                "transcript":"¿Está libre? 是的 🙂"}"""));
    }

    @Test
    void theEventsOfATurnAreUnderstood() throws Exception {
        assertEquals(new ServerEvent.SpeechStarted("u1", 320), decode("""
                {"type":"input_audio_buffer.speech_started","event_id":"x","audio_start_ms":320,"item_id":"u1"}"""));
        assertEquals(new ServerEvent.SpeechStarted("u1", -1), decode("""
                {"type":"input_audio_buffer.speech_started","event_id":"x","audio_start_ms":"soon","item_id":"u1"}"""));
        assertEquals(new ServerEvent.SpeechStopped("u1", 2_440), decode("""
                {"type":"input_audio_buffer.speech_stopped","event_id":"x","audio_end_ms":2440,"item_id":"u1"}"""));
        assertEquals(new ServerEvent.Committed("u1"), decode("""
                {"type":"input_audio_buffer.committed","event_id":"x","previous_item_id":null,"item_id":"u1"}"""));
        assertEquals(new ServerEvent.ResponseCreated("r1", ""), decode("""
                {"type":"response.created","response":{"id":"r1","status":"in_progress","metadata":null}}"""));
        assertEquals(new ServerEvent.ResponseCreated("r1", "create-3"), decode("""
                {"type":"response.created","response":{"id":"r1","metadata":{"request_id":"create-3"}}}"""));
        assertEquals(new ServerEvent.ResponseDone("r1", "cancelled", "turn_detected"), decode("""
                {"type":"response.done","response":{"id":"r1","status":"cancelled","usage":null,\
                "status_details":{"type":"cancelled","reason":"turn_detected"}}}"""));
        assertEquals(new ServerEvent.ResponseDone("r1", "failed", "server_error"), decode("""
                {"type":"response.done","response":{"id":"r1","status":"failed",\
                "status_details":{"type":"failed","error":{"type":"server_error","code":"server_error"}}}}"""));
        assertEquals(new ServerEvent.ItemAdded("i7", "function_call_output", "c1"), decode("""
                {"type":"conversation.item.added","item":{"id":"i7","type":"function_call_output","call_id":"c1"}}"""));
    }

    @Test
    void onlyTheEndOfAFunctionCallIsACall() throws Exception {
        assertEquals(new ServerEvent.FunctionCallDone("r1", "completed", "c1", "lookup", "{\"id\":\"x\"}"), decode("""
                {"type":"response.output_item.done","response_id":"r1","output_index":0,"item":{"id":"i2",\
                "type":"function_call","status":"completed","call_id":"c1","name":"lookup","arguments":"{\\"id\\":\\"x\\"}"}}"""));
        assertEquals(new ServerEvent.Other("response.output_item.done"), decode("""
                {"type":"response.output_item.done","response_id":"r1","item":{"id":"i2","type":"message"}}"""));
        assertEquals(new ServerEvent.Other("response.function_call_arguments.done"), decode("""
                {"type":"response.function_call_arguments.done","call_id":"c1","arguments":"{}"}"""));
    }

    @Test
    void errorsKeepWhatTheyBelongTo() throws Exception {
        assertEquals(
                new ServerEvent.ErrorEvent("invalid_request_error", "invalid_value", "Audio is shorter.", "truncate-4"),
                decode("""
                        {"type":"error","event_id":"x","error":{"type":"invalid_request_error","code":"invalid_value",\
                        "message":"Audio is shorter.","param":null,"event_id":"truncate-4"}}"""));
    }

    @Test
    void newEventsAndFieldsDoNoHarm() throws Exception {
        assertEquals(new ServerEvent.Other("response.sung"), decode("""
                {"type":"response.sung","notes":[1,2,{"a":[]}],"tempo":1.5,"loud":true,"who":{"name":"x"}}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "42", "[]", "not json", "{\"type\":", "{}", "{\"type\":{}}",
        "{\"type\":\"response.output_audio.delta\",\"response_id\":\"r\",\"item_id\":\"i\",\"content_index\":0,\"delta\":\"?\"}",
        "{\"type\":\"response.output_audio.delta\",\"response_id\":\"r\",\"item_id\":\"i\",\"content_index\":\"x\",\"delta\":\"\"}",
        "{\"type\":\"response.output_audio.delta\",\"response_id\":1.5,\"item_id\":\"i\",\"content_index\":0,\"delta\":\"\"}",
        "{\"type\":\"response.created\",\"response\":{}}",
        "{\"type\":\"response.created\",\"response\":\"r1\"}",
        "{\"type\":\"response.done\"}",
        "{\"type\":\"error\",\"error\":null}"
    })
    void whatMakesNoSenseSaysWhatIsWrong(String text) {
        MalformedEvent malformed = assertThrows(MalformedEvent.class, () -> decode(text));
        assertTrue(malformed.getMessage().length() > 5);
    }

    @ParameterizedTest
    @CsvSource({
        "Incorrect API key provided: sk-proj-abc123DEF., Incorrect API key provided: sk-***",
        "a key ek_68aa77bb here, a key ek-*** here"
    })
    void keysInTheModelsTextsAreMasked(String text, String line) {
        assertEquals(line, Redaction.oneLine(text));
    }

    @Test
    void theModelsTextsAreOneShortLine() {
        String line = Redaction.oneLine("one\n two\t\tthree " + "x".repeat(1000));
        assertTrue(line.startsWith("one two three x") && line.length() <= 201);
    }
}
