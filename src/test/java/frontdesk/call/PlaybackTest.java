package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.AudioFormat;
import frontdesk.call.port.MemoryLine;
import frontdesk.call.port.ModelEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    private static final long MS = 1_000_000;

    private final Playback playback = new Playback(AudioFormat.PCMU_8KHZ);
    private final MemoryLine line = new MemoryLine();
    private final Deque<String> outstanding = new ArrayDeque<>();

    private static ModelEvent.SpeechAudio speech(String response, String item, byte[] audio) {
        return new ModelEvent.SpeechAudio(response, item, 0, audio);
    }

    private void openWithoutDelay() {
        playback.lineOpened(line, 0);
        returnMarks(0);
        line.taken();
    }

    private void returnMarks(long nowMs) {
        line.marksTaken().forEach(mark -> playback.markReturned(mark, nowMs * MS));
    }

    private void returnNextMark(long nowMs) {
        outstanding.addAll(line.marksTaken());
        playback.markReturned(outstanding.remove(), nowMs * MS);
    }

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

    private static byte[] noise(int ms) {
        byte[] noise = new byte[8 * ms];
        new Random(5).nextBytes(noise);
        return noise;
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

    private void returnNextMarkOfNewRun(long nowMs) {
        outstanding.clear();
        returnNextMark(nowMs);
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

    private static SpokenItem phrase(byte[] audio) {
        return SpokenItem.ofPhrase("p1", audio);
    }

    private static SpokenItem protectedPhrase(byte[] audio) {
        SpokenItem phrase = phrase(audio);
        phrase.protect();
        return phrase;
    }

    @Test
    void aPhraseThatIsCutConcernsNobodyElse() {
        openWithoutDelay();
        playback.say(phrase(new byte[1_600]), 0);
        playback.received(speech("r1", "i1", new byte[800]), 0);
        assertEquals(
                List.of(new Cut.OfPhrase("p1", 50, 200), new Cut.Unheard("i1")), playback.interrupt("", 50 * MS));
    }

    @Test
    void aPhraseWaitsForTheItemThatIsBeingSaid() {
        openWithoutDelay();
        playback.received(speech("r1", "i1", new byte[160]), 0);
        playback.say(phrase(new byte[320]), 0);
        playback.received(speech("r1", "i1", new byte[160]), 0);
        assertEquals(List.of("play 160", "play 160"), line.taken());
        playback.itemComplete("i1", 0);
        assertEquals(List.of("mark", "play 320", "mark"), line.taken());
    }

    @Test
    void whatIsProtectedIsNeitherClearedNorCut() {
        openWithoutDelay();
        playback.say(protectedPhrase(new byte[8_000]), 0);
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
        playback.say(protectedPhrase(new byte[3_200]), 0);
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
        playback.say(protectedPhrase(new byte[3_200]), 0);
        List<String> marks = line.marksTaken();
        assertEquals(List.of(), playback.markReturned(marks.get(0), 200 * MS));
        assertEquals(List.of("p1"), playback.markReturned(marks.get(1), 400 * MS));
    }

    @Test
    void aHoldLeavesWhatIsProtectedAlone() {
        openWithoutDelay();
        playback.say(protectedPhrase(noise(3_000)), 0);
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

    @Test
    void tenMinutesMayWaitAndNotMore() {
        assertTrue(playback.received(speech("r1", "i1", new byte[8 * 600_000]), 0));
        assertFalse(playback.received(speech("r1", "i1", new byte[160]), 0));
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
