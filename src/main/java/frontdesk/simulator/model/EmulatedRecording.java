package frontdesk.simulator.model;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What arrived of the caller's voice, byte for byte as a checksum, and its beginning as it was. Not safe for several
 * threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedRecording {

    private final CRC32C checksum = new CRC32C();
    private final int maxKept;
    private long bytes;
    private byte[] kept = new byte[0];
    private int keptBytes;

    EmulatedRecording(int maxKept) {
        this.maxKept = maxKept;
    }

    void add(byte[] audio) {
        checksum.update(audio);
        bytes += audio.length;
        int more = Math.min(audio.length, maxKept - keptBytes);
        if (keptBytes + more > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(maxKept, Math.max(keptBytes + more, 2 * kept.length)));
        }
        System.arraycopy(audio, 0, kept, keptBytes, more);
        keptBytes += more;
    }

    Received soFar() {
        return new Received(bytes, checksum.getValue(), Arrays.copyOf(kept, keptBytes));
    }

    /**
     * The audio that a client has appended.
     *
     * @param bytes all of them, accepted in order
     * @param crc32c of all of them
     * @param first as many as the emulator's configuration lets it keep
     */
    public record Received(long bytes, long crc32c, byte[] first) {}
}
