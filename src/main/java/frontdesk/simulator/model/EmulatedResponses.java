package frontdesk.simulator.model;

import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Quirk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The responses of a session: at most one at a time belongs to the conversation, others may be given beside it.
 *
 * <p>Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedResponses {

    private static final JsonNode NO_OPTIONS = EmulatedWire.object();
    private static final int MAX_BESIDE = 8;

    private final EmulatedState state;
    private final EmulatedUsage usage = new EmulatedUsage();
    private final List<EmulatedResponse> active = new ArrayList<>();
    private EmulatedCaller caller;
    private boolean toolAnswered;
    /** The caller's turn that nothing was said to yet; empty when there is none. */
    private String unansweredTurn = "";
    private boolean hasSpoken;

    EmulatedResponses(EmulatedState state) {
        this.state = state;
    }

    /** The other half of the session: responses follow the caller's turns, and his silence follows them. */
    void answer(EmulatedCaller whom) {
        caller = whom;
    }

    EmulatedUsage usage() {
        return usage;
    }

    /** Whether the model has produced audio, after which its voice is fixed. */
    boolean hasSpoken() {
        return hasSpoken;
    }

    void spoken() {
        hasSpoken = true;
    }

    /** The client's answer to a tool call is in the conversation. */
    void toolAnswered() {
        toolAnswered = true;
    }

    /** The caller's turn is in the conversation. */
    void turnCommitted(String itemId) {
        unansweredTurn = itemId;
    }

    /** The client has taken an item out of the conversation; if it was the caller's turn, there is none. */
    void itemDeleted(String itemId) {
        if (itemId.equals(unansweredTurn)) {
            unansweredTurn = "";
        }
    }

    /** {@code response.create}. */
    Optional<EventFlaw> create(JsonNode event) {
        JsonNode options = event.has("response") ? event.get("response") : NO_OPTIONS;
        Optional<EventFlaw> flaw = state.settings().flawInReasoning(options, "response");
        if (flaw.isPresent()) {
            return flaw;
        }
        boolean beside = options.path("conversation").stringValue("auto").equals("none");
        On occasion = beside ? On.CREATE : occasion();
        if (beside) {
            if (active.size() > MAX_BESIDE) {
                return Optional.of(new EventFlaw("rate_limit_exceeded", "Too many responses at a time.", null));
            }
            respond(occasion, options);
            return Optional.empty();
        }
        if (current().isEmpty() && losesRace(occasion)) {
            respond(occasion, NO_OPTIONS);
        }
        Optional<EventFlaw> busy = current().map(EmulatedResponses::alreadyActive);
        if (busy.isEmpty()) {
            respond(occasion, options);
        }
        return busy;
    }

    private On occasion() {
        if (!unansweredTurn.isEmpty()) {
            return On.CALLER_TURN;
        }
        return toolAnswered ? On.TOOL_RESULT : On.CREATE;
    }

    private boolean losesRace(On occasion) {
        return state.brain()
                .scripted(occasion)
                .filter(turn -> turn.quirks().contains(Quirk.WINS_RACE))
                .isPresent();
    }

    /** {@code response.cancel}. */
    Optional<EventFlaw> cancel(JsonNode event) {
        String wanted = event.path("response_id").stringValue("");
        Optional<EmulatedResponse> found = wanted.isEmpty()
                ? current()
                : active.stream().filter(response -> response.id().equals(wanted)).findFirst();
        if (found.isEmpty()) {
            String message = "Cancellation failed: no active response found.";
            return Optional.of(EventFlaw.race("response_cancel_not_active", message, "response_id"));
        }
        found.get().cancel("client_cancelled");
        return Optional.empty();
    }

    /** The model's own answer to a turn; it fails when another response is being given. */
    void answerByItself(On occasion) {
        Optional<EventFlaw> busy = current().map(EmulatedResponses::alreadyActive);
        if (busy.isPresent()) {
            state.wire().sendError("invalid_request_error", busy.get(), null);
        } else {
            respond(occasion, NO_OPTIONS);
        }
    }

    /** The caller speaks into it. */
    void interrupt() {
        current().ifPresent(response -> response.cancel("turn_detected"));
    }

    private void respond(On occasion, JsonNode options) {
        ModelTurn turn = state.brain()
                .asksToRead(options.path("instructions").stringValue(""))
                .orElseGet(() -> state.brain().next(occasion));
        EmulatedResponse response = new EmulatedResponse(state, this, turn, options);
        active.add(response);
        if (response.isInConversation()) {
            toolAnswered = false;
            unansweredTurn = "";
            caller.expectNothing();
        }
        response.start();
    }

    private Optional<EmulatedResponse> current() {
        return active.stream().filter(EmulatedResponse::isInConversation).findFirst();
    }

    private static EventFlaw alreadyActive(EmulatedResponse current) {
        String message = "Conversation already has an active response in progress: " + current.id() + ".";
        return EventFlaw.race("conversation_already_has_active_response", message, null);
    }

    /** A response is over; what it said is still being played for a while. */
    void ended(EmulatedResponse response, Duration stillPlaying) {
        active.remove(response);
        if (response.isInConversation()) {
            caller.expectWords(stillPlaying);
        }
    }

    /** The socket is gone. */
    void stop() {
        active.forEach(EmulatedResponse::stop);
        active.clear();
    }
}
