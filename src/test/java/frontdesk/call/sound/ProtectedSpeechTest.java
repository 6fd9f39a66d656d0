package frontdesk.call.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Phrases among the speech of the model, and what is heard to its end whatever the caller does. */
class ProtectedSpeechTest extends PlaybackRig {

    @Test
    void aPhraseThatIsCutConcernsNobodyElse() {
        openWithoutDelay();
        playback.say("p1", new byte[1_600], 0);
        playback.received(speech("r1", "i1", new byte[800]), 0);
        assertEquals(
                List.of(new Cut.OfPhrase("p1", 50, 200), new Cut.Unheard("i1")), playback.interrupt("", 50 * MS));
    }

    @Test
    void aPhraseWaitsForTheItemThatIsBeingSaid() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[160]), 0);
        playback.say("p1", new byte[320], 0);
        playback.received(speech("r1", "i1", new byte[160]), 0);
        assertEquals(List.of("play 160", "play 160"), line.taken());
        playback.itemComplete("i1", 0);
        assertEquals(List.of("mark", "play 320", "mark"), line.taken());
    }

    @Test
    void whatIsProtectedIsNeitherClearedNorCut() {
        openWithoutDelay();
        playback.sayProtected("p1", new byte[8_000], 0);
        playback.received(speech("r1", "i1", new byte[800]), 0);
        line.taken();
        returnNextMark(200);
        assertEquals(List.of(new Cut.Unheard("i1")), playback.interrupt("r1", 300 * MS));
        assertEquals(List.of(), line.taken());
        assertTrue(playback.speaking(300 * MS));
        assertEquals(700, playback.leftMs(300 * MS));
    }

    @Test
    void nothingIsSentBehindWhatIsProtectedBeforeItWasHeard() {
        openWithoutDelay();
        playback.sayProtected("p1", new byte[3_200], 0);
        playback.received(speech("r1", "i1", new byte[800]), 0);
        assertEquals(3_200, line.played().length);
        returnNextMark(200);
        assertEquals(3_200, line.played().length);
        returnNextMark(400);
        assertEquals(4_000, line.played().length);
    }

    @Test
    void aMarkTellsWhichItemsItProves() {
        openWithoutDelay();
        playback.sayProtected("p1", new byte[3_200], 0);
        List<String> marks = line.marksTaken();
        assertEquals(List.of(), playback.markReturned(marks.get(0), 200 * MS));
        assertEquals(List.of("p1"), playback.markReturned(marks.get(1), 400 * MS));
    }

    @Test
    void aHoldLeavesWhatIsProtectedAlone() {
        openWithoutDelay();
        playback.sayProtected("p1", noise(3_000), 0);
        playback.received(speech("r1", "i1", new byte[800]), 0);
        playback.hold(200 * MS);
        assertFalse(line.taken().contains("clear"));
        for (int i = 1; i <= 15; i++) {
            returnNextMark(200 * i);
        }
        assertArrayEquals(noise(3_000), line.played());
        playback.resume(3_100 * MS);
        assertEquals(24_800, line.played().length);
    }

    @Test
    void aProtectedResponseGoesOnWhileOthersAreInterrupted() {
        openWithoutDelay();
        playback.protect("r1");
        playback.received(speech("r1", "i1", new byte[800]), 0);
        assertEquals(List.of(), playback.interrupt("r1", 50 * MS));
        playback.received(speech("r1", "i1", new byte[800]), 60 * MS);
        playback.responseEnded("r1", 60 * MS);
        assertEquals(1_600, line.played().length);
        assertFalse(playback.isSilenced("r1"));
    }
}
