package frontdesk.simulator.command;

import java.util.Arrays;

/** The last moments of what is heard, to recognise how a speech begins. Not safe for several threads. */
final class HeardTail {
    private static final int TAIL_BYTES = 4000;

    /** Files begin with 40 ms of silence; what follows it tells them apart. */
    private static final int FINGERPRINT_FROM = 400;

    private static final int FINGERPRINT_BYTES = 240;

    private byte[] tail = new byte[0];

    void add(byte[] sound) {
        int kept = Math.min(tail.length, TAIL_BYTES);
        byte[] longer = Arrays.copyOfRange(tail, tail.length - kept, tail.length + sound.length);
        System.arraycopy(sound, 0, longer, kept, sound.length);
        tail = longer;
    }

    /** How many bytes ago a speech began to be heard; negative if it is not among the last that were heard. */
    int sinceBeginningOf(byte[] speech) {
        int to = FINGERPRINT_FROM + FINGERPRINT_BYTES;
        if (speech.length < to) {
            return -1;
        }
        for (int at = 0; at + FINGERPRINT_BYTES <= tail.length; at++) {
            if (Arrays.equals(tail, at, at + FINGERPRINT_BYTES, speech, FINGERPRINT_FROM, to)) {
                return tail.length - at + FINGERPRINT_FROM;
            }
        }
        return -1;
    }
}
