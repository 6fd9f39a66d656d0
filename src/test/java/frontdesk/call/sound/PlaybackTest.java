package frontdesk.call.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Speech that goes to the line: when, in which pieces, and how far ahead of the ear. */
class PlaybackTest extends PlaybackRig {

    @Test
    void aMarkMeasuresTheWayBeforeAnyAudio() {
        playback.received(speech("r1", "i1", new byte[160]), 0);
        playback.lineOpened(line, 0);
        assertEquals(List.of("mark", "play 160"), line.taken());
    }

    @Test
    void whatCameBeforeTheLineWaitsForIt() {
        playback.received(speech("r1", "i1", new byte[3200]), 0);
        playback.lineOpened(line, 0);
        assertEquals(List.of("mark", "play 1600", "mark", "play 1600", "mark"), line.taken());
    }

    @Test
    void atMostTwoSecondsLieAheadOfTheEar() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[8 * 20_000]), 0);
        assertEquals(16_000, line.played().length);
        assertTrue(playback.waitsForRoom());
        playback.sendMore(200 * MS);
        assertEquals(16_000 + 1_600, line.played().length);
        playback.sendMore(400 * MS);
        assertEquals(16_000 + 1_600, line.played().length, "the phone has not said that it got so far");
        returnNextMark(400);
        returnNextMark(400);
        assertEquals(16_000 + 2 * 1_600, line.played().length);
    }

    @Test
    void oddPiecesBecomeWholeFramesAndNothingIsLostOrChanged() {
        openWithoutDelay();
        Random random = new Random(7);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            byte[] piece = new byte[1 + random.nextInt(400)];
            random.nextBytes(piece);
            said.writeBytes(piece);
            playback.received(speech("r1", "i1", piece), 0);
        }
        assertTrue(line.taken().stream()
                .filter(command -> command.startsWith("play"))
                .allMatch(command -> Integer.parseInt(command.substring(5)) % 160 == 0));
        playback.itemComplete("i1", 0);
        assertArrayEquals(said.toByteArray(), line.played());
        assertEquals("mark", line.taken().getLast());
    }

    @Test
    void aTwoMegabyteDeltaIsPlayedToItsEnd() {
        openWithoutDelay();
        byte[] long2Mb = new byte[2_000_000];
        new Random(1).nextBytes(long2Mb);
        playback.received(speech("r1", "i1", long2Mb), 0);
        playback.responseEnded("r1", 0);
        long nowMs = 0;
        while (line.played().length < long2Mb.length && nowMs < 300_000) {
            nowMs += 200;
            returnNextMark(nowMs);
        }
        assertArrayEquals(long2Mb, line.played());
    }

    @Test
    void aLineThatReturnsNoMarkIsStillFed() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[8 * 6_000]), 0);
        playback.responseEnded("r1", 0);
        for (long ms = 200; ms <= 12_000; ms += 200) {
            playback.sendMore(ms * MS);
        }
        assertEquals(8 * 6_000, line.played().length);
    }

    @Test
    void tenMinutesMayWaitAndNotMore() {
        assertTrue(playback.received(speech("r1", "i1", new byte[8 * 600_000]), 0));
        assertFalse(playback.received(speech("r1", "i1", new byte[160]), 0));
    }
}
