package frontdesk.agent;

import frontdesk.call.plan.VoiceSettings.Interruption;
import frontdesk.call.plan.VoiceSettings.TurnDetection;
import frontdesk.call.plan.VoiceSettings;
import frontdesk.file.Complaints;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code agent.json} as it is written; {@code agents/README.md} describes the keys. What is absent is null and has the
 * default of {@link VoiceSettings#defaults}, except for what an agent cannot be without.
 */
record AgentFile(
        String name,
        String company,
        String language,
        String locale,
        String timeZone,
        String voice,
        Double speed,
        String noiseReduction,
        TurnDetectionFile turnDetection,
        String interruption,
        Integer silenceSeconds,
        List<String> instructions,
        List<String> tools,
        List<String> mcpServers,
        List<String> greetings) {

    AgentFile {
        language = Objects.requireNonNullElse(language, VoiceSettings.defaults().language());
        Complaints complaints = new Complaints();
        complaints.unless(name != null && !name.isBlank(), "\"name\" is missing: what the agent is called");
        complaints.unless(company != null && !company.isBlank(), "\"company\" is missing: whom the agent speaks for");
        complaints.unless(instructions != null && !instructions.isEmpty(),
                "\"instructions\" is missing: the Markdown files with what the agent is told, in their order");
        complaints.unless(greetings != null && !greetings.isEmpty(),
                "\"greetings\" is missing: at least one first sentence");
        complaints.unless(language.matches("[a-z]{2}"),
                "\"language\" is an ISO 639-1 code such as \"en\", not \"" + language + "\"");
        complaints.refuse();
        tools = Objects.requireNonNullElse(tools, List.of());
        mcpServers = Objects.requireNonNullElse(mcpServers, List.of());
    }

    /** {@code turn_detection}: the Realtime API's object of that name, as far as an agent decides about it. */
    record TurnDetectionFile(
            String type,
            Double threshold,
            Integer prefixPaddingMs,
            Integer silenceDurationMs,
            String eagerness) {

        TurnDetection toTurnDetection() {
            return switch (type) {
                case "server_vad" -> {
                    need(eagerness == null, "\"eagerness\" belongs to semantic_vad");
                    yield new TurnDetection.ServerVad(
                            Objects.requireNonNullElse(threshold, 0.5),
                            Objects.requireNonNullElse(prefixPaddingMs, 300),
                            Objects.requireNonNullElse(silenceDurationMs, 500));
                }
                case "semantic_vad" -> {
                    need(threshold == null && prefixPaddingMs == null && silenceDurationMs == null,
                            "\"threshold\", \"prefix_padding_ms\" and \"silence_duration_ms\" belong to server_vad");
                    yield new TurnDetection.SemanticVad(Objects.requireNonNullElse(eagerness, "auto"));
                }
                case null, default -> throw new IllegalArgumentException(
                        "it needs a \"type\": \"server_vad\" or \"semantic_vad\"");
            };
        }
    }

    /** @throws IllegalArgumentException with a line for everything that is wrong */
    VoiceSettings toVoice() {
        VoiceSettings defaults = VoiceSettings.defaults();
        Complaints complaints = new Complaints();
        TurnDetection detection = complaints.get(this::detection).orElse(defaults.turnDetection());
        // What cannot be understood must not be found to contradict anything.
        Interruption cut = complaints.get(() -> interruption(detection)).orElse(Interruption.IMMEDIATE);
        Optional<VoiceSettings> settings = complaints.get(() -> new VoiceSettings(
                Objects.requireNonNullElse(voice, defaults.voice()),
                Objects.requireNonNullElse(speed, defaults.speed()),
                language,
                Optional.ofNullable(noiseReduction),
                detection,
                cut,
                silenceSeconds == null ? defaults.silence() : Duration.ofSeconds(silenceSeconds)));
        complaints.refuse();
        return settings.orElseThrow();
    }

    private TurnDetection detection() {
        try {
            return turnDetection == null ? VoiceSettings.defaults().turnDetection() : turnDetection.toTurnDetection();
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "\"turn_detection\" cannot be used: " + refused.getMessage(), refused);
        }
    }

    /** Not said, it is what the turn detection allows: only server_vad tells how long a sound lasted. */
    private Interruption interruption(TurnDetection detection) {
        return switch (interruption) {
            case "immediate" -> Interruption.IMMEDIATE;
            case "confirm" -> Interruption.CONFIRM;
            case null -> switch (detection) {
                case TurnDetection.ServerVad vad -> Interruption.CONFIRM;
                case TurnDetection.SemanticVad vad -> Interruption.IMMEDIATE;
            };
            default -> throw new IllegalArgumentException(
                    "\"interruption\" is \"immediate\" or \"confirm\", not \"" + interruption + "\"");
        };
    }

    ZoneId toZone() {
        try {
            return timeZone == null ? ZoneId.systemDefault() : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"time_zone\" is a name such as \"Europe/Berlin\", not \"" + timeZone + "\"");
        }
    }

    private static void need(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
