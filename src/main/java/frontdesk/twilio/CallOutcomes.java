package frontdesk.twilio;

import frontdesk.call.EndReason;
import frontdesk.call.Ending;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How recent calls ended, for the webhook in which Twilio asks what comes next. Remembers the last {@link #LIMIT}
 * calls; one that is forgotten gets the apology. Safe from any thread.
 */
public final class CallOutcomes {

    static final int LIMIT = 10_000;

    private final Map<String, EndReason> reasons = new LinkedHashMap<>();

    public void ended(Ending ending) {
        remember(ending.facts().callSid(), ending.reason());
    }

    /** The network says that the caller is gone, whatever became of the call here. */
    void callerLeft(String callSid) {
        remember(callSid, EndReason.CALLER_HUNG_UP);
    }

    private synchronized void remember(String callSid, EndReason reason) {
        reasons.put(callSid, reason);
        if (reasons.size() > LIMIT) {
            reasons.remove(reasons.keySet().iterator().next());
        }
    }

    /** Whether nobody is on the telephone any more, so that there is nothing left to answer. */
    synchronized boolean callerIsGone(String callSid) {
        return reasons.get(callSid) == EndReason.CALLER_HUNG_UP;
    }

    /** Empty for a call that has not ended here. */
    synchronized Optional<EndReason> of(String callSid) {
        return Optional.ofNullable(reasons.get(callSid));
    }
}
