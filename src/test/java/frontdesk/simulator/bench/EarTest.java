package frontdesk.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarTest {

    private final Voice voice = new Voice(7);
    private final Voice stranger = new Voice(8);
    private final List<Long> latencies = new ArrayList<>();
    private final Ear ear =
            new Ear(Map.of(7, voice, 8, stranger)::get, (spokenNanos, atNanos) -> latencies.add(atNanos - spokenNanos));

    private static byte[] copy(byte[] frame) {
        return frame.clone();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void assertHeard(int right, int wrong) {
        assertEquals(right, ear.right());
        assertEquals(wrong, ear.wrong());
    }

    @Test
    void framesAreTimedFromTheirWordToTheirLastByte() {
        byte[] first = copy(voice.speak(100));
        byte[] second = copy(voice.speak(200));
        byte[] both = joined(first, second);
        ear.hear(Arrays.copyOf(both, 170), 1_000);
        ear.hear(Arrays.copyOfRange(both, 170, both.length), 3_000);
        assertHeard(2, 0);
        assertEquals(List.of(900L, 2_800L), latencies);
    }

    @Test
    void oneAlteredByteIsNoticed() {
        byte[] frame = copy(voice.speak(0));
        frame[100] ^= 1;
        ear.hear(frame, 1);
        assertHeard(0, 1);
    }

    @Test
    void aFrameThatComesTwiceIsWrong() {
        byte[] frame = copy(voice.speak(0));
        ear.hear(frame, 1);
        ear.hear(frame, 2);
        assertHeard(1, 1);
    }

    @Test
    void afterALostFrameTheNextOneIsRight() {
        ear.hear(copy(voice.speak(0)), 1);
        voice.speak(2);
        ear.hear(copy(voice.speak(3)), 4);
        assertHeard(2, 0);
        assertEquals(3, voice.spoken());
    }

    @Test
    void framesInTheWrongOrderAreNoticed() {
        byte[] first = copy(voice.speak(0));
        byte[] second = copy(voice.speak(0));
        ear.hear(second, 1);
        ear.hear(first, 2);
        assertHeard(1, 1);
    }

    @Test
    void anotherCallsVoiceIsNoticed() {
        ear.hear(copy(voice.speak(0)), 1);
        stranger.speak(0);
        ear.hear(copy(stranger.speak(0)), 2);
        assertHeard(1, 1);
    }

    @Test
    void silenceThatNobodySaidIsNoticed() {
        byte[] silence = new byte[Voice.FRAME_BYTES];
        Arrays.fill(silence, (byte) 0xFF);
        ear.hear(copy(voice.speak(0)), 1);
        ear.hear(silence, 2);
        assertHeard(1, 1);
    }
}
