package frontdesk.travel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts in each call how often a confirmation number and a surname did not belong together; after {@value #TRIES}
 * times the call gets no more answers. Safe from any thread.
 *
 * <p>The last {@value #CALLS} calls are remembered, which are far more than there can be at a time.
 */
final class GuessGuard {
    private static final int TRIES = 3;
    private static final int CALLS = 10_000;

    private final Map<String, Integer> wrong = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > CALLS;
        }
    };

    synchronized boolean isShut(String callSid) {
        return wrong.getOrDefault(callSid, 0) >= TRIES;
    }

    synchronized void wrong(String callSid) {
        wrong.merge(callSid, 1, Integer::sum);
    }
}
