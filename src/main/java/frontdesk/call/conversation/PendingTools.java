package frontdesk.call.conversation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which tool calls are still to be answered, response by response: all calls of a response are answered before the
 * model is asked to go on. Call thread only.
 */
final class PendingTools {

    /** A call may use tools so often; what the model asks beyond it is answered with an error, unrun. */
    static final int CALLS_LIMIT = 1_000;

    private static final class Batch {
        private final Set<String> open = new HashSet<>();
        private int size;
        private boolean responseEnded;

        void add(String callId) {
            open.add(callId);
            size++;
        }
    }

    private final Map<String, Batch> batches = new HashMap<>();
    private final Map<String, String> responseOfCall = new HashMap<>();

    /** @return false for a {@code call_id} that was asked before: it is not run again */
    boolean asked(String responseId, String callId) {
        if (responseOfCall.putIfAbsent(callId, responseId) != null) {
            return false;
        }
        batches.computeIfAbsent(responseId, id -> new Batch()).add(callId);
        return true;
    }

    boolean limitReached() {
        return responseOfCall.size() > CALLS_LIMIT;
    }

    /** Whether a response waits for tools it has asked for. */
    boolean areOpen() {
        return !batches.isEmpty();
    }

    /** @return whether this answer was the last that its response was waiting for */
    boolean answered(String callId) {
        String responseId = responseOfCall.get(callId);
        Batch batch = batches.get(responseId);
        if (batch == null || !batch.open.remove(callId)) {
            return false;
        }
        return settled(responseId, batch);
    }

    /** @return whether the response had asked for tools and every one of them is answered */
    boolean responseEnded(String responseId) {
        Batch batch = batches.get(responseId);
        if (batch == null) {
            return false;
        }
        batch.responseEnded = true;
        return settled(responseId, batch);
    }

    /** The response that asked for a call which is still open. */
    String responseOf(String callId) {
        return responseOfCall.get(callId);
    }

    /** Whether the response that asked for a call which is still open is over. */
    boolean responseIsOver(String callId) {
        return batches.get(responseOfCall.get(callId)).responseEnded;
    }

    /** Whether an open call is the only one of its response, and no other response's is open. */
    boolean isAlone(String callId) {
        String responseId = responseOfCall.get(callId);
        return batches.size() == 1 && batches.get(responseId).size == 1;
    }

    private boolean settled(String responseId, Batch batch) {
        boolean settled = batch.responseEnded && batch.open.isEmpty();
        if (settled) {
            batches.remove(responseId);
        }
        return settled;
    }
}
