package frontdesk.call;

import frontdesk.agent.VoiceSettings;
import frontdesk.agent.VoiceSettings.Interruption;
import frontdesk.audio.AudioFormat;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Calls and plans for tests. */
final class Plans {

    static final CallFacts FACTS = new CallFacts("CA01", "+15005550001", "+15005550006");

    private Plans() {}

    /** A model that takes its turns by itself. */
    static SessionPlan plan(Tool... tools) {
        return plan(Interruption.IMMEDIATE, tools);
    }

    static SessionPlan plan(Interruption interruption, Tool... tools) {
        return new SessionPlan(
                "Be brief.",
                "Say hello.",
                List.of(tools),
                VoiceSettings.defaults().interruptedBy(interruption),
                AudioFormat.PCMU_8KHZ,
                new CallHandling("en", Optional.empty(), false));
    }

    /** A tool that answers with its arguments. */
    static Tool echo() {
        return new Tool() {
            @Override
            public String name() {
                return "echo";
            }

            @Override
            public String description() {
                return "Says it again.";
            }

            @Override
            public JsonText parameters() {
                return new JsonText("{\"type\":\"object\"}");
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
                return ToolResult.of(call.arguments().text());
            }
        };
    }
}
