package frontdesk.message;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many different requests a call may make. The last {@value #CALLS} calls are remembered, which are far more than
 * there can be at a time. Safe from any thread.
 */
final class CallQuota {
    private static final int CALLS = 10_000;

    private final int most;
    private final Map<String, Set<String>> requests = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > CALLS;
        }
    };

    CallQuota(int most) {
        this.most = most;
    }

    /** Whether the call may make this request; the same one again is no other. */
    synchronized boolean admits(String callSid, String callId) {
        Set<String> made = requests.computeIfAbsent(callSid, _ -> new HashSet<>());
        return made.contains(callId) || made.size() < most && made.add(callId);
    }
}
