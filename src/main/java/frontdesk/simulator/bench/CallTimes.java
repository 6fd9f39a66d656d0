package frontdesk.simulator.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happens once in each call of one round.
 *
 * @param twiml from the webhook's request to its answer
 * @param greeting from the stream's {@code start} to the first frame at the telephone
 * @param clear from {@code speech_started}, as it leaves the model, to {@code clear} at the telephone
 * @param playedAfterClear messages with audio that came behind a {@code clear}
 */
record CallTimes(
        Samples twiml,
        Samples greeting,
        Samples clear,
        AtomicInteger playedAfterClear,
        Map<Voice, Long> interruptions) {

    CallTimes() {
        this(new Samples(), new Samples(), new Samples(), new AtomicInteger(), new ConcurrentHashMap<>());
    }

    /** Somebody spoke into this voice. */
    void interrupted(Voice voice, long nowNanos) {
        interruptions.put(voice, nowNanos);
    }

    long interruptedNanos(Voice voice) {
        return interruptions.get(voice);
    }
}
