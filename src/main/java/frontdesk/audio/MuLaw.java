package frontdesk.audio;

/**
 * G.711 mu-law: one byte for a 16-bit sample, finer steps for quiet sounds than for loud ones.
 *
 * <p>A byte holds a sign, a segment of three bits and a step of four, all inverted. Positive and negative zero are both
 * lawful, {@code 0xFF} and {@code 0x7F}; encoding only makes the first, which is why of the 256 bytes it alone does not
 * survive being decoded and encoded. ITU-T G.711, table 2.
 */
public final class MuLaw {
    /** What is added to a magnitude so that each of the eight segments starts at a power of two. */
    private static final int BIAS = 0x84;

    /** The largest magnitude that can be coded; louder is clipped. */
    private static final int CLIP = 0x7FFF - BIAS;

    private static final short[] DECODED = decodingTable();
    private static final byte[] ENCODED = encodingTable();

    private MuLaw() {}

    /** The 16-bit sample, -32124 to 32124, that a byte stands for. */
    public static short decode(byte code) {
        return DECODED[code & 0xFF];
    }

    /** The byte for a sample, by G.711's decision values. */
    public static byte encode(short sample) {
        return ENCODED[sample & 0xFFFF];
    }

    /** Decodes a stretch of audio. */
    public static short[] decode(byte[] audio, int offset, int length) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = decode(audio[offset + i]);
        }
        return samples;
    }

    /** Encodes samples. */
    public static byte[] encode(short[] samples) {
        byte[] audio = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            audio[i] = encode(samples[i]);
        }
        return audio;
    }

    /**
     * How loud a stretch of audio is: the root of the mean square of its samples, 0 for silence and about 23,000 for
     * the loudest tone. Speech on a telephone lies between 1,000 and 6,000. An empty stretch is silent.
     */
    public static double loudness(byte[] audio, int offset, int length) {
        long squares = 0;
        for (int i = offset; i < offset + length; i++) {
            long sample = DECODED[audio[i] & 0xFF];
            squares += sample * sample;
        }
        return length == 0 ? 0 : Math.sqrt((double) squares / length);
    }

    private static short[] decodingTable() {
        short[] table = new short[256];
        for (int code = 0; code < table.length; code++) {
            int bits = ~code;
            int step = bits & 0x0F;
            int segment = (bits >> 4) & 0x07;
            int magnitude = (((step << 3) + BIAS) << segment) - BIAS;
            table[code] = (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
        }
        return table;
    }

    private static byte[] encodingTable() {
        byte[] table = new byte[1 << 16];
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            table[sample & 0xFFFF] = encoded(sample);
        }
        return table;
    }

    private static byte encoded(int sample) {
        int biased = Math.min(Math.abs(sample), CLIP) + BIAS;
        // The bias makes 0x80 the least there is: segment 0 has its highest bit at position 7.
        int segment = 24 - Integer.numberOfLeadingZeros(biased);
        int step = (biased >> (segment + 3)) & 0x0F;
        int sign = sample < 0 ? 0x80 : 0x00;
        return (byte) ~(sign | segment << 4 | step);
    }
}
