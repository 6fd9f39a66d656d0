package frontdesk.simulator.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model's end of one call: puts the session in force, speaks one endless answer in real time, listens, and is
 * interrupted when it is told to be. Events as the GA Realtime API's.
 *
 * <p>The thread of {@link BothEnds} speaks and hears; the benchmark's own interrupts.
 */
final class LeanModel implements LeanSocket.Receiver, Pacer.Speaker {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORMAT = "{\"format\":{\"type\":\"audio/pcmu\"}}";
    private static final StringField AUDIO = new StringField("audio");
    private static final byte[] DELTA = ascii("{\"type\":\"response.output_audio.delta\",\"event_id\":\"event_");
    private static final byte[] DELTA_END = ascii("\"}");

    private final int number;
    private final Voice voice;
    private final Ear ear;
    private final CallTimes times;
    private final BothEnds bothEnds;
    private final byte[] deltaMiddle;
    private final AsciiText text = new AsciiText();
    private LeanSocket socket;
    private long events;
    private boolean speaking;

    LeanModel(int number, Voice voice, Ear ear, CallTimes times, BothEnds bothEnds) {
        this.number = number;
        this.voice = voice;
        this.ear = ear;
        this.times = times;
        this.bothEnds = bothEnds;
        this.deltaMiddle = ascii("\",\"response_id\":\"" + response() + "\",\"item_id\":\"" + item()
                + "\",\"output_index\":0,\"content_index\":0,\"delta\":\"");
    }

    Voice voice() {
        return voice;
    }

    Ear ear() {
        return ear;
    }

    private String response() {
        return "resp_" + number;
    }

    private String item() {
        return "item_" + number;
    }

    /** The upgrade was accepted. */
    synchronized void start(LeanSocket opened) throws IOException {
        socket = opened;
        send("session.created", "\"session\":" + session());
    }

    private String session() {
        return "{\"type\":\"realtime\",\"object\":\"realtime.session\",\"id\":\"sess_" + number
                + "\",\"audio\":{\"input\":" + FORMAT + ",\"output\":" + FORMAT + "}}";
    }

    @Override
    public synchronized void text(byte[] bytes, int offset, int length, long atNanos) throws IOException {
        Optional<byte[]> audio = AUDIO.audio(bytes, offset, length);
        if (audio.isPresent()) {
            ear.hear(audio.get(), atNanos);
            return;
        }
        JsonNode event = JSON.readTree(bytes, offset, length);
        switch (event.path("type").stringValue("")) {
            case "session.update" -> send("session.updated", "\"session\":" + session());
            case "response.create" -> respond(event.path("response").path("metadata"), atNanos);
            case "response.cancel" -> cancelled();
            case "conversation.item.truncate" -> send("conversation.item.truncated", "\"item_id\":\"" + item()
                    + "\",\"content_index\":0,\"audio_end_ms\":" + event.path("audio_end_ms").asInt());
            default -> throw new IOException("not expected by this model: " + event.path("type"));
        }
    }

    private void respond(JsonNode metadata, long nowNanos) throws IOException {
        if (speaking) {
            throw new IOException("one response is active already");
        }
        speaking = true;
        ObjectNode response = JSON.createObjectNode()
                .put("object", "realtime.response")
                .put("id", response())
                .put("status", "in_progress");
        response.putArray("output");
        response.set("metadata", metadata);
        send("response.created", "\"response\":" + JSON.writeValueAsString(response));
        String message = "\"item\":{\"id\":\"" + item() + "\",\"object\":\"realtime.item\",\"type\":\"message\","
                + "\"role\":\"assistant\",\"status\":\"in_progress\",\"content\":[]}";
        send("response.output_item.added", "\"response_id\":\"" + response() + "\",\"output_index\":0," + message);
        send("conversation.item.added", "\"previous_item_id\":null," + message);
        speak(nowNanos);
        bothEnds.add(voice.id(), this);
    }

    @Override
    public synchronized boolean speak(long nowNanos) throws IOException {
        if (speaking) {
            text.clear().add(DELTA).add(++events).add(deltaMiddle).addFrame(voice.speak(nowNanos)).add(DELTA_END);
            socket.send(text);
        }
        return speaking;
    }

    /** The caller is heard speaking: nothing more is said. */
    synchronized void interrupt(long nowNanos) throws IOException {
        speaking = false;
        times.interrupted(voice, nowNanos);
        send("input_audio_buffer.speech_started", "\"audio_start_ms\":1000,\"item_id\":\"turn_" + number + "\"");
    }

    private void cancelled() throws IOException {
        send("response.done", "\"response\":{\"object\":\"realtime.response\",\"id\":\"" + response()
                + "\",\"status\":\"cancelled\","
                + "\"status_details\":{\"type\":\"cancelled\",\"reason\":\"client_cancelled\"}}");
    }

    /** The caller is heard falling silent, after long enough to have interrupted. */
    synchronized void callerPauses() throws IOException {
        send("input_audio_buffer.speech_stopped", "\"audio_end_ms\":4000,\"item_id\":\"turn_" + number + "\"");
    }

    private void send(String type, String members) throws IOException {
        socket.send(text.clear().add(ascii(
                "{\"type\":\"" + type + "\",\"event_id\":\"event_" + ++events + "\"," + members + "}")));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
