package frontdesk.simulator.telephone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.MuLaw;
import frontdesk.simulator.telephone.Mouthpiece.Frame;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MouthpieceTest {

    @Test
    void silenceIsSilentAndComfortNoiseIsFaint() {
        assertEquals(0, loudness(mouthpiece(LineConditions.PERFECT).nextFrame()));
        double noise = loudness(mouthpiece(new LineConditions(0, 0, true, 0)).nextFrame());
        assertTrue(noise > 5 && noise < 50, "loudness " + noise);
    }

    @Test
    void theLastFrameOfASpeechIsFilledWithTheBackground() {
        Mouthpiece mouthpiece = mouthpiece(LineConditions.PERFECT);
        Speech speech = Speech.of("x", new byte[200]);
        mouthpiece.say(speech);
        assertSame(speech, mouthpiece.nextFrame().began().orElseThrow());
        Frame last = mouthpiece.nextFrame();
        assertSame(speech, last.ended().orElseThrow());
        assertEquals(0, last.audio()[39]);
        assertEquals((byte) 0xFF, last.audio()[40]);
    }

    @Test
    void speechesFollowOneAnother() {
        Mouthpiece mouthpiece = mouthpiece(LineConditions.PERFECT);
        mouthpiece.say(Speech.of("a", new byte[160]));
        mouthpiece.say(Speech.of("b", new byte[160]));
        assertEquals("a", mouthpiece.nextFrame().ended().orElseThrow().text());
        assertEquals("b", mouthpiece.nextFrame().began().orElseThrow().text());
        assertTrue(mouthpiece.nextFrame().began().isEmpty());
    }

    @Test
    void anEchoIsWhatWasHeardAtAFractionOfItsLoudness() {
        Mouthpiece mouthpiece = mouthpiece(new LineConditions(0, 0, false, 0.1));
        byte[] loud = new byte[320];
        Arrays.fill(loud, MuLaw.encode((short) 10_000));
        mouthpiece.hears(loud, 0, 160);
        assertEquals(1000, loudness(mouthpiece.nextFrame()), 50);
        assertEquals(0, loudness(mouthpiece.nextFrame()));
    }

    private static Mouthpiece mouthpiece(LineConditions line) {
        return new Mouthpiece(line, new Random(1));
    }

    private static double loudness(Frame frame) {
        return MuLaw.loudness(frame.audio(), 0, frame.audio().length);
    }
}
