package frontdesk.tool;

import java.time.Duration;

/**
 * Something the model can ask for: a name, a JSON schema, and a function with a deadline.
 *
 * <p>{@link #run} is called on a thread of the {@link ToolRunner}'s, never on a call's own thread, and may block.
 * It should give up when its thread is interrupted: that is how its deadline reaches it.
 */
public interface Tool {

    /** What the model calls it by: {@code ^[a-zA-Z0-9_-]{1,64}$}. */
    String name();

    /** When to use it, in words for the model. */
    String description();

    /** A JSON Schema whose root is an object. */
    JsonText parameters();

    /** What happens to the world when it runs, and therefore whether it may run twice. */
    Effect effect();

    /** After this long the model gets an error text instead of an answer. */
    Duration deadline();

    /**
     * Whether it does nothing but wait for another program, so that a virtual thread will do. Such a tool takes no
     * thread from those that work, however long the other program keeps it waiting.
     */
    default boolean onlyWaits() {
        return false;
    }

    /**
     * Does the work.
     *
     * @return the text for the model
     * @throws Arguments.Refused for arguments that make no sense, in words that let the model ask the caller for better
     *     ones
     * @throws Exception for trouble of our own; the model is only told that the tool failed
     */
    ToolResult run(ToolCall call) throws Exception;

    /** {@link #run}, where a refusal of the arguments is an answer too: an error in just its words. */
    default ToolResult answer(ToolCall call) throws Exception {
        try {
            return run(call);
        } catch (Arguments.Refused refused) {
            return ToolResult.error(refused.getMessage());
        }
    }

    /** Whether a tool may be cancelled and repeated. */
    enum Effect {
        /** Reads only: may be cancelled, may run twice. */
        SAFE,
        /**
         * Changes something (a booking): runs once for a {@code call_id}, and is never cancelled by an interruption.
         */
        COMMITTING
    }
}
