package frontdesk.simulator.model;

import frontdesk.websocket.MisbehavingConnection;
import frontdesk.door.RequestHead;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One emulated session without a socket: raw texts in, raw texts out, and time by hand. */
final class EmulatorRig implements MisbehavingConnection {

    static final String PCMU_SESSION = """
            {"type":"session.update","session":{"type":"realtime","output_modalities":["audio"],
             "audio":{"input":{"format":{"type":"audio/pcmu"},"transcription":{"model":"gpt-transcribe"},
             "turn_detection":{"type":"server_vad","silence_duration_ms":500}},
             "output":{"format":{"type":"audio/pcmu"},"voice":"marin"}}}}""";

    private static final JsonMapper JSON = new JsonMapper();

    final EmulatorTime time = new EmulatorTime();
    final EmulatedSession session;
    /** Every text the session has sent, and a note in brackets for whatever else it did with the connection. */
    final List<String> sent = new ArrayList<>();

    private int taken;

    EmulatorRig(ModelScript script) {
        this(script, "gpt-realtime-2.1");
    }

    EmulatorRig(ModelScript script, String model, RequestHead.Field... fields) {
        RequestHead head = new RequestHead("GET", "/v1/realtime?model=" + model, "HTTP/1.1", List.of(fields));
        session = new EmulatedSession(
                head, model, script, time, Instant.EPOCH, new Random(7), (_, _, _) -> {}, 1 << 20);
        session.opened(this);
    }

    /** A session that was configured for the telephone; what was sent so far is taken. */
    static EmulatorRig onThePhone(ModelScript script) {
        EmulatorRig rig = new EmulatorRig(script);
        rig.tell(PCMU_SESSION);
        rig.takeAll();
        return rig;
    }

    /** A session on the telephone that has said the first moments of an answer. */
    static EmulatorRig amidst(ModelTurn.Say answer) {
        EmulatorRig rig = onThePhone(ModelScript.of(ModelTurn.on(ModelTurn.On.CREATE, answer)));
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(100);
        return rig;
    }

    void tell(String event) {
        session.text(event);
    }

    /** The caller's side, in appends of 20 ms. */
    void hear(byte[] muLaw) {
        for (int at = 0; at < muLaw.length; at += 160) {
            byte[] frame = Arrays.copyOfRange(muLaw, at, Math.min(muLaw.length, at + 160));
            append(frame);
        }
    }

    void append(byte[] audio) {
        String base64 = Base64.getEncoder().encodeToString(audio);
        tell("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + base64 + "\"}");
    }

    /** Loud mu-law: a square wave. */
    static byte[] speech(int ms) {
        byte[] audio = new byte[ms * 8];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (byte) (i % 16 < 8 ? 0x90 : 0x10);
        }
        return audio;
    }

    static byte[] silence(int ms) {
        byte[] audio = new byte[ms * 8];
        Arrays.fill(audio, (byte) 0xFF);
        return audio;
    }

    /** Mu-law in which every byte tells where it stands. */
    static byte[] counted(int ms) {
        byte[] audio = new byte[ms * 8];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (byte) (i * 31 + i / 256);
        }
        return audio;
    }

    /** What was sent since the last time, as JSON. */
    List<JsonNode> takeAll() {
        List<JsonNode> events = new ArrayList<>();
        for (; taken < sent.size(); taken++) {
            events.add(JSON.readTree(sent.get(taken)));
        }
        return events;
    }

    /** The types of what was sent since the last time; runs of deltas of one type count once. */
    List<String> takeTypes() {
        List<String> types = new ArrayList<>();
        for (JsonNode event : takeAll()) {
            String type = event.get("type").stringValue();
            if (!type.endsWith(".delta") || !types.contains(type)) {
                types.add(type);
            }
        }
        return types;
    }

    /** The only event sent since the last time, which must be an error. */
    JsonNode takeError() {
        List<JsonNode> events = takeAll();
        if (events.size() != 1 || !events.getFirst().get("type").stringValue().equals("error")) {
            throw new AssertionError("not one error but " + events);
        }
        return events.getFirst().get("error");
    }

    /** The audio that was sent for one item, or for all when the id is empty. */
    static byte[] audioOf(List<JsonNode> events, String itemId) {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        for (JsonNode event : events) {
            if (event.get("type").stringValue().equals("response.output_audio.delta")
                    && (itemId.isEmpty() || event.get("item_id").stringValue().equals(itemId))) {
                audio.writeBytes(Base64.getDecoder().decode(event.get("delta").stringValue()));
            }
        }
        return audio.toByteArray();
    }

    static JsonNode first(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.get("type").stringValue().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + events));
    }

    @Override
    public void sendAscii(byte[][]... messages) {
        for (byte[][] message : messages) {
            StringBuilder text = new StringBuilder();
            for (byte[] part : message) {
                text.append(new String(part, StandardCharsets.US_ASCII));
            }
            send(text.toString());
        }
    }

    @Override
    public void send(String text) {
        sent.add(text);
    }

    @Override
    public void sendBinary(byte[] message) {
        sent.add("[\"binary\"," + message.length + "]");
    }

    @Override
    public void stopReading() {
        sent.add("[\"stops reading\"]");
    }

    @Override
    public void close(int code, String reason) {
        sent.add("[\"close\"," + code + "]");
    }

    @Override
    public void ping() {
        sent.add("[\"ping\"]");
    }

    @Override
    public void abort() {
        sent.add("[\"abort\"]");
    }

    @Override
    public String peer() {
        return "memory";
    }
}
