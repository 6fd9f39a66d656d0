package frontdesk.simulator.bench;

import frontdesk.audio.AudioFormat;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * One direction of one call as it is spoken: 20 ms frames of 160 bytes, each of which tells whose it is and which one,
 * and is filled up with noise that depends on both. One thread at a time makes frames; any other may check one, and ask
 * when it was made.
 */
final class Voice {
    static final int FRAME_BYTES = AudioFormat.PCMU_8KHZ.frameBytes();

    private static final int HEAD_BYTES = 8;
    private static final int NOISE_BYTES = 1 << 12;
    /** So many frames are remembered: 40 s, far longer than any can be under way. */
    private static final int REMEMBERED = 2_048;

    private final int id;
    private final byte[] noise = new byte[NOISE_BYTES + FRAME_BYTES];
    private final AtomicLongArray spokenNanos = new AtomicLongArray(REMEMBERED);
    private final ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES);
    private volatile int spoken;

    Voice(int id) {
        this.id = id;
        new SplittableRandom(id).nextBytes(noise);
    }

    int id() {
        return id;
    }

    /** How many frames were spoken. */
    int spoken() {
        return spoken;
    }

    /** The next frame, spoken at this moment; valid until the one after it. */
    byte[] speak(long atNanos) {
        int number = spoken;
        frame.clear().putInt(id).putInt(number).put(noise, noiseAt(number), FRAME_BYTES - HEAD_BYTES);
        spokenNanos.set(number % REMEMBERED, atNanos);
        spoken = number + 1;
        return frame.array();
    }

    long spokenNanos(int number) {
        return spokenNanos.get(number % REMEMBERED);
    }

    static int idIn(ByteBuffer received) {
        return received.getInt(0);
    }

    static int numberIn(ByteBuffer received) {
        return received.getInt(Integer.BYTES);
    }

    /** Whether the noise is that of the frame's number. */
    boolean isIntact(ByteBuffer received) {
        int at = noiseAt(numberIn(received));
        ByteBuffer due = ByteBuffer.wrap(noise, at, FRAME_BYTES - HEAD_BYTES);
        return received.slice(HEAD_BYTES, FRAME_BYTES - HEAD_BYTES).equals(due);
    }

    private static int noiseAt(int number) {
        return Math.floorMod(number * 31, NOISE_BYTES);
    }
}
