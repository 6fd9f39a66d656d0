package frontdesk.call.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduledTimersTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LATE = Duration.ofMinutes(10);

    private final BlockingQueue<String> rang = new LinkedBlockingQueue<>();

    private String next() throws InterruptedException {
        return rang.poll(5, TimeUnit.SECONDS);
    }

    @Test
    void alarmsRingOnAThreadOfTheirOwn() throws Exception {
        try (ScheduledTimers timers = new ScheduledTimers(System::nanoTime)) {
            timers.after(AT_ONCE, () -> rang.add(Thread.currentThread().getName()));
            assertEquals("timers", next());
        }
    }

    @Test
    void theEarlierAlarmRingsFirstAndACancelledOneNever() throws Exception {
        try (ScheduledTimers timers = new ScheduledTimers(System::nanoTime)) {
            Timers.Alarm cancelled = timers.after(Duration.ofMillis(20), () -> rang.add("cancelled"));
            timers.after(Duration.ofMillis(40), () -> rang.add("second"));
            timers.after(Duration.ofMillis(10), () -> rang.add("first"));
            cancelled.cancel();
            assertEquals("first", next());
            assertEquals("second", next());
            cancelled.cancel();
            assertTrue(rang.isEmpty());
        }
    }

    @Test
    void anAlarmThatFailsSpoilsNoOther() throws Exception {
        try (ScheduledTimers timers = new ScheduledTimers(System::nanoTime)) {
            timers.after(AT_ONCE, () -> {
                throw new IllegalStateException("as the test asked");
            });
            timers.after(AT_ONCE, () -> rang.add("next"));
            assertEquals("next", next());
        }
    }

    @Test
    void afterTheCloseNothingRingsAndNothingFails() {
        ScheduledTimers timers = new ScheduledTimers(System::nanoTime);
        timers.after(LATE, () -> rang.add("never"));
        timers.close();
        timers.after(AT_ONCE, () -> rang.add("never")).cancel();
        timers.close();
        assertTrue(rang.isEmpty());
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("never")));
    }

    @Test
    void theClockIsTheOneThatWasGiven() {
        try (ScheduledTimers timers = new ScheduledTimers(() -> 42)) {
            assertEquals(42, timers.nanoTime());
        }
    }
}
