package frontdesk.tool;

import java.util.Optional;

/**
 * What a tool says to the model.
 *
 * @param text plain text or JSON; {@link ToolRunner} bounds its length
 * @param failed whether the model should treat it as an error
 * @param farewell how the tool would have the call left; if the call cannot be left so, the model gets the reason
 *     instead of the text
 */
public record ToolResult(String text, boolean failed, Optional<Farewell> farewell) {

    public static ToolResult of(String text) {
        return new ToolResult(text, false, Optional.empty());
    }

    /** An error in words the model can act on; it never holds internals. */
    public static ToolResult error(String text) {
        return new ToolResult(text, true, Optional.empty());
    }

    /** A text for the case that the call is left so. */
    public static ToolResult leaving(Farewell farewell, String text) {
        return new ToolResult(text, false, Optional.of(farewell));
    }
}
