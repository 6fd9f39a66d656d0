package frontdesk.simulator.stage;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a telephone has heard, byte for byte and without the pauses between: everything that arrived, less what was
 * cleared or left over. Written on the network's thread, read when the call is over.
 */
final class HeardAudio implements PhoneListener {
    /** So much of a speech's beginning tells it from every other. */
    private static final int FINGERPRINT_BYTES = 800;

    private byte[] audio = new byte[1 << 16];
    private int length;
    /** What had been heard when the stream began that is open now: each counts from its own beginning. */
    private int streamStart;
    private final List<Cut> cuts = new ArrayList<>();

    /** The queue as it was when it was dropped: what was heard, and what would have been. */
    private record Cut(byte[] audio, int heardBytes) {}

    @Override
    public synchronized void arrived(long atNanos, byte[] more) {
        if (length + more.length > audio.length) {
            audio = Arrays.copyOf(audio, Math.max(length + more.length, audio.length * 2));
        }
        System.arraycopy(more, 0, audio, length, more.length);
        length += more.length;
    }

    @Override
    public synchronized void happened(PhoneEvent event) {
        if (event instanceof PhoneEvent.StreamStarted) {
            streamStart = length;
        } else if (event instanceof PhoneEvent.Cleared cleared) {
            cut(streamStart + Math.toIntExact(cleared.heardBytes()));
        } else if (event instanceof PhoneEvent.StreamClosed closed) {
            cut(Math.toIntExact(length - closed.unheardBytes()));
        }
    }

    private void cut(int heardBytes) {
        cuts.add(new Cut(Arrays.copyOf(audio, length), heardBytes));
        length = heardBytes;
    }

    /** Whether a speech was heard from its beginning to its end, in one piece. */
    synchronized boolean whole(byte[] speech) {
        return indexOf(audio, length, speech, speech.length) >= 0;
    }

    /** Whether at least the first syllable of a speech was heard. */
    synchronized boolean begun(byte[] speech) {
        return indexOf(audio, length, speech, Math.min(speech.length, FINGERPRINT_BYTES)) >= 0;
    }

    /** How much of a speech had been heard when the queue was dropped on it; empty if that never happened to it. */
    synchronized OptionalLong heardOfCutMs(byte[] speech) {
        for (Cut cut : cuts) {
            int start = indexOf(cut.audio(), cut.audio().length, speech, Math.min(speech.length, FINGERPRINT_BYTES));
            if (start >= 0 && start + speech.length > cut.heardBytes()) {
                return OptionalLong.of(
                        AudioFormat.PCMU_8KHZ.durationMs(Math.max(0, cut.heardBytes() - start)));
            }
        }
        return OptionalLong.empty();
    }

    /**
     * How a speech went on that had stopped.
     *
     * @param twiceMs so much of it was heard a second time, the longest of all times it went on
     * @param missingMs so much was left out, likewise
     */
    record Resumption(long twiceMs, long missingMs) {}

    /**
     * A speech that was heard from its beginning to its end although the queue was dropped in the middle of it; empty
     * if it did not stop, or did not go on.
     */
    synchronized Optional<Resumption> resumed(byte[] speech) {
        int at = indexOf(audio, length, speech, Math.min(speech.length, FINGERPRINT_BYTES));
        int said = 0;
        int stops = 0;
        int twice = 0;
        int missing = 0;
        for (Cut cut : cuts) {
            int end = cut.heardBytes();
            if (at >= 0 && end > at && said < speech.length) {
                int from = goesOnFrom(speech, said, at, end - at);
                twice = Math.max(twice, said - from);
                missing = Math.max(missing, from - said);
                said = Math.min(speech.length, from + end - at);
                at = from < 0 ? -1 : end;
                stops++;
            }
        }
        return at >= 0 && said == speech.length && stops > 1
                ? Optional.of(new Resumption(ms(twice), ms(missing)))
                : Optional.empty();
    }

    /** Rounded up, so that nothing is only what is nothing. */
    private static long ms(int bytes) {
        return Math.ceilDiv(bytes, AudioFormat.PCMU_8KHZ.bytesPerMs());
    }

    /** @return where in the speech what was heard begins: not behind {@code said} if possible; -1 if nowhere */
    private int goesOnFrom(byte[] speech, int said, int at, int bytes) {
        for (int from = said; from >= 0; from--) {
            if (isHeard(speech, from, at, bytes)) {
                return from;
            }
        }
        for (int from = said + 1; from < speech.length; from++) {
            if (isHeard(speech, from, at, bytes)) {
                return from;
            }
        }
        return -1;
    }

    private boolean isHeard(byte[] speech, int from, int at, int bytes) {
        int part = Math.min(bytes, speech.length - from);
        return Arrays.equals(audio, at, at + part, speech, from, from + part);
    }

    private static int indexOf(byte[] within, int withinLength, byte[] speech, int speechLength) {
        for (int at = 0; at + speechLength <= withinLength; at++) {
            if (Arrays.equals(within, at, at + speechLength, speech, 0, speechLength)) {
                return at;
            }
        }
        return -1;
    }
}
