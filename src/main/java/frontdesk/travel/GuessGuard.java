package frontdesk.travel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts how often whoever asks gave a confirmation number and a surname that did not belong together; after
 * {@value #TRIES} times they get no more answers. Who asks is a call, or whatever else can be told apart. Safe from any
 * thread.
 *
 * <p>The last {@value #ASKERS} are remembered, which are far more than there can be at a time.
 */
final class GuessGuard {
    private static final int TRIES = 3;
    private static final int ASKERS = 10_000;

    private final Map<String, Integer> wrong = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > ASKERS;
        }
    };

    synchronized boolean isShut(String asker) {
        return wrong.getOrDefault(asker, 0) >= TRIES;
    }

    synchronized void wrong(String asker) {
        wrong.merge(asker, 1, Integer::sum);
    }
}
