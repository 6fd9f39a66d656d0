package frontdesk.mcp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReopeningTest {

    private final Reopening reopening = new Reopening();

    /** How often it is opened, if the server has something to say each time or never. */
    private int openings(boolean heard) {
        int openings = 0;
        while (reopening.next()) {
            openings++;
            if (heard) {
                reopening.heard();
            }
        }
        return openings;
    }

    @Test
    void aSilentServerIsTriedAFewTimes() {
        assertEquals(Reopening.TRIES, openings(false));
    }

    @Test
    void aServerThatClosesItAllTheTimeIsLeftAfterAThousandOpenings() {
        assertEquals(1_000, openings(true));
        assertFalse(reopening.next(), "for good");
    }

    @Test
    void aWordFromTheServerStartsTheCountAnew() {
        for (int i = 1; i < Reopening.TRIES; i++) {
            assertTrue(reopening.next());
        }
        reopening.heard();
        assertEquals(Reopening.TRIES, openings(false));
    }

    @Test
    void nobodyHasStoppedListeningBeforeTheSecondOpening() {
        reopening.next();
        assertFalse(reopening.isAgain());
        reopening.next();
        assertTrue(reopening.isAgain());
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT0.1S", "PT0.001S, PT0.1S", "PT0.1S, PT0.1S", "PT30S, PT30S", "PT60S, PT1S", "PT24H, PT1S"})
    void theServerMayWishForAPauseWithinReason(Duration wish, Duration pause) {
        assertEquals(Duration.ofSeconds(1), reopening.pause());
        reopening.wished(wish);
        assertEquals(pause, reopening.pause());
    }
}
