package frontdesk.farewell;

import frontdesk.tool.Farewell;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;

/** {@code end_call}: the agent hangs up when its goodbye has been heard. It takes no arguments. */
public final class EndCallTool implements Tool {

    @Override
    public String name() {
        return "end_call";
    }

    @Override
    public String description() {
        return """
                Ends the telephone call. Only when the caller has said goodbye or clearly has nothing more to say. Say \
                your own goodbye first and call this in the same turn: the call ends when the caller has heard it. \
                When the caller speaks meanwhile, the call goes on.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {"type": "object", "properties": {}, "required": [], "additionalProperties": false}""");
    }

    @Override
    public Effect effect() {
        return Effect.SAFE;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(5);
    }

    @Override
    public ToolResult run(ToolCall call) {
        return ToolResult.leaving(
                new Farewell.HangUp(), "The call ends when the caller has heard your goodbye. Say nothing more.");
    }
}
