package frontdesk.call.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.audio.AudioFormat;
import frontdesk.call.port.ManualTimers;
import frontdesk.call.port.MemoryModel;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerAudioTest {

    private static final int FRAME = 160;

    private final ManualTimers timers = new ManualTimers();
    private final MemoryModel model = new MemoryModel();
    private final CallerAudio audio = new CallerAudio(AudioFormat.PCMU_8KHZ, timers);

    @BeforeEach
    void connect() {
        audio.connect(model);
    }

    private static byte[] frame(int value) {
        byte[] frame = new byte[FRAME];
        Arrays.fill(frame, (byte) value);
        return frame;
    }

    private long silenceBytes() {
        int count = 0;
        for (byte b : model.heard()) {
            count += b == (byte) 0xFF ? 1 : 0;
        }
        return count;
    }

    @Test
    void nothingIsSentBeforeTheSessionIsReadyAndAllOfItThen() {
        audio.heard(frame(1), 0);
        audio.heard(frame(2), 20);
        assertEquals(0, model.heard().length);
        audio.sessionReady();
        audio.heard(frame(3), 40);
        byte[] heard = model.heard();
        assertEquals(3 * FRAME, heard.length);
        assertArrayEquals(new byte[] {1, 2, 3}, new byte[] {heard[0], heard[FRAME], heard[2 * FRAME]});
    }

    @Test
    void whatIsTakenTogetherIsPassedOnInOnePieceWithTheSilenceOfItsGaps() {
        audio.sessionReady();
        audio.take(frame(1), 0);
        audio.take(frame(2), 60);
        assertEquals(0, model.heard().length);
        audio.passOn();
        audio.passOn();
        assertEquals(4 * FRAME, model.heard().length);
        assertEquals(2 * FRAME, silenceBytes());
        assertEquals(1, model.appends());
    }

    @Test
    void ofALongWaitTheLastFiveSecondsAreKept() {
        for (int i = 0; i < 300; i++) {
            audio.heard(frame(i % 100), i * 20L);
        }
        audio.sessionReady();
        assertEquals(250 * FRAME, model.heard().length);
        assertEquals(50, model.heard()[0]);
    }

    @Test
    void aHoleInTheTimestampsIsFilledWithSilence() {
        audio.sessionReady();
        audio.heard(frame(1), 0);
        audio.heard(frame(2), 120);
        assertEquals(7 * FRAME, model.heard().length);
        assertEquals(5 * FRAME, silenceBytes());
        assertEquals(2, model.heard()[6 * FRAME]);
    }

    @Test
    void aVeryLongHoleIsFilledOnlyPartly() {
        audio.sessionReady();
        audio.heard(frame(1), 0);
        audio.heard(frame(2), 3_600_000);
        assertEquals(8 * CallerAudio.GAP_LIMIT_MS, silenceBytes());
    }

    @Test
    void audioWithoutTimestampsGoesThroughAsItIs() {
        audio.sessionReady();
        audio.heard(frame(1), -1);
        audio.heard(frame(2), -1);
        assertEquals(2 * FRAME, model.heard().length);
    }

    @Test
    void aStallWhileTheCallerSpeaksIsBridgedWithASecondOfSilence() {
        audio.sessionReady();
        audio.heard(frame(1), 0);
        audio.callerSpeaks(true);
        timers.advanceMs(749);
        assertEquals(0, silenceBytes());
        timers.advanceMs(1);
        assertEquals(8_000, silenceBytes());
    }

    @Test
    void aStallWhileNobodySpeaksIsLeftAlone() {
        audio.sessionReady();
        audio.heard(frame(1), 0);
        audio.callerSpeaks(true);
        audio.callerSpeaks(false);
        timers.advanceMs(60_000);
        assertEquals(0, silenceBytes());
        assertEquals(0, timers.waiting());
    }

    @Test
    void silenceSentInAdvanceIsDeductedFromTheHole() {
        audio.sessionReady();
        audio.heard(frame(1), 0);
        audio.callerSpeaks(true);
        timers.advanceMs(750);
        audio.heard(frame(2), 1_520);
        assertEquals(8 * 1_500, silenceBytes());
    }

    @Test
    void lateAudioStillGoesThroughAfterABridge() {
        audio.sessionReady();
        audio.heard(frame(1), 0);
        audio.callerSpeaks(true);
        timers.advanceMs(750);
        audio.heard(frame(2), 20);
        audio.heard(frame(3), 40);
        assertEquals(3 * FRAME + 8_000, model.heard().length);
        assertEquals(8_000, silenceBytes());
    }

    @Test
    void theBridgeOverADeadLineEnds() {
        audio.sessionReady();
        audio.heard(frame(1), 0);
        audio.callerSpeaks(true);
        timers.advanceMs(60_000);
        assertEquals(8 * CallerAudio.GAP_LIMIT_MS, silenceBytes());
        assertEquals(0, timers.waiting());
    }
}
