package frontdesk.mcp.server;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.tool.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One MCP server: who it is, and the tools it offers. What the versions of the protocol have in common is here.
 * Immutable; safe from any thread.
 */
public final class McpServer {

    private static final Logger log = LoggerFactory.getLogger(McpServer.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TOOL_NAME = Pattern.compile("[A-Za-z0-9_./-]{1,64}");
    /** More than any model should be given to read; a longer answer is an error of the tool. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final Identity identity;
    private final Map<String, ServerTool> tools = new LinkedHashMap<>();
    private final ArrayNode listed = JSON.createArrayNode();

    /**
     * @param name for programs
     * @param title for people
     * @param instructions what a model should know of the server as a whole
     */
    public record Identity(String name, String title, String version, String instructions) {}

    /**
     * @throws IllegalArgumentException for two tools of one name, a name or a schema that clients would not accept, or
     *     a tool without a description
     */
    public McpServer(Identity identity, List<? extends ServerTool> tools) {
        this.identity = identity;
        for (ServerTool tool : tools) {
            if (!TOOL_NAME.matcher(tool.name()).matches() || tool.description().isBlank()) {
                throw new IllegalArgumentException("\"" + tool.name() + "\" needs a proper name and a description");
            }
            if (this.tools.putIfAbsent(tool.name(), tool) != null) {
                throw new IllegalArgumentException("two tools are named " + tool.name());
            }
            listed.add(listing(tool));
        }
    }

    private static ObjectNode listing(ServerTool tool) {
        ObjectNode json = JSON.createObjectNode()
                .put("name", tool.name())
                .put("title", tool.title())
                .put("description", tool.description());
        json.set("inputSchema", schema(tool, tool.inputSchema()));
        tool.outputSchema().ifPresent(schema -> json.set("outputSchema", schema(tool, schema)));
        ServerTool.Hints hints = tool.hints();
        json.putObject("annotations")
                .put("readOnlyHint", hints.readOnly())
                .put("destructiveHint", hints.destructive())
                .put("idempotentHint", hints.idempotent())
                .put("openWorldHint", hints.openWorld());
        return json;
    }

    private static JsonNode schema(ServerTool tool, JsonText text) {
        try {
            JsonNode schema = JSON.readTree(text.text());
            if (schema.path("type").isString() && schema.get("type").stringValue().equals("object")) {
                return schema;
            }
        } catch (JacksonException malformed) {
            // said below, in the same words as a schema of something else
        }
        throw new IllegalArgumentException("a schema of " + tool.name() + " is not the JSON Schema of an object");
    }

    public String name() {
        return identity.name();
    }

    /** The names of the tools that change something. */
    public Set<String> changing() {
        return tools.values().stream()
                .filter(tool -> !tool.hints().readOnly())
                .map(ServerTool::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@code serverInfo}. */
    ObjectNode info() {
        return JSON.createObjectNode()
                .put("name", identity.name())
                .put("title", identity.title())
                .put("version", identity.version());
    }

    String instructions() {
        return identity.instructions();
    }

    /** Tools, which never change while the server runs; so nobody is ever told of a change. */
    ObjectNode capabilities() {
        ObjectNode capabilities = JSON.createObjectNode();
        capabilities.putObject("tools");
        return capabilities;
    }

    /**
     * The result of {@code tools/list}: all of them, in one page.
     *
     * @throws Refusal for a cursor, since we never gave one
     */
    ObjectNode list(ObjectNode params) throws Refusal {
        if (params.has("cursor")) {
            throw Refusal.of(JsonRpc.INVALID_PARAMS, "there is only one page, and no cursor leads to it");
        }
        ObjectNode result = JSON.createObjectNode();
        result.set("tools", listed);
        return result;
    }

    /**
     * The result of {@code tools/call}. What goes wrong inside the tool is a result too, for the model to read.
     *
     * @throws Refusal if there is no such tool
     */
    ObjectNode call(ObjectNode params, ToolThreads threads) throws Refusal {
        String name = params.path("name").stringValue("");
        ServerTool tool = tools.get(name);
        if (tool == null) {
            throw Refusal.of(
                    JsonRpc.INVALID_PARAMS, "Unknown tool; the tools are " + String.join(", ", tools.keySet()));
        }
        JsonNode arguments = params.has("arguments") ? params.get("arguments") : JSON.createObjectNode();
        if (!arguments.isObject()) {
            throw Refusal.of(JsonRpc.INVALID_PARAMS, "\"arguments\" is not an object");
        }
        JsonText text = new JsonText(arguments.toString());
        ObjectNode result = threads.run(identity.name(), name, () -> tool.answer(text)).toResult();
        if (result.toString().length() > LONGEST_ANSWER) {
            log.warn("[MCP] A tool's answer was too long server={} tool={}", identity.name(), name);
            return ToolAnswer.failed("The answer was too long to be given. Ask for less.").toResult();
        }
        return result;
    }
}
