package frontdesk.mcp.server;

import frontdesk.door.DoorHouse;
import frontdesk.door.DoorLimits;
import frontdesk.door.HttpRoute;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.tool.JsonText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server with the tools that the official conformance suite calls by name, behind a front door of its own. {@code
 * src/test/conformance/run.sh} starts it with the token as its argument; it says where it is in one line, and goes on
 * until it is killed.
 */
final class ConformanceServer {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    private static final String SILENCE = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQIAAAAAAA==";
    private static final JsonText SCHEMA_2020_12 = new JsonText("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "$defs": {
                "address": {
                  "$anchor": "addressDef",
                  "type": "object",
                  "properties": {"street": {"type": "string"}, "city": {"type": "string"}}
                }
              },
              "properties": {
                "name": {"type": "string"},
                "address": {"$ref": "#/$defs/address"},
                "contactMethod": {"type": "string", "enum": ["phone", "email"]},
                "phone": {"type": "string"},
                "email": {"type": "string"}
              },
              "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
              "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
              "then": {"required": ["phone"]},
              "else": {"required": ["email"]},
              "additionalProperties": false
            }""");

    private ConformanceServer() {}

    public static void main(String[] arguments) throws Exception {
        McpServer server = new McpServer(
                new McpServer.Identity("conformance", "The suite's tools", "1", "For tests."), tools());
        URI nowhere = URI.create("https://frontdesk.example");
        AccessRules rules = new AccessRules("127.0.0.1", nowhere, arguments[0]);
        ToolThreads threads = new ToolThreads(ToolThreads.Limits.defaults());
        Map<String, Map<String, HttpRoute>> routes =
                Map.of("/mcp", Map.of("POST", new McpEndpoint(server, rules, threads)));
        try (threads; DoorHouse house = new DoorHouse(DoorLimits.defaults(), routes)) {
            System.out.println("http://localhost:" + house.port() + "/mcp");
            new CountDownLatch(1).await();
        }
    }

    private static List<ServerTool> tools() {
        ObjectNode text = block("text").put("text", "This is a simple text response for testing.");
        ObjectNode image = block("image").put("data", PIXEL).put("mimeType", "image/png");
        ObjectNode audio = block("audio").put("data", SILENCE).put("mimeType", "audio/wav");
        List<ServerTool> tools = new ArrayList<>(List.of(
                answering("test_simple_text", text),
                answering("test_image_content", image),
                answering("test_audio_content", audio),
                answering("test_embedded_resource", resource("test://embedded-resource", "text/plain")),
                answering("test_multiple_content_types",
                        text, image, resource("test://mixed-content-resource", "application/json")),
                answering("test_logging_tool", text),
                answering("test_streaming_elicitation", text)));
        tools.add(StubServerTool.of("test_error_handling", arguments ->
                ToolAnswer.failed("This tool intentionally returns an error for testing")));
        tools.add(new StubServerTool(
                "json_schema_2020_12_tool", "Tool with JSON Schema 2020-12 features", SCHEMA_2020_12,
                new ServerTool.Hints(true, false, true, false), arguments -> said(List.of(text))));
        return tools;
    }

    private static ObjectNode block(String type) {
        return JsonRpc.object().put("type", type);
    }

    private static ObjectNode resource(String uri, String mimeType) {
        ObjectNode block = block("resource");
        block.putObject("resource").put("uri", uri).put("mimeType", mimeType).put("text", "{\"test\":\"data\"}");
        return block;
    }

    private static ServerTool answering(String name, ObjectNode... blocks) {
        return StubServerTool.of(name, arguments -> said(List.of(blocks)));
    }

    private static ToolAnswer said(List<ObjectNode> blocks) {
        return new ToolAnswer(blocks, Optional.empty(), false);
    }
}
