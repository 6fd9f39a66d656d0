package frontdesk.call;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.Ending;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that exist, parked and live, at most {@code callsLimit} of them: beyond that a caller is told that we are
 * busy. Safe from any thread.
 */
public final class CallRegistry implements AutoCloseable {

    /** How long a stopping server waits for its calls to close what they opened. */
    private static final int STOP_WITHIN_SECONDS = 5;

    private static final Logger log = LoggerFactory.getLogger(CallRegistry.class);

    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    /** Those that have ended and are still closing what they opened are among them. */
    private final Set<Call> unclosed = new HashSet<>();
    private final TimeSpent timeSpent = new TimeSpent();
    private final CallSurroundings surroundings;
    private final Function<CallFacts, SessionPlan> planner;
    private final Consumer<Ending> onEnding;
    private final int callsLimit;
    private volatile boolean closed;
    private volatile CountDownLatch emptied = new CountDownLatch(0);

    /**
     * @param planner what the model is told for a call; runs where the call is opened, and must not wait
     * @param onEnding hears how every call ends, on the call's thread and before its line is closed
     */
    public CallRegistry(
            CallSurroundings surroundings,
            Function<CallFacts, SessionPlan> planner,
            Consumer<Ending> onEnding,
            int callsLimit) {
        this.surroundings = surroundings;
        this.planner = planner;
        this.onEnding = onEnding;
        this.callsLimit = callsLimit;
    }

    /** Opens a call whose plan is the usual one. */
    public Optional<Call> open(CallFacts facts) {
        return open(facts, UnaryOperator.identity());
    }

    /**
     * Opens a call, parked; empty when there are too many, when one of this CallSid is there, or when we are closing.
     */
    public synchronized Optional<Call> open(CallFacts facts, UnaryOperator<SessionPlan> change) {
        if (closed || calls.size() >= callsLimit || calls.containsKey(facts.callSid())) {
            log.warn("call refused open_calls={} limit={} call={}", calls.size(), callsLimit, facts.callSid());
            return Optional.empty();
        }
        Duration before = timeSpent.before(facts.callSid(), surroundings.timers().nanoTime());
        Call call = new Call(facts, change.apply(planner.apply(facts)), surroundings.after(before), new Owner());
        calls.put(facts.callSid(), call);
        unclosed.add(call);
        call.start();
        return Optional.of(call);
    }

    public Collection<Call> open() {
        return calls.values();
    }

    /** Ends every call and waits, a few seconds at most, until each has closed what it opened. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            emptied = new CountDownLatch(unclosed.size());
            calls.values().forEach(call -> call.end(EndReason.SERVER_STOPS));
        }
        try {
            if (!emptied.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("calls were still open when the server stopped open_calls={}", calls.size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the registry hears of its calls. */
    private final class Owner implements CallOwner {
        @Override
        public void ends(Call call, Ending ending) {
            if (ending.reason() == EndReason.TRANSFERRED) {
                timeSpent.mayComeBack(call.facts().callSid(), call.bornNanos());
            }
            calls.remove(call.facts().callSid(), call);
            onEnding.accept(ending);
        }

        @Override
        public void closed(Call call) {
            synchronized (CallRegistry.this) {
                unclosed.remove(call);
                if (closed) {
                    emptied.countDown();
                }
            }
        }
    }
}
