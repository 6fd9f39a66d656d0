package frontdesk.tool;

/**
 * What a tool says to the model.
 *
 * @param text plain text or JSON; {@link ToolRunner} bounds its length
 * @param failed whether the model should treat it as an error
 */
public record ToolResult(String text, boolean failed) {

    public static ToolResult of(String text) {
        return new ToolResult(text, false);
    }

    /** An error in words the model can act on; it never holds internals. */
    public static ToolResult error(String text) {
        return new ToolResult(text, true);
    }
}
