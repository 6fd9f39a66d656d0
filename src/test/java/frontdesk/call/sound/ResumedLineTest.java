package frontdesk.call.sound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.AudioFormat;
import frontdesk.call.port.CallerLine;
import frontdesk.call.port.ModelEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Speech that is held and goes on, over a network with delay and jitter: at the ear nothing may be missing, and not
 * more may come twice than the delay.
 */
class ResumedLineTest {

    private static final int BYTES_PER_MS = 8;
    private static final long MS = 1_000_000;
    private static final int SPEECH_MS = 4_000;

    /** What is on its way to the phone, or waits in it to be played: audio, a mark, or a clear. */
    private record Sent(long arrivesMs, byte[] audio, String mark, boolean clear) {}

    private record Returned(long arrivesMs, String mark) {}

    /** A phone far away, which keeps its order and plays a millisecond at a time. */
    private static final class FarPhone implements CallerLine {
        private final long oneWayMs;
        private final long jitterMs;
        private final Random random;
        private final Deque<Sent> underWay = new ArrayDeque<>();
        private final Deque<Object> queue = new ArrayDeque<>();
        private final Deque<Returned> returned = new ArrayDeque<>();
        private final ByteArrayOutputStream ear = new ByteArrayOutputStream();
        private long nowMs;
        private long lastArrivalMs;
        private long lastReturnMs;
        private int heardAtClear = -1;

        FarPhone(long oneWayMs, long jitterMs, Random random) {
            this.oneWayMs = oneWayMs;
            this.jitterMs = jitterMs;
            this.random = random;
        }

        private long travels(long notBeforeMs) {
            return Math.max(notBeforeMs, nowMs + oneWayMs + random.nextLong(jitterMs + 1));
        }

        private void send(byte[] audio, String mark, boolean clear) {
            lastArrivalMs = travels(lastArrivalMs);
            underWay.add(new Sent(lastArrivalMs, audio, mark, clear));
        }

        @Override
        public void play(byte[] audio) {
            send(audio, null, false);
        }

        @Override
        public void mark(String name) {
            send(null, name, false);
        }

        @Override
        public void clear() {
            send(null, null, true);
        }

        @Override
        public void close() {}

        /** A millisecond passes. */
        void tick(long atMs) {
            nowMs = atMs;
            while (!underWay.isEmpty() && underWay.peek().arrivesMs() <= nowMs) {
                arrive(underWay.remove());
            }
            for (int i = 0; i < BYTES_PER_MS; i++) {
                giveMarksBack();
                if (queue.peek() instanceof Byte sample) {
                    queue.remove();
                    ear.write(sample);
                }
            }
            giveMarksBack();
        }

        private void arrive(Sent sent) {
            if (sent.clear()) {
                heardAtClear = ear.size();
                queue.removeIf(Byte.class::isInstance);
            } else if (sent.mark() != null) {
                queue.add(sent.mark());
            } else {
                for (byte sample : sent.audio()) {
                    queue.add(sample);
                }
            }
        }

        private void giveMarksBack() {
            while (queue.peek() instanceof String mark) {
                queue.remove();
                lastReturnMs = travels(lastReturnMs);
                returned.add(new Returned(lastReturnMs, mark));
            }
        }

        /** The marks that have come back by now. */
        Iterable<String> marks() {
            Deque<String> marks = new ArrayDeque<>();
            for (Iterator<Returned> all = returned.iterator(); all.hasNext(); ) {
                Returned next = all.next();
                if (next.arrivesMs() <= nowMs) {
                    marks.add(next.mark());
                    all.remove();
                }
            }
            return marks;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 15", "150, 0", "150, 20", "60, 25", "400, 20"})
    void nothingIsMissingAtTheEarAndNoMoreThanTheDelayComesTwice(long oneWayMs, long jitterMs) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            byte[] speech = new byte[SPEECH_MS * BYTES_PER_MS];
            random.nextBytes(speech);
            FarPhone phone = new FarPhone(oneWayMs, jitterMs, random);
            long holdMs = 1_000 + random.nextLong(2_000);
            play(speech, phone, holdMs, holdMs + 560);
            int wentOnFrom = wentOnFrom(speech, phone);
            String where = "delay " + oneWayMs + " jitter " + jitterMs + " seed " + seed + ": stopped at "
                    + phone.heardAtClear + ", went on from " + wentOnFrom;
            long lostMs = oneWayMs == 0 ? jitterMs : 0;
            assertTrue(wentOnFrom >= 0, where);
            assertTrue(wentOnFrom <= phone.heardAtClear + lostMs * BYTES_PER_MS, where);
            assertTrue(phone.heardAtClear - wentOnFrom <= (oneWayMs + jitterMs + 40) * BYTES_PER_MS, where);
        }
    }

    private static void play(byte[] speech, FarPhone phone, long holdMs, long resumeMs) {
        Playback playback = new Playback(AudioFormat.PCMU_8KHZ);
        playback.lineOpened(phone, 0);
        for (long nowMs = 0; nowMs < SPEECH_MS + 4_000; nowMs++) {
            phone.tick(nowMs);
            for (String mark : phone.marks()) {
                playback.markReturned(mark, nowMs * MS);
            }
            if (nowMs == 100) {
                playback.received(new ModelEvent.SpeechAudio("r1", "i1", 0, speech), nowMs * MS);
                playback.responseEnded("r1", nowMs * MS);
            } else if (nowMs == holdMs) {
                playback.hold(nowMs * MS);
            } else if (nowMs == resumeMs) {
                playback.resume(nowMs * MS);
            } else if (nowMs % 100 == 0) {
                playback.sendMore(nowMs * MS);
            }
        }
    }

    /** Where in the speech the ear was again after the clear; -1 if what it heard is not the speech to its end. */
    private static int wentOnFrom(byte[] speech, FarPhone phone) {
        byte[] ear = phone.ear.toByteArray();
        int from = speech.length - (ear.length - phone.heardAtClear);
        boolean isSpeech = from >= 0
                && Arrays.equals(ear, 0, phone.heardAtClear, speech, 0, phone.heardAtClear)
                && Arrays.equals(ear, phone.heardAtClear, ear.length, speech, from, speech.length);
        return isSpeech ? from : -1;
    }
}
