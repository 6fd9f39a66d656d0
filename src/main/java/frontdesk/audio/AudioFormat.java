package frontdesk.audio;

/**
 * How the sound of one call is coded, the same in both directions.
 *
 * <p>The names and rates are those of the Realtime API's {@code audio/pcmu} and {@code audio/pcm}; Twilio's
 * {@code audio/x-mulaw} is the first of them. One sample is one byte for mu-law and two for PCM16.
 */
public enum AudioFormat {
    /** G.711 mu-law, 8 kHz, mono: what telephones speak. */
    PCMU_8KHZ(8, (byte) 0xFF),
    /** Signed 16-bit little-endian PCM, 24 kHz, mono: what browsers speak. */
    PCM16_24KHZ(48, (byte) 0x00);

    /** The length of a telephone frame; audio is paced and accounted for in multiples of it. */
    public static final int FRAME_MS = 20;

    private final int bytesPerMs;
    private final byte silence;

    AudioFormat(int bytesPerMs, byte silence) {
        this.bytesPerMs = bytesPerMs;
        this.silence = silence;
    }

    public int bytesPerMs() {
        return bytesPerMs;
    }

    /** The bytes of one 20 ms frame. */
    public int frameBytes() {
        return bytesPerMs * FRAME_MS;
    }

    /** The byte that, repeated, is silence. */
    public byte silence() {
        return silence;
    }

    /** Whole milliseconds in so many bytes, rounded down. */
    public long durationMs(long bytes) {
        return bytes / bytesPerMs;
    }
}
