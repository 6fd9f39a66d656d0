package frontdesk.tool;

import java.time.Duration;

/** A tool that does what a test says. */
public record StubTool(String name, Effect effect, Duration deadline, boolean onlyWaits, Work work) implements Tool {

    public interface Work {
        ToolResult run(ToolCall call) throws Exception;
    }

    public static StubTool safe(String name, Work work) {
        return new StubTool(name, Effect.SAFE, Duration.ofMinutes(1), false, work);
    }

    public StubTool within(Duration deadline) {
        return new StubTool(name, effect, deadline, onlyWaits, work);
    }

    public StubTool committing() {
        return new StubTool(name, Effect.COMMITTING, deadline, onlyWaits, work);
    }

    StubTool onlyWaiting() {
        return new StubTool(name, effect, deadline, true, work);
    }

    @Override
    public String description() {
        return "For a test.";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("{\"type\":\"object\",\"properties\":{}}");
    }

    @Override
    public ToolResult run(ToolCall call) throws Exception {
        return work.run(call);
    }
}
