package frontdesk.simulator.model;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item of the conversation, whoever made it. Not safe for several threads; {@link EmulatedSession} holds its
 * lock.
 */
final class EmulatedItem {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CALLER_MS_PER_TOKEN = 100;
    private static final int MODEL_MS_PER_TOKEN = 50;

    private final ObjectNode json;
    private byte[] spoken = new byte[0];
    private int bytesPerMs = 1;
    private int keptBytes;
    private long callerMs;
    private boolean truncated;

    private EmulatedItem(ObjectNode json) {
        this.json = json;
    }

    /** An item as the client wrote it, with an id. */
    static EmulatedItem ofClient(JsonNode item, String id) {
        ObjectNode json = ((ObjectNode) item.deepCopy()).put("id", id).put("object", "realtime.item");
        if (!json.path("type").stringValue("").startsWith("mcp_")) {
            json.put("status", "completed");
        }
        return new EmulatedItem(json);
    }

    /** What the caller has said; its audio is counted, not kept. */
    static EmulatedItem ofCaller(String id, long audioMs) {
        ObjectNode json = message(id, "user", "completed");
        json.putArray("content").addObject().put("type", "input_audio").putNull("transcript");
        EmulatedItem item = new EmulatedItem(json);
        item.callerMs = audioMs;
        return item;
    }

    /** A message of the model, empty so far. */
    static EmulatedItem ofModel(String id) {
        ObjectNode json = message(id, "assistant", "in_progress");
        json.putArray("content");
        return new EmulatedItem(json);
    }

    /** A tool call of the model, whose arguments are still to come. */
    static EmulatedItem ofCall(String id, String callId, String name) {
        return new EmulatedItem(EmulatedWire.object()
                .put("id", id)
                .put("object", "realtime.item")
                .put("type", "function_call")
                .put("status", "in_progress")
                .put("name", name)
                .put("call_id", callId)
                .put("arguments", ""));
    }

    private static ObjectNode message(String id, String role, String status) {
        return EmulatedWire.object()
                .put("id", id)
                .put("object", "realtime.item")
                .put("type", "message")
                .put("status", status)
                .put("role", role);
    }

    String id() {
        return json.get("id").stringValue();
    }

    /** The item as events show it: without audio. It changes as the item does. */
    ObjectNode json() {
        return json;
    }

    /** The item with what is left of the model's audio, in base64. */
    ObjectNode withAudio() {
        ObjectNode copy = json.deepCopy();
        if (spoken.length > 0 && copy.path("content").path(0) instanceof ObjectNode part) {
            byte[] kept = Arrays.copyOf(spoken, keptBytes);
            part.put("audio", Base64.getEncoder().encodeToString(kept));
        }
        return copy;
    }

    boolean isCall(String callId) {
        return json.path("type").stringValue("").equals("function_call")
                && json.path("call_id").stringValue("").equals(callId);
    }

    /** The text that a tool's result has under a name, where it is JSON. */
    Optional<String> told(String name) {
        try {
            return JSON.readTree(json.path("output").stringValue("")).path(name).stringValueOpt();
        } catch (JacksonException words) {
            return Optional.empty();
        }
    }

    void status(String status) {
        json.put("status", status);
    }

    /** The arguments of a call, as far as they were written. */
    void arguments(String arguments) {
        json.put("arguments", arguments);
    }

    /** What the model says in writing: the whole text, or the transcript so far. */
    void says(String partType, String field, String text) {
        if (!truncated) {
            json.putArray("content").addObject().put("type", partType).put(field, text);
        }
    }

    /** Where the audio of a spoken item comes from, and how much of it was sent so far; what was cut stays cut. */
    void speaks(byte[] audio, EmulatedCoding coding, int sentBytes) {
        if (truncated) {
            return;
        }
        spoken = audio;
        bytesPerMs = coding.bytesPerMs();
        keptBytes = sentBytes;
    }

    /** How much audio of the model it holds, in whole milliseconds. */
    long audioMs() {
        return keptBytes / bytesPerMs;
    }

    boolean hasModelAudio() {
        return keptBytes > 0;
    }

    /** Cuts the audio; the transcript goes altogether, since nobody knows which words were left. */
    void truncate(long audioEndMs) {
        truncated = true;
        keptBytes = (int) Math.min(keptBytes, audioEndMs * bytesPerMs);
        if (json.path("content") instanceof ArrayNode content && content.path(0) instanceof ObjectNode part) {
            part.put("transcript", "");
        }
    }

    long audioTokens() {
        return callerMs / CALLER_MS_PER_TOKEN + audioMs() / MODEL_MS_PER_TOKEN;
    }

    long textTokens() {
        long characters = json.path("arguments").stringValue("").length()
                + json.path("output").stringValue("").length();
        for (JsonNode part : json.path("content")) {
            characters += part.path("text").stringValue("").length()
                    + part.path("transcript").stringValue("").length();
        }
        return characters / 4;
    }
}
