package frontdesk.call.sound;

import frontdesk.audio.AudioFormat;
import frontdesk.call.port.MemoryLine;
import frontdesk.call.port.ModelEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** Speech on its way to a line in memory; the test says what time it is, and when marks come back. */
abstract class PlaybackRig {

    static final long MS = 1_000_000;

    final Playback playback = new Playback(AudioFormat.PCMU_8KHZ);
    final MemoryLine line = new MemoryLine();
    final Deque<String> outstanding = new ArrayDeque<>();

    static ModelEvent.SpeechAudio speech(String response, String item, byte[] audio) {
        return new ModelEvent.SpeechAudio(response, item, 0, audio);
    }

    static byte[] noise(int ms) {
        byte[] noise = new byte[8 * ms];
        new Random(5).nextBytes(noise);
        return noise;
    }

    void openWithoutDelay() {
        playback.lineOpened(line, 0);
        returnMarks(0);
        line.taken();
    }

    void returnMarks(long nowMs) {
        line.marksTaken().forEach(mark -> playback.markReturned(mark, nowMs * MS));
    }

    void returnNextMark(long nowMs) {
        outstanding.addAll(line.marksTaken());
        playback.markReturned(outstanding.remove(), nowMs * MS);
    }
}
