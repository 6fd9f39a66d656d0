package frontdesk.mcp.server;

import frontdesk.mcp.protocol.JsonRpc;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool says to the model: the result of {@code tools/call}.
 *
 * @param content blocks as the protocol has them, such as {@code {"type":"text","text":...}}
 * @param structured the same for programs, in the shape of the tool's output schema
 * @param failed the model should treat it as an error
 */
public record ToolAnswer(List<ObjectNode> content, Optional<ObjectNode> structured, boolean failed) {

    public ToolAnswer {
        content = List.copyOf(content);
    }

    /** An answer in the shape of the output schema, and the same as text for clients that know no such shapes. */
    public static ToolAnswer of(ObjectNode structured) {
        return new ToolAnswer(List.of(text(structured.toString())), Optional.of(structured), false);
    }

    /** An error in words the model can act on; it never holds internals. */
    public static ToolAnswer failed(String words) {
        return new ToolAnswer(List.of(text(words)), Optional.empty(), true);
    }

    private static ObjectNode text(String text) {
        return JsonRpc.object().put("type", "text").put("text", text);
    }

    ObjectNode toResult() {
        ObjectNode result = JsonRpc.object();
        result.putArray("content").addAll(content);
        structured.ifPresent(object -> result.set("structuredContent", object));
        return result.put("isError", failed);
    }
}
