package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.Plans;
import frontdesk.call.port.LineEvent;
import frontdesk.call.port.ManualTimers;
import frontdesk.call.port.MemoryLine;
import frontdesk.call.port.MemoryModel;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.ToolRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallRegistryTest {

    private record End(String callSid, EndReason reason) {}

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ManualTimers timers = new ManualTimers();
    private final ToolRunner tools = new ToolRunner(ToolRunner.Limits.defaults());
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private final CallRegistry registry = new CallRegistry(
            new CallSurroundings(
                    (facts, plan, events) -> new MemoryModel().connect(facts, plan, events),
                    tools,
                    timers,
                    _ -> {},
                    new CallSurroundings.Limits(Duration.ofSeconds(30), new TimeLimit(LONGEST))),
            facts -> {
                if (facts.callSid().equals("unplannable")) {
                    throw new IllegalStateException("as the test asked");
                }
                return Plans.plan();
            },
            ending -> ends.add(new End(ending.facts().callSid(), ending.reason())),
            3);

    private Optional<Call> open(String callSid) {
        return registry.open(new CallFacts(callSid, "+15005550001", "+15005550006"));
    }

    private End nextEnd() throws InterruptedException {
        return ends.poll(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        registry.close();
        tools.close();
    }

    @Test
    void oneCallTooManyIsRefusedUntilAnotherEnds() throws Exception {
        Call first = open("CA1").orElseThrow();
        open("CA2");
        open("CA3");
        assertEquals(Optional.empty(), open("CA4"));
        first.end(EndReason.CALLER_HUNG_UP);
        assertEquals(new End("CA1", EndReason.CALLER_HUNG_UP), nextEnd());
        assertTrue(open("CA4").isPresent());
        assertEquals(3, registry.open().size());
    }

    @Test
    void aCallSidIsOpenOnce() {
        assertTrue(open("CA1").isPresent());
        assertEquals(Optional.empty(), open("CA1"));
        assertEquals(1, registry.open().size());
    }

    @Test
    void aCallThatCannotBePlannedLeavesNothing() {
        assertThrows(IllegalStateException.class, () -> open("unplannable"));
        assertEquals(List.of(), List.copyOf(registry.open()));
    }

    /** The line is open, and the caller speaks: nothing but the time ends the call. */
    private void isAnswered(Call call) throws InterruptedException {
        call.post(new LineEvent.LineOpened(new MemoryLine()));
        call.post(new ModelEvent.SpeechStarted("u", 0));
        MemoryLine oneTooMany = new MemoryLine();
        call.post(new LineEvent.LineOpened(oneTooMany));
        oneTooMany.awaitClose();
    }

    @Test
    void aCallerWhoComesBackFromATransferGoesOnInTheTimeThatIsLeft() throws Exception {
        Call first = open("CA1").orElseThrow();
        isAnswered(first);
        timers.advanceMs(LONGEST.toMillis() / 4);
        first.end(EndReason.TRANSFERRED);
        assertEquals(new End("CA1", EndReason.TRANSFERRED), nextEnd());
        isAnswered(open("CA1").orElseThrow());
        isAnswered(open("CA2").orElseThrow());
        timers.advanceMs(LONGEST.toMillis() * 3 / 4);
        assertEquals(new End("CA1", EndReason.TIME_UP), nextEnd());
        assertEquals(1, registry.open().size(), "a new call has all its time");
    }

    @Test
    void closingEndsEveryCallAndRefusesTheNext() {
        open("CA1");
        open("CA2");
        registry.close();
        assertEquals(List.of(), List.copyOf(registry.open()));
        assertEquals(
                Set.of(new End("CA1", EndReason.SERVER_STOPS), new End("CA2", EndReason.SERVER_STOPS)),
                ends.stream().collect(Collectors.toSet()));
        assertEquals(Optional.empty(), open("CA3"));
        registry.close();
    }
}
