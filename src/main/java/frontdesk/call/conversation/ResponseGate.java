package frontdesk.call.conversation;

import frontdesk.call.port.ModelEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One response at a time. Knows whether the model is responding, whether the caller is speaking, and whether the model
 * owes a response that it will not give by itself. Call thread only.
 *
 * <p>The gate never sends anything: after each thing it is told, ask {@link #due} whether to ask for a response now.
 *
 * <pre>
 *   IDLE --asked--> REQUESTED --started--> ACTIVE --ended--> IDLE
 *   REQUESTED --refused--> IDLE, or ACTIVE when the model was responding already
 *   IDLE --started (the model by itself)--> ACTIVE
 * </pre>
 */
final class ResponseGate {

    /** A response that failed for reasons of the model's own is asked for once more. */
    private static final int RETRIES = 1;
    /** A model that was asked so often without beginning a response is taken for lost. */
    private static final int UNANSWERED_LIMIT = 3;

    private enum Responding {
        IDLE,
        REQUESTED,
        ACTIVE
    }

    private enum CallerTurn {
        /** The caller is not speaking, and the model has had its chance to answer. */
        OVER,
        SPEAKING,
        /** The caller has paused; the turn is about to become part of the conversation. */
        PAUSED,
        /** The turn has become part of the conversation, and the model is expected to answer it by itself. */
        COMMITTED
    }

    private Responding responding = Responding.IDLE;
    private CallerTurn callerTurn = CallerTurn.OVER;
    private String requestId = "";
    /** What the response being asked for or given was to be. */
    private String asked = "";
    private String responseId = "";
    private Optional<String> owed = Optional.empty();
    /** It came after the request on its way, which therefore knows nothing of it. */
    private boolean owedSinceRequest;
    /** Tool results posted of which the model has not confirmed that they are part of the conversation. */
    private final Set<String> unseenResults = new HashSet<>();
    private int retries;
    private int unanswered;

    /** A response is wanted, with instructions of its own or with none; several wishes become one. */
    void owe(String instructions) {
        owed = Optional.of(instructions);
        owedSinceRequest = responding == Responding.REQUESTED;
    }

    /** The instructions of a response to ask for now, if one is owed and nothing stands against it. */
    Optional<String> due() {
        return responding == Responding.IDLE && callerTurn == CallerTurn.OVER ? owed : Optional.empty();
    }

    /** What was {@link #due} has been asked for. */
    void requested(String id) {
        responding = Responding.REQUESTED;
        requestId = id;
        asked = owed.orElse("");
        owedSinceRequest = false;
    }

    /** Whether the model is responding, or is to. */
    boolean isBusy() {
        return responding != Responding.IDLE || owed.isPresent();
    }

    void resultPosted(String callId) {
        unseenResults.add(callId);
    }

    void resultSeen(String callId) {
        unseenResults.remove(callId);
    }

    void callerSpeaks() {
        callerTurn = CallerTurn.SPEAKING;
    }

    void callerPaused() {
        callerTurn = CallerTurn.PAUSED;
    }

    /** @param answersByItself whether the model is set to respond without being asked */
    void turnCommitted(boolean answersByItself) {
        if (answersByItself) {
            callerTurn = CallerTurn.COMMITTED;
        } else {
            callerTurn = CallerTurn.OVER;
            // Whatever else was to be said: the caller has spoken, and is answered.
            owe("");
        }
    }

    /** Whether it is the model's turn to begin a response, by itself or because it was asked. */
    boolean awaitsStart() {
        return responding == Responding.REQUESTED
                || (responding == Responding.IDLE && callerTurn == CallerTurn.COMMITTED);
    }

    /**
     * The model let its turn pass without a word: the caller's turn is owed an answer, and what was asked for before
     * may be asked for again.
     *
     * @return false when it was asked often enough
     */
    boolean startDidNotCome() {
        if (callerTurn == CallerTurn.COMMITTED) {
            callerTurn = CallerTurn.OVER;
            owe(owed.orElse(""));
        }
        if (responding == Responding.REQUESTED) {
            responding = Responding.IDLE;
            unanswered++;
        }
        return unanswered < UNANSWERED_LIMIT;
    }

    /**
     * A response has begun; it settles what is owed, unless the model began it by itself before a tool's result was
     * there, or it was asked for before that was owed.
     *
     * @param answeredRequestId the request of ours it answers, empty if the model began by itself
     * @return false when the caller is speaking, so that it must not be heard and stays owed
     */
    boolean started(String id, String answeredRequestId) {
        boolean isOurs = responding == Responding.REQUESTED && answeredRequestId.equals(requestId);
        asked = isOurs ? asked : "";
        responding = Responding.ACTIVE;
        responseId = id;
        unanswered = 0;
        if (callerTurn == CallerTurn.SPEAKING) {
            return false;
        }
        callerTurn = CallerTurn.OVER;
        if (isOurs) {
            unseenResults.clear();
        }
        if (unseenResults.isEmpty() && !(isOurs && owedSinceRequest)) {
            owed = Optional.empty();
        }
        return true;
    }

    /** A response is over, perhaps one whose beginning was never told. */
    void ended(String id, ModelEvent.Outcome outcome) {
        if (responding == Responding.ACTIVE && !responseId.isEmpty() && !responseId.equals(id)) {
            return;
        }
        if (responding == Responding.REQUESTED && !mayAskAgain()) {
            return;
        }
        responding = Responding.IDLE;
        responseId = "";
        switch (outcome) {
            case COMPLETED -> retries = 0;
            case CANCELLED, INCOMPLETE -> {}
            case FAILED -> {
                if (retries < RETRIES) {
                    retries++;
                    owe(owed.orElse(asked));
                }
            }
        }
    }

    /** Something was refused; if it was what we asked for, it is asked for again. */
    void refused(String id, ModelEvent.Refusal refusal) {
        if (responding != Responding.REQUESTED || !id.equals(requestId)) {
            return;
        }
        switch (refusal) {
            case ALREADY_RESPONDING -> {
                responding = Responding.ACTIVE;
                responseId = "";
            }
            case HARMLESS, OTHER -> {
                if (mayAskAgain()) {
                    responding = Responding.IDLE;
                }
            }
        }
    }

    /**
     * No response began that was asked for. A model that refuses it, or tells only of ends, is asked again at once; the
     * last time it is waited for as if it had said nothing, and {@link #startDidNotCome} is the last word.
     */
    private boolean mayAskAgain() {
        return ++unanswered < UNANSWERED_LIMIT;
    }

    /** Whether the caller is speaking, or has spoken and the model's answer has not begun. */
    boolean callerHasTheTurn() {
        return callerTurn != CallerTurn.OVER;
    }

    /** Whether nobody has anything to say: no response is given or owed, and none is expected. */
    boolean isAtRest() {
        return responding == Responding.IDLE && callerTurn == CallerTurn.OVER && owed.isEmpty();
    }

    /** The response being given; empty when there is none, or when its id is not known. */
    String activeResponseId() {
        return responding == Responding.ACTIVE ? responseId : "";
    }
}
