package frontdesk.audio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** Audio as it stands in JSON, on either wire: base64, in ASCII. A hundred times a second and call: no strings. */
public final class Base64Audio {

    private Base64Audio() {}

    /**
     * @param ascii is read to its end
     * @throws IllegalArgumentException if it is not base64
     */
    public static byte[] decode(ByteBuffer ascii) {
        ByteBuffer audio = Base64.getDecoder().decode(ascii);
        boolean exact = audio.remaining() == audio.array().length;
        return exact ? audio.array() : Arrays.copyOf(audio.array(), audio.remaining());
    }

    /** In ASCII. */
    public static byte[] encode(byte[] audio) {
        return Base64.getEncoder().encode(audio);
    }
}
