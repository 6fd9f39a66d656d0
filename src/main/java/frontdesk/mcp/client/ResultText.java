package frontdesk.mcp.client;

import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.wire.McpException;
import frontdesk.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The {@code result} of {@code tools/call} as a text for the model. Source: MCP, {@code server/tools}. */
public final class ResultText {

    private static final int BLOCKS_LIMIT = 100;

    private ResultText() {}

    /** {@code structuredContent} where there is any, otherwise what its blocks say, one after the other. */
    public static ToolResult of(JsonNode result) {
        boolean failed = result.path("isError").asBoolean(false);
        JsonNode structured = result.path("structuredContent");
        String text = structured.isMissingNode() || structured.isNull()
                ? blocks(result.path("content"))
                : JsonRpcCodec.text(structured).text();
        if (failed) {
            return ToolResult.error(text.isEmpty() ? "The tool failed and does not say why." : "Error: " + text);
        }
        return ToolResult.of(text.isEmpty() ? "The tool has done its work and says nothing." : text);
    }

    private static String blocks(JsonNode content) {
        List<String> texts = new ArrayList<>();
        for (JsonNode block : content) {
            if (texts.size() == BLOCKS_LIMIT) {
                texts.add("[" + (content.size() - BLOCKS_LIMIT) + " more blocks omitted]");
                break;
            }
            String text = text(block);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return String.join("\n", texts);
    }

    private static String text(JsonNode block) {
        String type = block.path("type").asString("");
        return switch (type) {
            case "text" -> block.path("text").asString("");
            case "image", "audio" -> omitted(block.path("mimeType").asString(type), block.path("data"));
            case "resource_link" -> (block.path("name").asString("") + " " + block.path("uri").asString("")).strip();
            case "resource" -> resource(block.path("resource"));
            default -> "[" + McpException.oneLine(type) + "]";
        };
    }

    private static String resource(JsonNode resource) {
        return resource.path("text").isString()
                ? resource.path("text").stringValue()
                : omitted(resource.path("mimeType").asString("data"), resource.path("blob"));
    }

    /** Base64 has four characters for three bytes. */
    private static String omitted(String type, JsonNode base64) {
        long kilobytes = (base64.asString("").length() * 3L / 4 + 999) / 1_000;
        return "[" + McpException.oneLine(type) + ", " + kilobytes + " kB omitted]";
    }
}
