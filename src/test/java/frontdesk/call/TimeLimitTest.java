package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    @Test
    void aLongCallIsWarnedAMinuteBeforeAndTakesLeaveTenSecondsBefore() {
        TimeLimit hour = new TimeLimit(Duration.ofHours(1));
        assertEquals(Optional.of(Duration.ofMinutes(59)), hour.warningAfter());
        assertEquals(Duration.ofSeconds(3590), hour.goodbyeAfter());
    }

    @Test
    void aCallOfLittleMoreThanAMinuteHasNoWarningAndAVeryShortOneAShortGoodbye() {
        assertEquals(Optional.empty(), new TimeLimit(Duration.ofSeconds(70)).warningAfter());
        assertEquals(Optional.of(Duration.ofSeconds(11)), new TimeLimit(Duration.ofSeconds(71)).warningAfter());
        assertEquals(Duration.ofSeconds(15), new TimeLimit(Duration.ofSeconds(20)).goodbyeAfter());
    }

    @Test
    void whoComesBackHasWhatIsLeftOrTimeForAGoodbye() {
        TimeLimit hour = new TimeLimit(Duration.ofHours(1));
        assertEquals(hour, hour.after(Duration.ZERO));
        assertEquals(new TimeLimit(Duration.ofMinutes(20)), hour.after(Duration.ofMinutes(40)));
        assertEquals(new TimeLimit(Duration.ofSeconds(30)), hour.after(Duration.ofMinutes(60)));
        assertEquals(new TimeLimit(Duration.ofSeconds(30)), hour.after(Duration.ofHours(7)));
        TimeLimit short20 = new TimeLimit(Duration.ofSeconds(20));
        assertEquals(short20, short20.after(Duration.ofSeconds(15)));
    }
}
