package frontdesk.simulator.telephone;

import frontdesk.audio.AudioFormat;
import frontdesk.audio.Silence;
import frontdesk.audio.Wav;
import java.util.Arrays;

/**
 * What was on the line: what the caller said and what the caller heard, on one time base that begins with the stream.
 * Network thread only until the call is over. It grows with the call, 16 kB a second, and the call's longest time
 * bounds it.
 */
public final class LineRecording {
    private static final int FIRST_BYTES = 1 << 16;

    private final Track caller = new Track();
    private final Track agent = new Track();
    private boolean started;
    private long startNanos;
    /** When the stream began that is open now, after the first one. */
    private long streamStartMs;

    /** A stream begins; the first one is the beginning of it all. */
    void start(long nowNanos) {
        if (!started) {
            started = true;
            startNanos = nowNanos;
        }
        streamStartMs = (nowNanos - startNanos) / 1_000_000;
    }

    void callerSays(long timestampMs, byte[] frame) {
        caller.put((streamStartMs + timestampMs) * AudioFormat.PCMU_8KHZ.bytesPerMs(), frame, 0, frame.length);
    }

    void callerHears(long atNanos, byte[] audio, int offset, int length) {
        long position = (atNanos - startNanos) * AudioFormat.PCMU_8KHZ.bytesPerMs() / 1_000_000;
        agent.put(Math.max(0, position), audio, offset, length);
    }

    /** The caller's side, mu-law. */
    public byte[] caller() {
        return caller.bytes();
    }

    /** What the caller heard, mu-law. */
    public byte[] agent() {
        return agent.bytes();
    }

    /** A WAV file: caller left, agent right. */
    public byte[] stereoWav() {
        return Wav.stereoPcm(caller(), agent());
    }

    private static final class Track {
        private byte[] audio = Silence.ofBytes(AudioFormat.PCMU_8KHZ, FIRST_BYTES);
        private int length;

        /** Never over what is there: a clock that is read in nanoseconds may be a sample early. */
        void put(long position, byte[] source, int offset, int count) {
            int at = Math.max(Math.toIntExact(position), length);
            // A sample of rounding would otherwise be a click of silence in the middle of speech.
            if (at - length <= 2) {
                at = length;
            }
            if (at + count > audio.length) {
                int grown = Math.max(at + count, audio.length * 2);
                byte[] larger = Silence.ofBytes(AudioFormat.PCMU_8KHZ, grown);
                System.arraycopy(audio, 0, larger, 0, length);
                audio = larger;
            }
            System.arraycopy(source, offset, audio, at, count);
            length = at + count;
        }

        byte[] bytes() {
            return Arrays.copyOf(audio, length);
        }
    }
}
