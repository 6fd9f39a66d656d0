package frontdesk.phrase;

import frontdesk.audio.AudioFormat;
import frontdesk.audio.MuLaw;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a recording is what was to be read. It will be played to every caller and nobody listens to it before, so
 * what is odd is not kept: too short or too long for its words, silent, or other words.
 */
final class ReadingCheck {

    static final AudioFormat FORMAT = AudioFormat.PCMU_8KHZ;

    /** Nobody speaks faster than 40 characters a second, or slower than 5 and three seconds of pauses. */
    private static final int LEAST_MS_PER_CHAR = 25;
    private static final int MOST_MS_PER_CHAR = 200;
    private static final int MOST_PAUSES_MS = 3_000;
    /** The loudest sample of speech is above -26 dB of full scale; a line's noise is far below. */
    private static final int LEAST_PEAK = 1_600;
    /** So much of the words must be as they were to be: numbers and abbreviations may be written otherwise. */
    private static final double LEAST_RIGHT = 0.8;

    private ReadingCheck() {}

    /** What is wrong with it, in words; empty when nothing is. */
    static Optional<String> problem(String text, byte[] audio) {
        long ms = FORMAT.durationMs(audio.length);
        long leastMs = (long) LEAST_MS_PER_CHAR * text.length();
        long mostMs = (long) MOST_MS_PER_CHAR * text.length() + MOST_PAUSES_MS;
        if (ms < leastMs || ms > mostMs) {
            return Optional.of("it lasts " + ms + " ms, which should be " + leastMs + " to " + mostMs);
        }
        return isSilent(audio) ? Optional.of("it is silent") : Optional.empty();
    }

    /** @param spoken what the model says it has spoken; empty if it does not say */
    static Optional<String> problem(String text, byte[] audio, String spoken) {
        return problem(text, audio).or(() -> saysTheSame(text, spoken)
                ? Optional.empty()
                : Optional.of("other words were spoken"));
    }

    private static boolean isSilent(byte[] audio) {
        for (byte sample : audio) {
            if (Math.abs(MuLaw.decode(sample)) >= LEAST_PEAK) {
                return false;
            }
        }
        return true;
    }

    private static boolean saysTheSame(String text, String spoken) {
        List<String> wanted = words(text);
        List<String> said = words(spoken);
        if (said.isEmpty()) {
            return true;
        }
        long right = wanted.stream().filter(said::contains).count();
        long ours = said.stream().filter(wanted::contains).count();
        return right >= LEAST_RIGHT * wanted.size() && ours >= LEAST_RIGHT * said.size();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
