package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.Transfer;
import frontdesk.call.plan.CallFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private static final String HUMAN = "+15005550009";
    private static final CallFacts CALL = new CallFacts("CA1", "+15005550001", "+15005550006");

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final Transfers transfers = new Transfers(() -> now);

    private static CallFacts from(String caller) {
        return new CallFacts("CA2", caller, "+15005550006");
    }

    private boolean comesBack(CallFacts facts) {
        return transfers.comesBack(facts, Optional.empty(), Optional.empty());
    }

    private void begin() {
        transfers.begin(CALL, new Transfer(HUMAN, ""));
    }

    @Test
    void theSameCallerWhoCallsWhileItRingsIsOurOwnCallComingBack() {
        begin();
        assertFalse(comesBack(from("+15005550002")));
        assertTrue(comesBack(from(CALL.caller())));
        assertFalse(transfers.mayDial(HUMAN, CALL));
    }

    @Test
    void theNetworksOwnWordsAreBelievedToo() {
        begin();
        CallFacts stranger = from("+15005550002");
        assertTrue(transfers.comesBack(stranger, Optional.of(HUMAN), Optional.empty()));
        assertTrue(transfers.comesBack(stranger, Optional.empty(), Optional.of("CA1")));
        assertFalse(transfers.comesBack(stranger, Optional.of("+15005550008"), Optional.of("CA9")));
    }

    @Test
    void aRepeatedWebhookOfTheCallItselfIsNoNewCall() {
        begin();
        assertFalse(comesBack(CALL));
    }

    @Test
    void withheldNumbersAreNotOneAndTheSameCaller() {
        transfers.begin(new CallFacts("CA1", "anonymous", "+15005550006"), new Transfer(HUMAN, ""));
        assertFalse(comesBack(from("anonymous")));
    }

    @Test
    void whoCallsAgainWhenTheyWereTakenOrLongAfterIsWelcome() {
        begin();
        transfers.accepted("CA1");
        assertFalse(comesBack(from(CALL.caller())));
        begin();
        now = now.plus(Transfers.SAME_CALLER_WITHIN);
        assertFalse(comesBack(from(CALL.caller())));
        assertTrue(transfers.comesBack(from(CALL.caller()), Optional.of(HUMAN), Optional.empty()));
    }

    @Test
    void aNumberThatLedBackMayBeDialledAgainLater() {
        begin();
        assertTrue(comesBack(from(CALL.caller())));
        now = now.plus(Transfers.FORWARDING_REMEMBERED).plus(Duration.ofSeconds(1));
        assertTrue(transfers.mayDial(HUMAN, CALL));
    }

    @Test
    void theNumberThatWasCalledIsNeverDialled() {
        assertFalse(transfers.mayDial(CALL.called(), CALL));
        assertTrue(transfers.mayDial(HUMAN, CALL));
    }

    @Test
    void noMoreIsRememberedThanThereIsRoomFor() {
        for (int i = 0; i <= Transfers.LIMIT; i++) {
            transfers.begin(new CallFacts("CA" + i, "", ""), new Transfer(HUMAN, ""));
        }
        assertEquals(Optional.empty(), transfers.underWay("CA0"));
        assertTrue(transfers.underWay("CA1").isPresent());
    }
}
