package frontdesk.farewell;

import frontdesk.tool.Arguments;
import frontdesk.tool.Farewell;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.List;

/** {@code transfer_to_human}: the caller is put through when the agent's last words have been heard. */
public final class TransferTool implements Tool {
    private static final String REASON = "reason";

    @Override
    public String name() {
        return "transfer_to_human";
    }

    @Override
    public String description() {
        return """
                Puts the caller through to a human colleague. When the caller asks for one, or needs what you cannot \
                do, and has agreed to it. Say in the same turn that you are connecting them: it happens when the \
                caller has heard that. When the caller speaks meanwhile, they stay with you. If nobody answers, the \
                caller comes back to you.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "reason": {
                      "type": "string",
                      "description": "Who the caller is, if known, and what they want, in one sentence of at most 30 \
                words, in your language. The colleague hears it before the caller is there."
                    }
                  },
                  "required": ["reason"],
                  "additionalProperties": false
                }""");
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
    public ToolResult run(ToolCall call) throws Arguments.Refused {
        Arguments arguments = Arguments.read(call.arguments(), List.of(REASON));
        String reason = arguments.text(REASON).orElseThrow(() -> new Arguments.Refused(
                "The argument reason is missing: one sentence that says who the caller is and what they want."));
        return ToolResult.leaving(
                new Farewell.Transfer(reason),
                "The caller is put through when they have heard what you said. Say nothing more.");
    }
}
