package frontdesk.call.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How an agent sounds and when it takes its turn; the Realtime API's own words.
 *
 * @param voice the model's voice, {@code marin} unless set
 * @param speed 0.25 to 1.5, 1.0 is natural
 * @param language ISO-639-1 code that also pins the transcription, such as {@code en}
 * @param noiseReduction {@code near_field}, {@code far_field}, or empty for none
 * @param turnDetection how the end of the caller's turn is found
 * @param interruption what stops the agent in mid-sentence
 * @param silence after so long without a word the agent asks whether the caller is still there; zero for never
 */
public record VoiceSettings(
        String voice,
        double speed,
        String language,
        Optional<String> noiseReduction,
        TurnDetection turnDetection,
        Interruption interruption,
        Duration silence) {

    /** What it takes to interrupt the agent; the words are those of {@code agent.json}. */
    public enum Interruption {
        /** Any sound that the turn detection takes for speech: the model breaks off and answers by itself. */
        IMMEDIATE,
        /**
         * Speech. The agent falls silent at any sound, and goes on where it stopped if it was a click, a cough or an
         * echo; the model is told nothing then. Needs {@link TurnDetection.ServerVad}, whose pauses have a known
         * length.
         */
        CONFIRM
    }

    /** Server VAD goes by energy, semantic VAD by what was said. */
    public sealed interface TurnDetection {
        /**
         * @param threshold 0.0 to 1.0; higher needs louder speech
         * @param prefixPaddingMs what is kept from before the speech was noticed
         * @param silenceDurationMs how long a pause ends the turn
         */
        record ServerVad(double threshold, int prefixPaddingMs, int silenceDurationMs) implements TurnDetection {
            public ServerVad {
                need(threshold >= 0 && threshold <= 1, "\"threshold\" is 0 to 1, not " + threshold);
                need(prefixPaddingMs >= 0 && prefixPaddingMs <= LONGEST_MS,
                        "\"prefix_padding_ms\" is 0 to " + LONGEST_MS + ", not " + prefixPaddingMs);
                need(silenceDurationMs > 0 && silenceDurationMs <= LONGEST_MS,
                        "\"silence_duration_ms\" is 1 to " + LONGEST_MS + ", not " + silenceDurationMs);
            }
        }

        /** @param eagerness {@code low}, {@code medium}, {@code high} or {@code auto} */
        record SemanticVad(String eagerness) implements TurnDetection {
            public SemanticVad {
                need(Set.of("low", "medium", "high", "auto").contains(eagerness),
                        "\"eagerness\" is low, medium, high or auto, not " + eagerness);
            }
        }
    }

    /** No pause in a telephone call is longer. */
    private static final int LONGEST_MS = 10_000;
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    public VoiceSettings {
        List<String> problems = new ArrayList<>();
        unless(problems, !voice.isBlank(), "\"voice\" is empty");
        unless(problems, speed >= 0.25 && speed <= 1.5, "\"speed\" is 0.25 to 1.5, not " + speed);
        unless(problems, noiseReduction.filter(kind -> !Set.of("near_field", "far_field").contains(kind)).isEmpty(),
                "\"noise_reduction\" is near_field, far_field or null");
        unless(problems, interruption == Interruption.IMMEDIATE || turnDetection instanceof TurnDetection.ServerVad,
                "\"interruption\": \"confirm\" needs server_vad, which tells how long a sound lasted");
        unless(problems,
                silence.isZero() || silence.compareTo(SHORTEST_SILENCE) >= 0 && silence.compareTo(LONGEST_SILENCE) <= 0,
                "\"silence_seconds\" is " + SHORTEST_SILENCE.toSeconds() + " to " + LONGEST_SILENCE.toSeconds()
                        + ", or 0 for never, not " + silence.toSeconds());
        need(problems.isEmpty(), String.join("\n", problems));
    }

    private static void unless(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private static void need(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** The same in another language, and by another voice if one is named. */
    public VoiceSettings speaking(String otherLanguage, Optional<String> otherVoice) {
        return new VoiceSettings(
                otherVoice.orElse(voice),
                speed,
                otherLanguage,
                noiseReduction,
                turnDetection,
                interruption,
                silence);
    }

    /** What holds where the agent's file says nothing. */
    public static VoiceSettings defaults() {
        return new VoiceSettings(
                "marin",
                1.0,
                "en",
                Optional.empty(),
                new TurnDetection.ServerVad(0.5, 300, 500),
                Interruption.CONFIRM,
                Duration.ofSeconds(10));
    }

    /** The same, interrupted otherwise. */
    public VoiceSettings interruptedBy(Interruption other) {
        return new VoiceSettings(voice, speed, language, noiseReduction, turnDetection, other, silence);
    }
}
