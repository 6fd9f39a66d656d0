package frontdesk.mcp.server;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import java.util.Optional;

/** A tool made of a function. */
public record StubServerTool(
        String name, String description, JsonText inputSchema, Hints hints, Work work)
        implements ServerTool {

    /** What it does. */
    public interface Work {
        ToolAnswer call(JsonText arguments) throws Arguments.Refused;
    }

    public static StubServerTool of(String name, Work work) {
        return new StubServerTool(name, "A tool of a test.", new JsonText("""
                {"type":"object","properties":{"text":{"type":"string"}},"x-kept":{"$anchor":"a"}}"""),
                new Hints(true, false, true, false), work);
    }

    @Override
    public String title() {
        return "Title of " + name;
    }

    @Override
    public Optional<JsonText> outputSchema() {
        return Optional.empty();
    }

    @Override
    public ToolAnswer call(JsonText arguments) throws Arguments.Refused {
        return work.call(arguments);
    }
}
