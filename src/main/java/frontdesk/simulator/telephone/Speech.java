package frontdesk.simulator.telephone;

import frontdesk.audio.AudioFormat;
import java.util.List;

/**
 * Something a caller says in one breath.
 *
 * @param text what it is, for people who watch; never sent anywhere
 * @param audio mu-law, 8 kHz; not copied, and must not be changed
 * @param gaps what the network does to it on its way
 */
public record Speech(String text, byte[] audio, List<Gap> gaps) {
    public Speech {
        gaps = List.copyOf(gaps);
    }

    /** Speech that arrives whole. */
    public static Speech of(String text, byte[] audio) {
        return new Speech(text, audio, List.of());
    }

    public long durationMs() {
        return AudioFormat.PCMU_8KHZ.durationMs(audio.length);
    }

    /**
     * A stretch that does not arrive as it was spoken.
     *
     * @param atMs where it begins, from the start of the speech
     * @param lengthMs how long it is
     * @param late whether its frames come all at once when it is over; otherwise they are lost, and only the
     *     timestamps of those that follow tell of them
     */
    public record Gap(long atMs, long lengthMs, boolean late) {
        public Gap {
            if (atMs < 0 || lengthMs <= 0) {
                throw new IllegalArgumentException("a gap begins at 0 ms or later and is longer than 0 ms");
            }
        }

        boolean holds(long positionMs) {
            return positionMs >= atMs && positionMs < atMs + lengthMs;
        }
    }
}
