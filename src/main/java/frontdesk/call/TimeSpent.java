package frontdesk.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When telephone calls began whose callers are put through: one who comes back has a new conversation, but it is the
 * same call, and goes on in the time that is left. Remembers the last {@link #LIMIT}; the call of one that was
 * forgotten begins anew. Safe from any thread.
 */
final class TimeSpent {

    static final int LIMIT = 1_000;

    private final Map<String, Long> beganNanos = new LinkedHashMap<>();

    /** A caller is put through, perhaps not for the first time. */
    synchronized void mayComeBack(String callSid, long conversationBeganNanos) {
        beganNanos.putIfAbsent(callSid, conversationBeganNanos);
        if (beganNanos.size() > LIMIT) {
            beganNanos.remove(beganNanos.keySet().iterator().next());
        }
    }

    /** How long a call has lasted before its next conversation; nothing for a new one. */
    synchronized Duration before(String callSid, long nowNanos) {
        return Duration.ofNanos(nowNanos - beganNanos.getOrDefault(callSid, nowNanos));
    }
}
