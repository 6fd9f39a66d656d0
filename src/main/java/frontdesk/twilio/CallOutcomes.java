package frontdesk.twilio;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.Ending;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How recent calls ended, for the webhook in which Twilio asks what comes next. Remembers the last {@link #LIMIT}
 * calls; one that is forgotten gets the apology. Safe from any thread.
 */
public final class CallOutcomes {

    static final int LIMIT = 10_000;

    private final Map<String, EndReason> reasons = new LinkedHashMap<>();
    private final Set<String> apologized = new HashSet<>();

    public synchronized void ended(Ending ending) {
        String callSid = ending.facts().callSid();
        if (ending.apologized()) {
            apologized.add(callSid);
        }
        remember(callSid, ending.reason());
    }

    /** The network says that the caller is gone, whatever became of the call here. */
    void callerLeft(String callSid) {
        remember(callSid, EndReason.CALLER_HUNG_UP);
    }

    private synchronized void remember(String callSid, EndReason reason) {
        reasons.put(callSid, reason);
        if (reasons.size() > LIMIT) {
            String oldest = reasons.keySet().iterator().next();
            reasons.remove(oldest);
            apologized.remove(oldest);
        }
    }

    /** Whether nobody is on the telephone any more, so that there is nothing left to answer. */
    synchronized boolean callerIsGone(String callSid) {
        return reasons.get(callSid) == EndReason.CALLER_HUNG_UP;
    }

    /** Whether the caller has heard an apology already. */
    synchronized boolean hasApologized(String callSid) {
        return apologized.contains(callSid);
    }

    /** Empty for a call that has not ended here. */
    synchronized Optional<EndReason> of(String callSid) {
        return Optional.ofNullable(reasons.get(callSid));
    }
}
