package frontdesk.simulator.model;

import frontdesk.simulator.model.EmulatedHearing.TurnRules;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The session object in force: what {@code session.created} shows and {@code session.update} changes.
 *
 * <p>Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedSettings {

    private static final String REASONING_MODELS = "gpt-realtime-2";
    /** Documented examples of {@code session.created} show 200, the texts 500; the shorter one surprises sooner. */
    private static final int DEFAULT_SILENCE_MS = 200;

    private final ObjectNode session;
    private EmulatedCoding input = EmulatedCoding.PCM;
    private EmulatedCoding output = EmulatedCoding.PCM;
    private Optional<TurnRules> turns = Optional.empty();

    EmulatedSettings(String id, String model, long expiresAt) {
        session = EmulatedWire.object()
                .put("type", "realtime")
                .put("object", "realtime.session")
                .put("id", id)
                .put("model", model)
                .put("expires_at", expiresAt)
                .put("instructions", "You are a helpful voice assistant.")
                .put("tool_choice", "auto")
                .put("max_output_tokens", "inf")
                .put("truncation", "auto")
                .putNull("tracing")
                .putNull("prompt")
                .putNull("include");
        session.putArray("output_modalities").add("audio");
        session.putArray("tools");
        ObjectNode audio = session.putObject("audio");
        ObjectNode in = audio.putObject("input").putNull("transcription").putNull("noise_reduction");
        in.set("format", pcm());
        in.set("turn_detection", defaults("server_vad"));
        ObjectNode out = audio.putObject("output").put("voice", "marin").put("speed", 1.0);
        out.set("format", pcm());
        derive();
    }

    /** A copy of the whole session object. */
    ObjectNode shown() {
        return session.deepCopy();
    }

    EmulatedCoding input() {
        return input;
    }

    EmulatedCoding output() {
        return output;
    }

    /** How turns are found; empty when the client finds them. */
    Optional<TurnRules> turns() {
        return turns;
    }

    boolean transcribes() {
        return !session.at("/audio/input/transcription").isNull();
    }

    JsonNode value(String name) {
        return session.path(name);
    }

    JsonNode voice() {
        return session.at("/audio/output/voice");
    }

    /** About what the instructions and tools cost in each response. */
    long textTokens() {
        return (session.path("instructions").stringValue("").length() + session.path("tools").toString().length()) / 4;
    }

    /**
     * Changes what is named in an update that has its lawful shape, or nothing at all.
     *
     * @param voiceIsFixed whether the model has spoken already
     */
    Optional<EventFlaw> apply(JsonNode update, boolean voiceIsFixed) {
        Optional<EventFlaw> flaw = flawIn(update, voiceIsFixed);
        if (flaw.isPresent()) {
            return flaw;
        }
        for (Map.Entry<String, JsonNode> field : update.properties()) {
            if (field.getKey().equals("audio")) {
                applyAudio(field.getValue());
            } else {
                session.set(field.getKey(), field.getValue().deepCopy());
            }
        }
        derive();
        return Optional.empty();
    }

    private Optional<EventFlaw> flawIn(JsonNode update, boolean voiceIsFixed) {
        if (update.has("model") && !update.get("model").equals(session.get("model"))) {
            return Optional.of(unchangeable("session.model"));
        }
        // The same voice again trips it too: a client does better to leave it out.
        if (voiceIsFixed && !update.at("/audio/output/voice").isMissingNode()) {
            return Optional.of(new EventFlaw(
                    "cannot_update_voice",
                    "Cannot update a conversation's voice if assistant audio is present.",
                    "session.audio.output.voice"));
        }
        if (!session.get("tracing").isNull() && update.has("tracing")) {
            return Optional.of(unchangeable("session.tracing"));
        }
        return flawInReasoning(update, "session");
    }

    private static EventFlaw unchangeable(String param) {
        return new EventFlaw("invalid_value", "'" + param + "' can no longer be changed.", param);
    }

    /** Two fields are accepted by reasoning models only; with another model the whole event is refused. */
    Optional<EventFlaw> flawInReasoning(JsonNode options, String path) {
        if (session.path("model").stringValue("").startsWith(REASONING_MODELS)) {
            return Optional.empty();
        }
        for (String name : new String[] {"reasoning", "parallel_tool_calls"}) {
            if (options.has(name)) {
                String message = "This model does not support '" + name + "'.";
                return Optional.of(new EventFlaw("invalid_value", message, path + "." + name));
            }
        }
        return Optional.empty();
    }

    private void applyAudio(JsonNode update) {
        for (Map.Entry<String, JsonNode> side : update.properties()) {
            ObjectNode current = (ObjectNode) session.path("audio").path(side.getKey());
            for (Map.Entry<String, JsonNode> field : side.getValue().properties()) {
                current.set(
                        field.getKey(),
                        switch (field.getKey()) {
                            case "format" -> format(field.getValue());
                            case "turn_detection" -> turnDetection(current.path("turn_detection"), field.getValue());
                            default -> field.getValue().deepCopy();
                        });
            }
        }
    }

    private static JsonNode format(JsonNode wanted) {
        return wanted.path("type").stringValue("").equals("audio/pcm") ? pcm() : wanted.deepCopy();
    }

    /** What is not named keeps its value, or has its default when the kind of detection changes. */
    private static JsonNode turnDetection(JsonNode current, JsonNode wanted) {
        if (wanted.isNull()) {
            return wanted;
        }
        String type = wanted.path("type").stringValue("");
        boolean sameKind = current.path("type").stringValue("").equals(type);
        ObjectNode result = sameKind ? ((ObjectNode) current).deepCopy() : defaults(type);
        result.setAll((ObjectNode) wanted.deepCopy());
        return result;
    }

    private static ObjectNode defaults(String turnDetection) {
        ObjectNode rules = EmulatedWire.object().put("type", turnDetection);
        if (turnDetection.equals("semantic_vad")) {
            rules.put("eagerness", "auto");
        } else {
            rules.put("threshold", 0.5)
                    .put("prefix_padding_ms", 300)
                    .put("silence_duration_ms", DEFAULT_SILENCE_MS)
                    .putNull("idle_timeout_ms");
        }
        return rules.put("create_response", true).put("interrupt_response", true);
    }

    private static ObjectNode pcm() {
        return EmulatedWire.object().put("type", "audio/pcm").put("rate", 24_000);
    }

    private void derive() {
        input = EmulatedCoding.of(session.at("/audio/input/format/type").stringValue());
        output = EmulatedCoding.of(session.at("/audio/output/format/type").stringValue());
        JsonNode rules = session.at("/audio/input/turn_detection");
        turns = rules.isNull() ? Optional.empty() : Optional.of(rules(rules));
    }

    private static TurnRules rules(JsonNode rules) {
        boolean createResponse = rules.path("create_response").booleanValue();
        boolean interruptResponse = rules.path("interrupt_response").booleanValue();
        if (rules.path("type").stringValue("").equals("semantic_vad")) {
            long silenceMs = semanticSilenceMs(rules.path("eagerness").stringValue("auto"));
            return new TurnRules(0.5, 300, silenceMs, createResponse, interruptResponse, 0);
        }
        return new TurnRules(
                rules.path("threshold").doubleValue(),
                rules.path("prefix_padding_ms").longValue(),
                rules.path("silence_duration_ms").longValue(),
                createResponse,
                interruptResponse,
                rules.path("idle_timeout_ms").longValue(0));
    }

    /** There is no understanding here, only patience: a stand-in that waits longer the less eager it is asked to be. */
    private static long semanticSilenceMs(String eagerness) {
        return switch (eagerness) {
            case "low" -> 1_200;
            case "high" -> 300;
            default -> 600;
        };
    }
}
