package frontdesk.call.port;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import frontdesk.tool.Tool;
import java.util.List;
import java.util.function.Consumer;

/**
 * A conversation with a speech model, as the call sees it. What the model does comes back as {@link ModelEvent}s.
 *
 * <p>Nothing here waits for the network: commands are queued and sent in order. Except for {@link #appendAudio}, called
 * by whoever has the call's turn. After {@link ModelEvent.SessionLost} every command is ignored.
 */
public interface ModelSession {

    /**
     * Hears the caller: audio in the call's format, in order. Safe from any thread; the bytes are copied or sent before
     * it returns. What arrives while an earlier send is on its way is joined into the next one.
     */
    void appendAudio(byte[] audio);

    /**
     * Asks for a response.
     *
     * @param instructions replace the session's own for this response only; empty for none
     * @return the request's id: a {@link ModelEvent.Refused} that carries it means that there will be no response
     */
    String createResponse(String instructions);

    /** Stops a response; a response that is over already is no error. */
    void cancelResponse(String responseId);

    /** Tells the model how much of an item the caller has heard; the rest is forgotten. */
    void truncate(String itemId, int contentIndex, long audioEndMs);

    /** Tells the model that nothing of an item was heard. */
    void deleteItem(String itemId);

    /** Answers a tool call; it does not by itself make the model speak. */
    void toolResult(String callId, String output);

    /** Tells the model something that nobody said aloud, as a system message; it does not by itself make it speak. */
    void note(String text);

    /** Replaces what the model may call from its next response on; everything else of the plan stays. */
    void replaceTools(List<Tool> tools);

    /** Ends the session. Safe to call twice. */
    void close();

    /** Where sessions come from: one speaker for each kind of model. */
    interface Model {
        /**
         * Starts a session and returns at once. {@code events} then hears either {@link ModelEvent.SessionReady}, with
         * the plan in force, or {@link ModelEvent.SessionLost}; it is called by the model's own threads, one event at a
         * time.
         */
        ModelSession connect(CallFacts facts, SessionPlan plan, Consumer<ModelEvent> events);
    }
}
