package frontdesk.audio;

import java.util.Arrays;

/** Silence as audio. */
public final class Silence {

    private Silence() {}

    /** So many milliseconds in which nothing is heard. */
    public static byte[] ofMs(AudioFormat format, long durationMs) {
        return ofBytes(format, Math.toIntExact(durationMs * format.bytesPerMs()));
    }

    /** So many bytes in which nothing is heard. */
    public static byte[] ofBytes(AudioFormat format, int bytes) {
        byte[] audio = new byte[bytes];
        if (format.silence() != 0) {
            Arrays.fill(audio, format.silence());
        }
        return audio;
    }
}
