package frontdesk.mcp.server;

import frontdesk.tool.JsonText;
import java.util.Optional;
import java.util.function.Function;

/** A tool made of a function. */
public record StubServerTool(
        String name, String description, JsonText inputSchema, Hints hints, Function<JsonText, ToolAnswer> work)
        implements ServerTool {

    public static StubServerTool of(String name, Function<JsonText, ToolAnswer> work) {
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
    public ToolAnswer call(JsonText arguments) {
        return work.apply(arguments);
    }
}
