package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.Reservations.Claim;
import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.Plans;
import frontdesk.call.port.ManualTimers;
import frontdesk.call.port.MemoryModel;
import frontdesk.call.port.ModelSession;
import frontdesk.tool.ToolRunner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReservationsTest {

    private static final byte[] SECRET = "a secret for tests".getBytes(StandardCharsets.UTF_8);

    private final ManualTimers timers = new ManualTimers();
    private final ToolRunner tools = new ToolRunner(ToolRunner.Limits.defaults());
    private final BlockingQueue<EndReason> ends = new LinkedBlockingQueue<>();
    private final CallRegistry registry = registry();
    private final Reservations reservations = reservations(registry);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private CallRegistry registry() {
        CallSurroundings.Limits limits =
                new CallSurroundings.Limits(Reservations.GOOD_FOR, new TimeLimit(Duration.ofMinutes(60)));
        ModelSession.Model model = (facts, plan, events) -> new MemoryModel();
        return new CallRegistry(
                new CallSurroundings(model, tools, timers, _ -> {}, limits),
                facts -> Plans.plan(),
                ending -> ends.add(ending.reason()),
                3);
    }

    private Reservations reservations(CallRegistry calls) {
        return new Reservations(calls, SECRET, () -> now, new Random(1), 2);
    }

    @AfterEach
    void close() {
        registry.close();
        tools.close();
    }

    private static CallFacts call(int number) {
        return new CallFacts("CA" + number, "+1500555" + number, "+15005550006");
    }

    private String token(int number) {
        return reservations.reserve(call(number)).orElseThrow().token();
    }

    private String denied(String token) {
        return assertInstanceOf(Claim.Denied.class, reservations.claim(token)).reason();
    }

    @Test
    void theTokenGivesTheCallOnce() {
        String token = token(1);
        assertEquals("CA1", assertInstanceOf(Claim.Granted.class, reservations.claim(token)).call().facts().callSid());
        assertEquals("the token was used before", denied(token));
        assertEquals(0, reservations.waiting());
    }

    @Test
    void aRepeatedWebhookGetsTheSameReservation() {
        assertSame(
                reservations.reserve(call(1)).orElseThrow(), reservations.reserve(call(1)).orElseThrow());
        assertEquals(1, registry.open().size());
    }

    @Test
    void aTokenExpires() {
        String token = token(1);
        now = now.plusSeconds(31);
        assertEquals("the token has expired", denied(token));
    }

    @Test
    void aChangedOrForeignTokenIsWorthNothing() {
        String token = token(1);
        assertEquals("the token is not one of ours", denied(token.replace('.', 'x')));
        assertEquals("the token is not one of ours", denied(token.substring(1)));
        assertEquals("the token is not one of ours", denied(""));
        assertEquals("the token is not one of ours", denied("!.!"));
        assertEquals(1, reservations.waiting());
    }

    @Test
    void onlySoManyMayWait() {
        token(1);
        token(2);
        assertTrue(reservations.reserve(call(3)).isEmpty());
        assertEquals(2, registry.open().size());
    }

    @Test
    void anExpiredReservationClosesWhatItOpenedAndMakesRoom() throws Exception {
        token(1);
        token(2);
        timers.awaitWaiting(2);
        timers.advanceMs(Reservations.GOOD_FOR.toMillis());
        assertEquals(EndReason.NOBODY_CAME, ends.poll(5, TimeUnit.SECONDS));
        assertEquals(EndReason.NOBODY_CAME, ends.poll(5, TimeUnit.SECONDS));
        assertEquals(0, reservations.waiting());
        token(3);
    }

    @Test
    void aGenuineTokenOfAnotherProcessStartsTheCallFromWhatItSays() {
        CallRegistry elsewhere = registry();
        String token = reservations(elsewhere).reserve(call(1)).orElseThrow().token();
        elsewhere.close();
        CallFacts facts = assertInstanceOf(Claim.Granted.class, reservations.claim(token)).call().facts();
        assertEquals(call(1), facts);
    }

    @Test
    void aCallerWhoHangsUpBeforeTheStreamGivesTheReservationBack() throws Exception {
        token(1);
        reservations.release("CA1");
        assertEquals(EndReason.CALLER_HUNG_UP, ends.poll(5, TimeUnit.SECONDS));
        assertEquals(0, reservations.waiting());
    }

    @Test
    void aTokenFitsIntoATwilioParameterWhateverTheCallerIsCalled() {
        CallFacts facts = new CallFacts("CA" + "0".repeat(32), "sip:" + "ü\n".repeat(500), "x".repeat(500));
        assertTrue(reservations.reserve(facts).orElseThrow().token().length() < 490);
    }
}
