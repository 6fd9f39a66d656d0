package frontdesk.simulator.telephone;

import frontdesk.audio.AudioFormat;
import frontdesk.audio.MuLaw;
import frontdesk.audio.Silence;
import frontdesk.simulator.telephone.Speech.Gap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;

/**
 * What goes into the telephone: speech while there is any, otherwise silence or faint noise, with an echo of what
 * comes out of it where the line has one. Network thread only.
 */
final class Mouthpiece {
    static final int FRAME_BYTES = AudioFormat.PCMU_8KHZ.frameBytes();
    private static final int ECHO_LIMIT_BYTES = 8000;

    /** The quietest codes there are; together about 60 dB below the loudest tone. */
    private static final byte[] NOISE = {
        (byte) 0xFF, (byte) 0xFE, 0x7E, (byte) 0xFD, 0x7D, (byte) 0xFC, 0x7C, (byte) 0xFB, 0x7B
    };

    private final LineConditions line;
    private final Random random;
    private final Deque<Speech> waiting = new ArrayDeque<>();
    private final Deque<Byte> echo = new ArrayDeque<>();
    private Speech current;
    private int position;

    Mouthpiece(LineConditions line, Random random) {
        this.line = line;
        this.random = random;
    }

    /**
     * 20 ms of sound.
     *
     * @param began the speech that begins with this frame
     * @param ended the speech whose last sample is in this frame
     * @param gap the hole in the line that this frame falls into
     */
    record Frame(byte[] audio, Optional<Speech> began, Optional<Speech> ended, Optional<Gap> gap) {}

    void say(Speech speech) {
        waiting.add(speech);
    }

    /** The caller stops in the middle of a word. */
    void fallSilent() {
        waiting.clear();
        current = null;
    }

    /** The caller hears this; a part of it comes back. */
    void hears(byte[] audio, int offset, int length) {
        if (line.echo() > 0) {
            for (int i = offset; i < offset + length && echo.size() < ECHO_LIMIT_BYTES; i++) {
                echo.add(audio[i]);
            }
        }
    }

    Frame nextFrame() {
        byte[] audio = background();
        Optional<Speech> began = Optional.empty();
        if (current == null && !waiting.isEmpty()) {
            current = waiting.poll();
            position = 0;
            began = Optional.of(current);
        }
        Optional<Speech> ended = Optional.empty();
        Optional<Gap> gap = Optional.empty();
        if (current != null) {
            long positionMs = AudioFormat.PCMU_8KHZ.durationMs(position);
            gap = current.gaps().stream().filter(hole -> hole.holds(positionMs)).findFirst();
            int length = Math.min(FRAME_BYTES, current.audio().length - position);
            System.arraycopy(current.audio(), position, audio, 0, length);
            position += length;
            if (position == current.audio().length) {
                ended = Optional.of(current);
                current = null;
            }
        }
        addEcho(audio);
        return new Frame(audio, began, ended, gap);
    }

    private byte[] background() {
        byte[] audio = Silence.ofBytes(AudioFormat.PCMU_8KHZ, FRAME_BYTES);
        if (line.comfortNoise()) {
            for (int i = 0; i < audio.length; i++) {
                audio[i] = NOISE[random.nextInt(NOISE.length)];
            }
        }
        return audio;
    }

    private void addEcho(byte[] audio) {
        for (int i = 0; i < audio.length && !echo.isEmpty(); i++) {
            double sum = MuLaw.decode(audio[i]) + line.echo() * MuLaw.decode(echo.poll());
            audio[i] = MuLaw.encode((short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE));
        }
    }
}
