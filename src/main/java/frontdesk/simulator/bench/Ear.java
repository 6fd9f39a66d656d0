package frontdesk.simulator.bench;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * One direction of one call as it is heard: the stream of bytes, however it was cut into messages, back in frames. The
 * first frame tells whose voice it is; from then on nobody else's is right. The thread of {@link BothEnds} only, except
 * that any thread may ask for the counts.
 */
final class Ear {

    /** Hears of each frame that is right; {@code atNanos} is when its last byte was there. */
    interface Listener {
        void heard(long spokenNanos, long atNanos);
    }

    private final IntFunction<Voice> voices;
    private final Listener listener;
    private final ByteBuffer frame = ByteBuffer.allocate(Voice.FRAME_BYTES);
    private volatile Voice voice;
    private int nextNumber;
    private volatile int right;
    private volatile int wrong;

    /** @param voices all that are spoken, by id; null for an id that nobody has */
    Ear(IntFunction<Voice> voices, Listener listener) {
        this.voices = voices;
        this.listener = listener;
    }

    /** Whose voice it is; null as long as nothing was heard. */
    Voice voice() {
        return voice;
    }

    /** Frames that came unchanged and in their order. */
    int right() {
        return right;
    }

    /** Frames that are none of the voice, or not the one that was due. */
    int wrong() {
        return wrong;
    }

    void hear(byte[] audio, long atNanos) {
        int at = 0;
        while (at < audio.length) {
            int part = Math.min(frame.remaining(), audio.length - at);
            frame.put(audio, at, part);
            at += part;
            if (!frame.hasRemaining()) {
                check(atNanos);
                frame.clear();
            }
        }
    }

    private void check(long atNanos) {
        int id = Voice.idIn(frame);
        int number = Voice.numberIn(frame);
        if (voice == null) {
            voice = voices.apply(id);
        }
        boolean isRight = voice != null && id == voice.id() && number >= nextNumber && number < voice.spoken()
                && voice.isIntact(frame);
        if (isRight) {
            nextNumber = number + 1;
            right = right + 1;
            listener.heard(voice.spokenNanos(number), atNanos);
        } else {
            wrong = wrong + 1;
        }
    }
}
