package frontdesk.call;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
    private final Call.Surroundings surroundings;
    private final Function<CallFacts, SessionPlan> planner;
    private final BiConsumer<CallFacts, EndReason> onEnded;
    private final int callsLimit;
    private volatile boolean closed;
    private volatile CountDownLatch emptied = new CountDownLatch(0);

    /**
     * @param planner what the model is told for a call; runs where the call is opened, and must not wait
     * @param onEnded hears of every call's end, on the call's thread
     */
    public CallRegistry(
            Call.Surroundings surroundings,
            Function<CallFacts, SessionPlan> planner,
            BiConsumer<CallFacts, EndReason> onEnded,
            int callsLimit) {
        this.surroundings = surroundings;
        this.planner = planner;
        this.onEnded = onEnded;
        this.callsLimit = callsLimit;
    }

    /**
     * Opens a call, parked; empty when there are too many, when one of this CallSid is there, or when we are closing.
     */
    public synchronized Optional<Call> open(CallFacts facts) {
        if (closed || calls.size() >= callsLimit || calls.containsKey(facts.callSid())) {
            log.warn("call refused open_calls={} limit={} call={}", calls.size(), callsLimit, facts.callSid());
            return Optional.empty();
        }
        Call call = new Call(facts, planner.apply(facts), surroundings, this::ended);
        calls.put(facts.callSid(), call);
        call.start();
        return Optional.of(call);
    }

    public Collection<Call> open() {
        return calls.values();
    }

    private synchronized void ended(Call call, EndReason reason) {
        calls.remove(call.facts().callSid(), call);
        onEnded.accept(call.facts(), reason);
        if (closed) {
            emptied.countDown();
        }
    }

    /** Ends every call and waits, a few seconds at most, until each has closed what it opened. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            emptied = new CountDownLatch(calls.size());
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
}
