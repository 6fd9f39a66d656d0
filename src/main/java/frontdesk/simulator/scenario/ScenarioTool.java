package frontdesk.simulator.scenario;

import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;

/** A tool that only a scenario has: it takes its time and always says the same. */
record ScenarioTool(
        String name, String description, JsonText parameters, Effect effect, Duration takes, String output)
        implements Tool {

    @Override
    public Duration deadline() {
        return takes.plusSeconds(5);
    }

    @Override
    public ToolResult run(ToolCall call) throws InterruptedException {
        // The one place where waiting is the work: whatever takes long in the real world is far away from here.
        Thread.sleep(takes);
        return ToolResult.of(output);
    }
}
