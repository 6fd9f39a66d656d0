package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Backoff backoff = new Backoff(nanoTime::get);

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void thePausesDoubleUpToAMinute() {
        assertEquals(Duration.ZERO, backoff.remaining());
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            backoff.failed();
            assertEquals(Duration.ofSeconds(seconds), backoff.remaining());
            pass(Duration.ofSeconds(seconds));
            assertEquals(Duration.ZERO, backoff.remaining());
        }
    }

    @Test
    void manyCallsThatFindOutAtTheSameTimeCountOnce() {
        for (int call = 0; call < 20; call++) {
            backoff.failed();
        }
        assertEquals(Duration.ofSeconds(1), backoff.remaining());
    }

    @Test
    void aSuccessEndsThePauseAndStartsTheCountAnew() {
        backoff.failed();
        pass(Duration.ofSeconds(1));
        backoff.failed();
        backoff.succeeded();
        assertEquals(Duration.ZERO, backoff.remaining());
        backoff.failed();
        assertEquals(Duration.ofSeconds(1), backoff.remaining());
    }
}
