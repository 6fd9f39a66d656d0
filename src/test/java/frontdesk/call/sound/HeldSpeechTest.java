package frontdesk.call.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Speech that falls silent and may go on where the ear stopped. */
class HeldSpeechTest extends PlaybackRig {

    private void returnNextMarkOfNewRun(long nowMs) {
        outstanding.clear();
        returnNextMark(nowMs);
    }

    @Test
    void whatIsHeldGoesOnWithTheNextByteAndMarksOfBeforeProveNothing() {
        openWithoutDelay();
        byte[] said = noise(1_000);
        playback.received(speech("r1", "i1", said), 0);
        List<String> before = line.marksTaken();
        playback.hold(333 * MS);
        before.forEach(mark -> playback.markReturned(mark, 334 * MS));
        int sent = line.played().length;
        line.taken();
        playback.resume(900 * MS);
        byte[] all = line.played();
        assertArrayEquals(
                Arrays.copyOfRange(said, 200 * 8, said.length), Arrays.copyOfRange(all, sent, all.length),
                "no mark had said that the phone got beyond 200 ms");
        assertEquals("play 1600", line.taken().getFirst(), "marks are as far apart as ever");
    }

    @Test
    void whileItIsHeldNothingIsSentAndEverythingIsKept() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[1_600]), 0);
        playback.hold(100 * MS);
        line.taken();
        playback.received(speech("r1", "i1", new byte[1_600]), 120 * MS);
        playback.itemComplete("i1", 130 * MS);
        playback.received(speech("r1", "i2", new byte[800]), 140 * MS);
        playback.responseEnded("r1", 150 * MS);
        playback.sendMore(160 * MS);
        assertEquals(List.of(), line.taken());
        assertFalse(playback.waitsForRoom());
        assertTrue(playback.speaking(170 * MS));
        assertEquals(400, playback.leftMs(170 * MS));
        playback.resume(700 * MS);
        assertEquals(List.of("play 1600", "mark", "play 800", "mark", "play 800", "mark"), line.taken());
    }

    @Test
    void afterAHoldTheEarIsCountedAnew() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", noise(1_000)), 0);
        returnNextMark(200);
        playback.hold(300 * MS);
        line.marksTaken();
        playback.resume(900 * MS);
        returnNextMarkOfNewRun(1_100);
        assertEquals(List.of(new Cut.Truncated("i1", 0, 550, 1000)), playback.interrupt("", 1_150 * MS));
    }

    @Test
    void whatIsHeldIsTruncatedWhereItWasHeldAndNotClearedTwice() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[8_000]), 0);
        playback.received(speech("r1", "i2", new byte[800]), 0);
        playback.hold(150 * MS);
        line.taken();
        assertEquals(
                List.of(new Cut.Truncated("i1", 0, 150, 1000), new Cut.Unheard("i2")),
                playback.interrupt("r1", 850 * MS));
        assertEquals(List.of(), line.taken());
        playback.received(speech("r2", "i3", new byte[160]), 900 * MS);
        assertEquals(List.of("play 160"), line.taken(), "it is not held any more");
    }

    @Test
    void anItemHeardToItsEndBeforeAHoldIsNotRepeated() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", noise(200)), 0);
        playback.received(speech("r1", "i2", noise(400)), 0);
        returnNextMark(200);
        playback.hold(250 * MS);
        int sent = line.played().length;
        playback.resume(900 * MS);
        playback.responseEnded("r1", 900 * MS);
        assertEquals(350 * 8, line.played().length - sent);
    }
}
