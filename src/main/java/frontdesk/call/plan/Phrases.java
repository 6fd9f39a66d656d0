package frontdesk.call.plan;

import java.util.Arrays;
import java.util.Optional;

/**
 * The phrases that are there in an agent's voice: a port, which answers at once and from any thread. They are recorded
 * for the telephone; a call in another coding has none.
 */
public interface Phrases {

    /** Empty as long as the phrase has not been recorded, and for an agent that has no such phrase. */
    Optional<Recording> find(Phrase phrase);

    /** For an agent without a voice of its own. */
    static Phrases none() {
        return phrase -> Optional.empty();
    }

    /**
     * A phrase as it sounds.
     *
     * @param text what it says
     * @param audio mu-law at 8 kHz; nobody changes it
     */
    record Recording(String text, byte[] audio) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Recording(String words, byte[] sound)
                    && text.equals(words)
                    && Arrays.equals(audio, sound);
        }

        @Override
        public int hashCode() {
            return 31 * text.hashCode() + Arrays.hashCode(audio);
        }

        @Override
        public String toString() {
            return "Recording[" + text + ", " + audio.length + " bytes]";
        }
    }
}
