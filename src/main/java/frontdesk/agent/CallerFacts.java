package frontdesk.agent;

import java.util.Map;
import java.util.Set;

/**
 * What the business knows of whoever is calling, before anybody has spoken: the agent's port to it.
 *
 * <p>Called on the webhook's thread while the telephone rings, so it answers from memory or within milliseconds. A
 * caller's number can be forged: return what helps to greet, never what only the person themselves may know.
 */
public interface CallerFacts {

    /** The variable that holds all of it as a block of text, one fact a line. */
    String BLOCK = "phone_session";

    /** The names {@link #lookup} may return, {@link #BLOCK} among them; texts may use them as {@code {{variables}}}. */
    Set<String> names();

    /**
     * @param callerNumber as the network gave it
     * @return what is known, as variables ready to be spoken; those that are not known are absent, and the map is
     *     empty when the caller is not known at all
     */
    Map<String, String> lookup(String callerNumber);

    /** For an agent whose business keeps no such record. */
    static CallerFacts none() {
        return new CallerFacts() {
            @Override
            public Set<String> names() {
                return Set.of(BLOCK);
            }

            @Override
            public Map<String, String> lookup(String callerNumber) {
                return Map.of();
            }
        };
    }
}
