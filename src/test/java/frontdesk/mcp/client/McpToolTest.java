package frontdesk.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.tool.JsonText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class McpToolTest {

    private static JsonNode json(String text) {
        return JsonRpcCodec.tree(new JsonText(text));
    }

    private static McpTool tool(String text) {
        return McpTool.of(json(text), true);
    }

    private static String parameters(String schema) {
        return tool("{\"name\":\"t\",\"inputSchema\":" + schema + "}").parameters().text();
    }

    @Test
    void aSchemaPassesThroughUntouched() {
        String schema = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\","
                + "\"properties\":{\"a\":{\"$ref\":\"#/$defs/b\",\"multipleOf\":0.10}},"
                + "\"$defs\":{\"b\":{\"$anchor\":\"x\"}},"
                + "\"if\":{},\"then\":{},\"unevaluatedProperties\":false}";
        assertEquals(schema, parameters(schema));
    }

    @Test
    void aSchemaWithoutPropertiesGetsNone() {
        assertEquals(
                "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{}}",
                parameters("{\"type\":\"object\",\"additionalProperties\":false}"));
        assertEquals("{\"type\":\"object\",\"properties\":{}}", parameters("{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"description\":\"Does it\",\"title\":\"T\"      | Does it",
        "\"title\":\"T\"                                  | T",
        "\"annotations\":{\"title\":\"A\"}                | A",
        "\"description\":\" \"                            | t",
        "\"description\":\"a\\u0007b\"                    | a b"})
    void theModelAlwaysGetsADescription(String members, String description) {
        assertEquals(
                description,
                tool("{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\"}," + members + "}").description());
    }

    @Test
    void aLongDescriptionIsCut() {
        String text = "x".repeat(5_000);
        McpTool tool = tool("{\"name\":\"t\",\"description\":\"" + text + "\",\"inputSchema\":{}}");
        assertEquals(1_024, tool.description().length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"inputSchema\":{}}                                                                   | name",
        "{\"name\":\"t\"}                                                                       | no inputSchema",
        "{\"name\":\"t\",\"inputSchema\":true}                                                  | no inputSchema",
        "{\"name\":\"t\",\"inputSchema\":{\"type\":\"string\"}}                                 | not one of an object",
        "{\"name\":\"t\",\"inputSchema\":{\"oneOf\":[]}}                                        | oneOf",
        "{\"name\":\"t\",\"inputSchema\":{\"properties\":{\"a\":{\"$ref\":\"https://x/y\"}}}}   | never fetched",
        "{\"name\":\"t\",\"execution\":{\"taskSupport\":\"required\"},\"inputSchema\":{}}       | task"})
    void aToolNoModelCanUseIsRefusedWithTheReason(String listed, String reason) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> tool(listed));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @Test
    void aSchemaNobodyCouldReadIsLeftOut() {
        String schema = "{\"properties\":{\"" + "x".repeat(16 * 1024) + "\":{}}}";
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> parameters(schema));
        assertTrue(refused.getMessage().contains("longer than"), refused.getMessage());
    }

    @Test
    void moreToolsThanAModelCanChooseFromAreLeftOut() {
        List<JsonNode> listed = IntStream.range(0, 130)
                .mapToObj(i -> json("{\"name\":\"t" + i + "\",\"inputSchema\":{}}"))
                .toList();
        ToolList tools = ToolList.of(listed, false);
        assertEquals(ToolList.USABLE_LIMIT, tools.usable().size());
        assertEquals(List.of("t128", "t129"), tools.leftOut().stream().map(ToolList.LeftOut::name).toList());
    }

    @Test
    void ofTwoToolsOfOneNameTheFirstIsKept() {
        ToolList tools = ToolList.of(
                List.of(json("{\"name\":\"t\",\"description\":\"1\",\"inputSchema\":{}}"),
                        json("{\"name\":\"t\",\"description\":\"2\",\"inputSchema\":{}}"),
                        json("7")),
                false);
        assertEquals(List.of("1"), tools.usable().stream().map(McpTool::description).toList());
        assertEquals(2, tools.leftOut().size());
        assertEquals(3, tools.listed().size());
    }
}
