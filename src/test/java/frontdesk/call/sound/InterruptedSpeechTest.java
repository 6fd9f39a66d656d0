package frontdesk.call.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Speech that is cut short: where, and that nothing more of it is heard. */
class InterruptedSpeechTest extends PlaybackRig {

    @Test
    void lostDoubledAndReorderedMarksDoNoHarm() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[8 * 1_000]), 0);
        List<String> marks = line.marksTaken();
        playback.markReturned(marks.get(2), 600 * MS);
        playback.markReturned(marks.get(1), 601 * MS);
        playback.markReturned(marks.get(2), 602 * MS);
        assertEquals(List.of(new Cut.Truncated("i1", 0, 700, 1000)), playback.interrupt("r1", 700 * MS));
    }

    @Test
    void anInterruptedItemIsTruncatedAtWhatWasHeard() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[8_000]), 0);
        List<Cut> cuts = playback.interrupt("r1", 150 * MS);
        assertEquals(List.of(new Cut.Truncated("i1", 0, 150, 1000)), cuts);
        assertEquals("clear", line.taken().getLast());
    }

    @Test
    void anItemOfWhichNothingWasHeardIsUnheard() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[1_600]), 0);
        playback.received(speech("r1", "i2", new byte[1_600]), 0);
        assertEquals(
                List.of(new Cut.Truncated("i1", 0, 100, 200), new Cut.Unheard("i2")),
                playback.interrupt("r1", 100 * MS));
    }

    @Test
    void anItemHeardToItsEndIsNotTouched() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[1_600]), 0);
        playback.responseEnded("r1", 0);
        returnMarks(200);
        assertEquals(List.of(), playback.interrupt("", 500 * MS));
        assertFalse(line.taken().contains("clear"), "nothing was playing");
    }

    @Test
    void playbackCanBeInterruptedLongAfterTheResponseWasDone() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[8_000]), 0);
        playback.responseEnded("r1", 0);
        for (int i = 1; i <= 3; i++) {
            returnNextMark(200 * i);
        }
        assertEquals(List.of(new Cut.Truncated("i1", 0, 700, 1000)), playback.interrupt("", 700 * MS));
    }

    @Test
    void notOneByteOfAnInterruptedResponseFollowsTheClear() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[1_600]), 0);
        playback.interrupt("r1", 50 * MS);
        line.taken();
        playback.received(speech("r1", "i1", new byte[1_600]), 60 * MS);
        playback.received(speech("r1", "i2", new byte[1_600]), 60 * MS);
        playback.itemComplete("i1", 61 * MS);
        playback.responseEnded("r1", 62 * MS);
        assertEquals(List.of(), line.taken());
        playback.received(speech("r2", "i3", new byte[160]), 70 * MS);
        assertEquals(List.of("play 160"), line.taken());
    }

    @Test
    void marksOfAClearedAnswerComeBackInOneBurstAndChangeNothing() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[8 * 20_000]), 0);
        List<String> marks = line.marksTaken();
        playback.interrupt("r1", 90 * MS);
        marks.forEach(mark -> playback.markReturned(mark, 92 * MS));
        playback.received(speech("r2", "i2", new byte[8_000]), 100 * MS);
        assertEquals(List.of(new Cut.Truncated("i2", 0, 100, 1000)), playback.interrupt("r2", 200 * MS));
    }

    @Test
    void silencedResponsesAreForgottenOneByOne() {
        for (int i = 0; i < 200; i++) {
            playback.silence("r" + i);
        }
        assertTrue(playback.isSilenced("r199"));
        assertFalse(playback.isSilenced("r0"));
    }
}
