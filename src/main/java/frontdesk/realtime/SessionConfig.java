package frontdesk.realtime;

import frontdesk.audio.AudioFormat;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.plan.VoiceSettings.TurnDetection;
import frontdesk.call.plan.VoiceSettings;
import frontdesk.tool.Tool;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a session's plan as the {@code session} of a {@code session.update}, in the shape of the GA API. */
final class SessionConfig {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SessionConfig() {}

    static ObjectNode session(SessionPlan plan, ClientEvent.SessionOptions options) {
        VoiceSettings voice = plan.voice();
        ObjectNode session = JSON.createObjectNode();
        session.put("type", "realtime");
        session.putArray("output_modalities").add("audio");
        session.put("instructions", plan.instructions());
        ObjectNode audio = session.putObject("audio");
        ObjectNode input = audio.putObject("input");
        input.set("format", format(plan.audio()));
        voice.noiseReduction()
                .ifPresentOrElse(
                        type -> input.putObject("noise_reduction").put("type", type),
                        () -> input.putNull("noise_reduction"));
        if (options.transcriptionModel().isEmpty()) {
            input.putNull("transcription");
        } else {
            input.putObject("transcription")
                    .put("model", options.transcriptionModel())
                    .put("language", voice.language());
        }
        input.set("turn_detection", turnDetection(voice));
        ObjectNode output = audio.putObject("output");
        output.set("format", format(plan.audio()));
        output.put("voice", voice.voice());
        output.put("speed", voice.speed());
        session.set("tools", functions(plan.tools()));
        session.put("tool_choice", "auto");
        return session;
    }

    /** A session of which only the tools are said: everything else stays, the voice among it. */
    static ObjectNode tools(List<Tool> tools) {
        ObjectNode session = JSON.createObjectNode().put("type", "realtime");
        session.set("tools", functions(tools));
        return session;
    }

    private static ArrayNode functions(List<Tool> tools) {
        ArrayNode functions = JSON.createArrayNode();
        tools.forEach(tool -> functions.add(function(tool)));
        return functions;
    }

    /** The name by which the API calls a coding. */
    static String formatName(AudioFormat format) {
        return switch (format) {
            case PCMU_8KHZ -> "audio/pcmu";
            case PCM16_24KHZ -> "audio/pcm";
        };
    }

    private static ObjectNode format(AudioFormat format) {
        ObjectNode node = JSON.createObjectNode().put("type", formatName(format));
        return switch (format) {
            case PCMU_8KHZ -> node;
            case PCM16_24KHZ -> node.put("rate", 24_000);
        };
    }

    /** The model takes and leaves its turns by itself, or only reports the caller's and is told what to do. */
    private static ObjectNode turnDetection(VoiceSettings voice) {
        boolean byItself = switch (voice.interruption()) {
            case IMMEDIATE -> true;
            case CONFIRM -> false;
        };
        ObjectNode node = JSON.createObjectNode();
        switch (voice.turnDetection()) {
            case TurnDetection.ServerVad vad -> node.put("type", "server_vad")
                    .put("threshold", vad.threshold())
                    .put("prefix_padding_ms", vad.prefixPaddingMs())
                    .put("silence_duration_ms", vad.silenceDurationMs());
            case TurnDetection.SemanticVad vad -> node.put("type", "semantic_vad")
                    .put("eagerness", vad.eagerness());
        }
        return node.put("create_response", byItself).put("interrupt_response", byItself);
    }

    private static ObjectNode function(Tool tool) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", "function").put("name", tool.name()).put("description", tool.description());
        node.set("parameters", JSON.readTree(tool.parameters().text()));
        return node;
    }
}
