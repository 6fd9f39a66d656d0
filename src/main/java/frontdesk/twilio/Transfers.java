package frontdesk.twilio;

import frontdesk.call.outcome.ConversationEntry;
import frontdesk.call.outcome.Ending;
import frontdesk.call.outcome.Transfer;
import frontdesk.call.plan.CallFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transfers that are under way, and the numbers that are better not dialled because they lead back to us. Safe from
 * any thread.
 *
 * <p>A human's telephone may be forwarded, and perhaps to the very number that the caller has called: then the network
 * calls us again, with the caller's number as before. Such a call is known by what it says of itself ({@code
 * ForwardedFrom}, {@code ParentCallSid}), or by its caller: nobody calls twice while they wait for an answer. The
 * number is not dialled again for {@link #FORWARDING_REMEMBERED}.
 */
public final class Transfers {

    static final int LIMIT = 1_000;
    /** In one call the agent may put the caller through so often. */
    static final int TRIES = 3;
    /** So long a number may ring, and whoever answers may think about it. */
    static final Duration RINGING = Duration.ofSeconds(60);
    /** A forwarded call comes while the number rings; the same caller who calls later has hung up and tries again. */
    static final Duration SAME_CALLER_WITHIN = Duration.ofSeconds(25);

    static final Duration FORWARDING_REMEMBERED = Duration.ofHours(1);
    /** A caller's number that is shorter is none: a word for a withheld one, for instance. */
    private static final int SHORTEST_NUMBER = 7;

    /**
     * One try to put a caller through.
     *
     * @param said what the agent and the caller said before; empty if there is no agent to come back to
     * @param number how many tries there were in this call, this one included
     */
    record Attempt(CallFacts facts, Transfer transfer, Optional<List<ConversationEntry>> said, int number) {}

    private static final class Pending {
        private final Attempt attempt;
        private final Instant since;
        private boolean accepted;
        private boolean cameBack;

        Pending(Attempt attempt, Instant since) {
            this.attempt = attempt;
            this.since = since;
        }
    }

    /** How an attempt ended on our side. */
    record Result(Attempt attempt, boolean accepted, boolean cameBack) {}

    private final InstantSource clock;
    private final Map<String, Pending> pending = bounded();
    private final Map<String, Integer> tries = bounded();
    private final Map<String, Instant> forwarding = new HashMap<>();

    public Transfers(InstantSource clock) {
        this.clock = clock;
    }

    /** A call has ended; if it did so for a transfer, the webhook is going to ask for it. */
    public synchronized void ended(Ending ending) {
        ending.transfer().ifPresent(transfer -> begin(ending.facts(), transfer, Optional.of(ending.said())));
    }

    /** The caller is to be put through without an agent that could have them back. */
    synchronized Attempt begin(CallFacts facts, Transfer transfer) {
        return begin(facts, transfer, Optional.empty());
    }

    private Attempt begin(CallFacts facts, Transfer transfer, Optional<List<ConversationEntry>> said) {
        int number = tries.merge(facts.callSid(), 1, Integer::sum);
        Attempt attempt = new Attempt(facts, transfer, said, number);
        pending.put(facts.callSid(), new Pending(attempt, clock.instant()));
        return attempt;
    }

    /** The attempt that is under way for this call. */
    synchronized Optional<Attempt> underWay(String callSid) {
        return Optional.ofNullable(pending.get(callSid)).map(waiting -> waiting.attempt);
    }

    /** Whether it makes sense to dial a number for a caller. */
    synchronized boolean mayDial(String target, CallFacts facts) {
        forwarding.values().removeIf(since -> since.plus(FORWARDING_REMEMBERED).isBefore(clock.instant()));
        return !target.equals(facts.called()) && !forwarding.containsKey(target);
    }

    /** The human has taken the call. */
    synchronized void accepted(String callSid) {
        Pending waiting = pending.get(callSid);
        if (waiting != null) {
            waiting.accepted = true;
        }
    }

    /**
     * Whether a call that comes in is one of ours that comes back.
     *
     * @param forwardedFrom the number that was dialled before, if the network tells
     * @param parentCallSid the call that this one was made from, if the network tells
     */
    synchronized boolean comesBack(
            CallFacts facts, Optional<String> forwardedFrom, Optional<String> parentCallSid) {
        Optional<Pending> ours = pending.values().stream()
                .filter(waiting -> !waiting.accepted && waiting.since.plus(RINGING).isAfter(clock.instant()))
                .filter(waiting -> !waiting.attempt.facts().callSid().equals(facts.callSid()))
                .filter(waiting -> isNamed(waiting.attempt, forwardedFrom, parentCallSid)
                        || waiting.since.plus(SAME_CALLER_WITHIN).isAfter(clock.instant())
                                && isSameCaller(waiting.attempt, facts))
                .findFirst();
        ours.ifPresent(waiting -> {
            waiting.cameBack = true;
            if (forwarding.size() < LIMIT) {
                forwarding.put(waiting.attempt.transfer().target(), clock.instant());
            }
        });
        return ours.isPresent();
    }

    private static boolean isNamed(
            Attempt attempt, Optional<String> forwardedFrom, Optional<String> parentCallSid) {
        return forwardedFrom.filter(attempt.transfer().target()::equals).isPresent()
                || parentCallSid.filter(attempt.facts().callSid()::equals).isPresent();
    }

    private static boolean isSameCaller(Attempt attempt, CallFacts facts) {
        String caller = attempt.facts().caller();
        return caller.equals(facts.caller())
                && caller.chars().filter(Character::isDigit).count() >= SHORTEST_NUMBER;
    }

    /** The attempt for this call is over; empty if none is known here. */
    synchronized Optional<Result> over(String callSid) {
        return Optional.ofNullable(pending.remove(callSid))
                .map(waiting -> new Result(waiting.attempt, waiting.accepted, waiting.cameBack));
    }

    /** Forgets the oldest when there are too many: nobody has asked for it. */
    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > LIMIT;
            }
        };
    }
}
