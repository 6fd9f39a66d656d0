package frontdesk.simulator.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.stage.HeardAudio.Resumption;
import frontdesk.simulator.telephone.PhoneEvent.Cleared;
import frontdesk.simulator.telephone.PhoneEvent.StreamClosed;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeardAudioTest {
    private final HeardAudio heard = new HeardAudio();
    private final byte[] first = noise(1, 8000);
    private final byte[] second = noise(2, 4000);

    @Test
    void whatArrivesInPiecesAndIsNotDroppedIsHeardWhole() {
        arrive(first);
        arrive(second);
        assertTrue(heard.whole(first));
        assertTrue(heard.whole(second));
        assertEquals(OptionalLong.empty(), heard.heardOfCutMs(first));
    }

    @Test
    void aClearCutsOneSpeechAndTakesTheNextAway() {
        arrive(first);
        arrive(second);
        heard.happened(new Cleared(0, 2400, 9600));
        assertFalse(heard.whole(first));
        assertTrue(heard.begun(first));
        assertEquals(OptionalLong.of(300), heard.heardOfCutMs(first));
        assertFalse(heard.begun(second));
        assertEquals(OptionalLong.of(0), heard.heardOfCutMs(second));
    }

    @Test
    void whatComesAfterAClearIsHeardFromThere() {
        arrive(first);
        heard.happened(new Cleared(0, 2400, 5600));
        arrive(second);
        assertTrue(heard.whole(second));
    }

    @Test
    void whatIsQueuedWhenTheStreamClosesIsNotHeard() {
        arrive(first);
        heard.happened(new StreamClosed(0, 1000, "", true, 1));
        assertFalse(heard.whole(first));
    }

    @Test
    void aSpeechThatGoesOnWhereItStoppedIsResumed() {
        arrive(first);
        heard.happened(new Cleared(0, 2400, 5600));
        arrive(Arrays.copyOfRange(first, 2400, first.length));
        heard.happened(new Cleared(0, 5000, 3000));
        arrive(Arrays.copyOfRange(first, 4700, first.length));
        arrive(second);
        heard.happened(new StreamClosed(0, 0, "", true, 1));
        assertFalse(heard.whole(first));
        assertEquals(Optional.of(new Resumption(38, 0)), heard.resumed(first), "300 bytes");
        assertEquals(Optional.empty(), heard.resumed(second), "it never stopped");
    }

    @Test
    void aByteThatIsMissingIsNoticed() {
        arrive(first);
        heard.happened(new Cleared(0, 2400, 5600));
        arrive(Arrays.copyOfRange(first, 2401, first.length));
        heard.happened(new StreamClosed(0, 0, "", true, 0));
        assertEquals(Optional.of(new Resumption(0, 1)), heard.resumed(first));
    }

    @Test
    void aSpeechThatNeverGoesOnIsNotResumed() {
        arrive(second);
        heard.happened(new Cleared(0, 100, 3900));
        arrive(first);
        heard.happened(new StreamClosed(0, 0, "", true, 0));
        assertEquals(Optional.empty(), heard.resumed(second));
    }

    private void arrive(byte[] audio) {
        for (int at = 0; at < audio.length; at += 333) {
            heard.arrived(0, Arrays.copyOfRange(audio, at, Math.min(audio.length, at + 333)));
        }
    }

    private static byte[] noise(int seed, int bytes) {
        byte[] noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return noise;
    }
}
