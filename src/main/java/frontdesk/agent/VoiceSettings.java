package frontdesk.agent;

import java.util.Optional;

/**
 * How an agent sounds and when it takes its turn; the Realtime API's own words.
 *
 * @param voice the model's voice, {@code marin} unless set
 * @param speed 0.25 to 1.5, 1.0 is natural
 * @param language ISO-639-1 code that also pins the transcription, such as {@code en}
 * @param noiseReduction {@code near_field}, {@code far_field}, or empty for none
 * @param turnDetection how the end of the caller's turn is found
 */
public record VoiceSettings(
        String voice,
        double speed,
        String language,
        Optional<String> noiseReduction,
        TurnDetection turnDetection) {

    /** Server VAD goes by energy, semantic VAD by what was said. */
    public sealed interface TurnDetection {
        /**
         * @param threshold 0.0 to 1.0; higher needs louder speech
         * @param prefixPaddingMs what is kept from before the speech was noticed
         * @param silenceDurationMs how long a pause ends the turn
         */
        record ServerVad(
                double threshold,
                int prefixPaddingMs,
                int silenceDurationMs,
                boolean createResponse,
                boolean interruptResponse)
                implements TurnDetection {}

        /** @param eagerness {@code low}, {@code medium}, {@code high} or {@code auto} */
        record SemanticVad(String eagerness, boolean createResponse, boolean interruptResponse)
                implements TurnDetection {}
    }

    /** What holds where the agent's file says nothing. */
    public static VoiceSettings defaults() {
        return new VoiceSettings(
                "marin",
                1.0,
                "en",
                Optional.empty(),
                new TurnDetection.ServerVad(0.5, 300, 500, true, true));
    }
}
