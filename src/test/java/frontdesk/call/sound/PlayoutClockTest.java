package frontdesk.call.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.AudioFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayoutClockTest {

    private static final long MS = 1_000_000;

    private final PlayoutClock clock = new PlayoutClock(AudioFormat.PCMU_8KHZ);

    @Test
    void asLongAsTheFirstMarkIsOutHalfOfItsWayIsDeducted() {
        clock.markSent(0);
        clock.sent(1600, 0);
        assertEquals(0, clock.heard(40 * MS));
        assertEquals(8 * 50, clock.heard(100 * MS));
    }

    @Test
    void theClockRunsAtEightBytesAMillisecondFromTheFirstByte() {
        String probe = clock.markSent(0);
        clock.markReturned(probe, 0);
        clock.sent(8000, 10 * MS);
        assertEquals(8 * 100, clock.heard(110 * MS));
    }

    @Test
    void neverMoreIsHeardThanWasSent() {
        clock.markReturned(clock.markSent(0), 0);
        clock.sent(1600, 0);
        assertEquals(1600, clock.heard(10_000 * MS));
    }

    @Test
    void aMarkThatIsOverdueHoldsTheClockBack() {
        clock.markReturned(clock.markSent(0), 0);
        clock.sent(1600, 0);
        clock.markSent(0);
        clock.sent(1600, 0);
        assertEquals(1600, clock.heard(350 * MS));
    }

    @Test
    void audioAfterAPauseIsCountedFromTheMomentItLeft() {
        clock.markReturned(clock.markSent(0), 0);
        clock.sent(800, 0);
        clock.sent(800, 1000 * MS);
        assertEquals(800 + 8 * 50, clock.heard(1050 * MS));
    }

    @Test
    void marksThatComeBackBecauseOfAClearProveNothing() {
        clock.markReturned(clock.markSent(0), 0);
        clock.sent(16_000, 0);
        String mark = clock.markSent(0);
        clock.cleared(100 * MS);
        assertFalse(clock.markReturned(mark, 101 * MS));
        assertEquals(800, clock.heard(101 * MS));
        assertFalse(clock.marksOutstanding());
    }

    @Test
    void aStrangeMarkIsIgnored() {
        assertFalse(clock.markReturned("never sent", 0));
    }

    @Test
    void aReturnedMarkProvesTheOnesBeforeIt() {
        clock.markReturned(clock.markSent(0), 0);
        clock.sent(1600, 0);
        clock.markSent(0);
        clock.sent(1600, 0);
        String second = clock.markSent(0);
        assertTrue(clock.markReturned(second, 400 * MS));
        assertFalse(clock.marksOutstanding());
        assertEquals(3200, clock.heard(400 * MS));
    }

    /**
     * A phone behind a network with delay and jitter that keeps its order, as a model of its own. At a random moment
     * the ledger's answer is compared with what the phone has really played when a clear that leaves then reaches it.
     */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 15", "150, 0", "150, 20", "60, 25", "400, 20"})
    void heardIsNeverMoreThanPlayedAndShortByNoMoreThanTheDelay(long oneWayMs, long jitterMs) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            long errorMs = errorMs(oneWayMs, jitterMs, random);
            String where = "delay " + oneWayMs + " jitter " + jitterMs + " seed " + seed + ": " + errorMs;
            long tooMuchMs = oneWayMs == 0 ? jitterMs : 0;
            assertTrue(errorMs >= -tooMuchMs, where);
            assertTrue(errorMs <= oneWayMs + 40, where);
        }
    }

    /** How much more the phone has played than the clock says, in milliseconds. */
    private static long errorMs(long oneWayMs, long jitterMs, Random random) {
        PlayoutClock clock = new PlayoutClock(AudioFormat.PCMU_8KHZ);
        Deque<String> names = new ArrayDeque<>();
        Deque<Long> returns = new ArrayDeque<>();
        long towards = 0;
        long back = 0;
        long played = 0;
        long playsUntilMs = 0;
        long begunMs = -1;
        names.add(clock.markSent(0));
        towards = Math.max(towards, oneWayMs + random.nextLong(jitterMs + 1));
        back = Math.max(back, towards + oneWayMs + random.nextLong(jitterMs + 1));
        returns.add(back);
        long speaksAtMs = random.nextLong(1000);
        long askedAtMs = speaksAtMs + 30 + random.nextLong(3000);
        for (long nowMs = 0; nowMs <= askedAtMs; nowMs++) {
            while (!returns.isEmpty() && returns.peek() <= nowMs) {
                returns.remove();
                clock.markReturned(names.remove(), nowMs * MS);
            }
            // 200 ms pieces, always two seconds ahead of real time, each with a mark
            boolean sends = nowMs >= speaksAtMs && (played - (nowMs - speaksAtMs)) < 2000;
            while (sends) {
                clock.sent(1600, nowMs * MS);
                towards = Math.max(towards, nowMs + oneWayMs + random.nextLong(jitterMs + 1));
                if (begunMs < 0) {
                    begunMs = towards;
                    playsUntilMs = towards;
                }
                playsUntilMs = Math.max(playsUntilMs, towards) + 200;
                played += 200;
                names.add(clock.markSent(nowMs * MS));
                back = Math.max(back, playsUntilMs + oneWayMs + random.nextLong(jitterMs + 1));
                returns.add(back);
                sends = played - (nowMs - speaksAtMs) < 2000;
            }
        }
        long clearArrivesMs = Math.max(towards, askedAtMs + oneWayMs + random.nextLong(jitterMs + 1));
        long truthMs = Math.max(0, clearArrivesMs - begunMs);
        return truthMs - clock.heard(askedAtMs * MS) / 8;
    }
}
