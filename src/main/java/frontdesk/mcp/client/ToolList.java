package frontdesk.mcp.client;

import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.wire.McpException;
import frontdesk.tool.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a server offers.
 *
 * @param listed every tool as the server wrote it
 * @param usable those a model can be offered, in the server's order
 * @param leftOut the others
 */
public record ToolList(List<JsonText> listed, List<McpTool> usable, List<LeftOut> leftOut) {

    /** More than a model can choose from. */
    static final int USABLE_LIMIT = 128;

    /** A tool no model can use, and why, in a few words. */
    public record LeftOut(String name, String reason) {}

    public ToolList {
        listed = List.copyOf(listed);
        usable = List.copyOf(usable);
        leftOut = List.copyOf(leftOut);
    }

    /** One that can be used, by the server's name for it. */
    public Optional<McpTool> find(String name) {
        return usable.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    static ToolList of(List<JsonNode> tools, boolean mirrored) {
        List<McpTool> usable = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode tool : tools) {
            String name = McpException.oneLine(JsonRpcCodec.string(tool.path("name")));
            try {
                McpTool known = McpTool.of(tool, mirrored);
                if (!names.add(known.name())) {
                    leftOut.add(new LeftOut(name, "there is another of this name"));
                } else if (usable.size() == USABLE_LIMIT) {
                    leftOut.add(new LeftOut(name, "there are " + USABLE_LIMIT + " before it"));
                } else {
                    usable.add(known);
                }
            } catch (IllegalArgumentException unusable) {
                leftOut.add(new LeftOut(name, unusable.getMessage()));
            }
        }
        return new ToolList(tools.stream().map(JsonRpcCodec::text).toList(), usable, leftOut);
    }
}
