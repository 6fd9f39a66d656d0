package frontdesk.simulator.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final byte[] FRAME = new byte[160];

    private final Lateness lateness = new Lateness();

    private void sendsAt(double... ms) {
        for (double at : ms) {
            lateness.sent((long) (at * 1_000_000), FRAME);
        }
    }

    @Test
    void aMachineThatHasTimeIsAllowedNothing() {
        lateness.happened(new StreamStarted(0, "MZ1"));
        sendsAt(20, 41, 60.5, 85, 100);
        assertEquals(0, lateness.allowanceMs());
    }

    @Test
    void theLatestFrameCountsAndThoseThatCatchUpDoNot() {
        lateness.happened(new StreamStarted(0, "MZ1"));
        sendsAt(20, 40, 110, 110, 110, 120);
        assertEquals(3 * (50 - 5), lateness.allowanceMs());
    }

    @Test
    void theTimeBetweenTwoStreamsIsNoLateness() {
        lateness.happened(new StreamStarted(0, "MZ1"));
        sendsAt(20, 40);
        lateness.happened(new StreamStarted(9_000_000_000L, "MZ2"));
        sendsAt(9_020, 9_040);
        assertEquals(0, lateness.allowanceMs());
    }
}
