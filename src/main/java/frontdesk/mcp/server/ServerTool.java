package frontdesk.mcp.server;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import java.util.Optional;

/** Something a server can do for a model. {@link #call} runs on one of the {@link ToolThreads} and may wait. */
public interface ServerTool {

    /** {@code [A-Za-z0-9_./-]{1,64}}; unique in its server. */
    String name();

    /** The name for people. */
    String title();

    /** What it is for, in words for a model. */
    String description();

    /** A JSON Schema whose root is an object. */
    JsonText inputSchema();

    /** The shape of {@link ToolAnswer#structured}, where there is any: a JSON Schema whose root is an object. */
    Optional<JsonText> outputSchema();

    Hints hints();

    /**
     * Does the work. It should give up when its thread is interrupted: that is how its deadline reaches it.
     *
     * @param arguments an object, otherwise unchecked
     * @throws Arguments.Refused for what is wrong with them, in words that let the model do better
     */
    ToolAnswer call(JsonText arguments) throws Arguments.Refused;

    /** {@link #call}, where a refusal of the arguments is an answer too: a failure in just its words. */
    default ToolAnswer answer(JsonText arguments) {
        try {
            return call(arguments);
        } catch (Arguments.Refused refused) {
            return ToolAnswer.failed(refused.getMessage());
        }
    }

    /**
     * What a client may want to know before it lets a model call the tool ({@code annotations}).
     *
     * @param readOnly it changes nothing
     * @param destructive what it changes is lost
     * @param idempotent a second call with the same arguments changes nothing more
     * @param openWorld it reaches beyond what belongs to this server
     */
    record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}
}
