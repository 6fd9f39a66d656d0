package frontdesk.mcp.client;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.tool.JsonText;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as its server lists it, as far as a model can make use of it.
 *
 * @param name the server's own name for it; {@link ToolNames} has the model's
 * @param description its description, title or name, whichever there is, bounded
 * @param parameters its input schema as it came; an empty object of properties is added where there is none
 * @param headers which parameters become HTTP headers
 */
public record McpTool(String name, String description, JsonText parameters, ParameterHeaders headers) {

    /** It is part of every turn of the conversation. */
    private static final int DESCRIPTION_CHARACTERS = 1_024;
    private static final int NAME_CHARACTERS = 128;
    private static final int SCHEMA_CHARACTERS = 16 * 1024;
    /** The model's API takes no such root. */
    private static final Set<String> NOT_AT_ROOT = Set.of("oneOf", "anyOf", "allOf", "enum", "not");

    /**
     * @param mirrored whether {@code x-mcp-header} counts, as it does in the stateless kind of MCP only
     * @throws IllegalArgumentException in a few words why no model can use it
     */
    static McpTool of(JsonNode listed, boolean mirrored) {
        String name = JsonRpcCodec.string(listed.path("name"));
        need(!name.isEmpty() && name.length() <= NAME_CHARACTERS, "its name is not 1 to 128 characters long");
        need(listed.get("inputSchema") instanceof ObjectNode, "it has no inputSchema");
        need(!listed.path("execution").path("taskSupport").asString("").equals("required"),
                "it can only be run as a task");
        ObjectNode schema = (ObjectNode) listed.get("inputSchema");
        need(schema.path("type").asString("object").equals("object"), "its inputSchema is not one of an object");
        need(JsonRpcCodec.text(schema).text().length() <= SCHEMA_CHARACTERS,
                "its inputSchema is longer than " + SCHEMA_CHARACTERS + " characters");
        for (String keyword : NOT_AT_ROOT) {
            need(!schema.has(keyword), "its inputSchema has " + keyword + " at its root, which models refuse");
        }
        need(!refersElsewhere(schema), "its inputSchema refers to another document, which is never fetched");
        ParameterHeaders headers = mirrored ? ParameterHeaders.of(schema) : ParameterHeaders.of(JsonRpc.object());
        return new McpTool(name, description(listed, name), parameters(schema), headers);
    }

    private static String description(JsonNode listed, String name) {
        String text = listed.path("description").asString("");
        if (text.isBlank()) {
            text = listed.path("title").asString(listed.path("annotations").path("title").asString(""));
        }
        String plain = text.replaceAll("[\\p{Cntrl}&&[^\\n]]+", " ").strip();
        if (plain.isEmpty()) {
            return name;
        }
        return plain.length() <= DESCRIPTION_CHARACTERS ? plain : plain.substring(0, DESCRIPTION_CHARACTERS);
    }

    /** The model's API refuses an object schema without properties. */
    private static JsonText parameters(ObjectNode schema) {
        if (schema.has("type") && schema.has("properties")) {
            return JsonRpcCodec.text(schema);
        }
        ObjectNode completed = schema.deepCopy();
        completed.put("type", "object");
        completed.withObjectProperty("properties");
        return JsonRpcCodec.text(completed);
    }

    private static boolean refersElsewhere(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return (reference.isString() && !reference.stringValue().startsWith("#"))
                || schema.valueStream().anyMatch(McpTool::refersElsewhere);
    }

    private static void need(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
