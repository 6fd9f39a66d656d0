package frontdesk.simulator.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A message under construction, in bytes that are used again for the next one. One thread at a time. */
final class AsciiText {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private byte[] bytes = new byte[512];
    private final byte[] encoded = new byte[4 * Math.ceilDiv(Voice.FRAME_BYTES, 3)];
    private int length;

    AsciiText clear() {
        length = 0;
        return this;
    }

    AsciiText add(byte[] ascii) {
        return add(ascii, ascii.length);
    }

    AsciiText add(long number) {
        return add(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds one frame of audio in base64. */
    AsciiText addFrame(byte[] frame) {
        return add(encoded, BASE64.encode(frame, encoded));
    }

    /** Adds the characters of a string, where they are in another message. */
    AsciiText add(ByteBuffer characters) {
        return add(characters.array(), characters.arrayOffset() + characters.position(), characters.remaining());
    }

    private AsciiText add(byte[] ascii, int count) {
        return add(ascii, 0, count);
    }

    private AsciiText add(byte[] ascii, int from, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + count));
        }
        System.arraycopy(ascii, from, bytes, length, count);
        length += count;
        return this;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
