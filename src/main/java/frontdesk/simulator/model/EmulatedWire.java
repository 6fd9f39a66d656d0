package frontdesk.simulator.model;

import frontdesk.websocket.MisbehavingConnection;
import frontdesk.websocket.WebSocketConnection;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes events as plain JSON trees, and invents ids. Not safe for several threads. */
final class EmulatedWire {

    /** 15 MiB of audio in base64, and some room for the event around it. */
    private static final int MAX_STRING = 24 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING)
                            .build())
                    .build())
            .build();

    private final WebSocketConnection connection;
    private final RandomGenerator random;

    EmulatedWire(WebSocketConnection connection, RandomGenerator random) {
        this.connection = connection;
        this.random = random;
    }

    /** @throws tools.jackson.core.JacksonException if it is not JSON */
    static JsonNode read(String text) {
        return JSON.readTree(text);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A new id in the manner of the API: {@code item_3v1kq0...}. */
    String id(String kind) {
        return kind + "_" + Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    }

    /** A new event of this type, with its own {@code event_id}. */
    ObjectNode event(String type) {
        return object().put("type", type).put("event_id", id("event"));
    }

    void send(ObjectNode event) {
        connection.send(JSON.writeValueAsString(event));
    }

    void sendRaw(String text) {
        connection.send(text);
    }

    /** The one event that is frequent is written by hand. Nothing in it needs escaping: all ids are our own. */
    void sendAudio(String responseId, String itemId, int outputIndex, byte[] audio) {
        String delta = Base64.getEncoder().encodeToString(audio);
        connection.send("{\"type\":\"response.output_audio.delta\",\"event_id\":\"" + id("event")
                + "\",\"response_id\":\"" + responseId + "\",\"item_id\":\"" + itemId + "\",\"output_index\":"
                + outputIndex + ",\"content_index\":0,\"delta\":\"" + delta + "\"}");
    }

    /** @param eventId of the client's event that is at fault; null when it had none, or none is */
    void sendError(String type, EventFlaw flaw, String eventId) {
        ObjectNode event = event("error");
        event.putObject("error")
                .put("type", type)
                .put("code", flaw.code())
                .put("message", flaw.message())
                .put("param", flaw.param())
                .put("event_id", eventId);
        send(event);
    }

    /** What only a transport that can misbehave is able to do; elsewhere nothing happens. */
    void misbehave(Consumer<MisbehavingConnection> how) {
        if (connection instanceof MisbehavingConnection able) {
            how.accept(able);
        }
    }

    void close(int code, String reason) {
        connection.close(code, reason);
    }

    void abort() {
        connection.abort();
    }
}
