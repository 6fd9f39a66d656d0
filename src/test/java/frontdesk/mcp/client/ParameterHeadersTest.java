package frontdesk.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.wire.HeaderValue;
import frontdesk.tool.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ParameterHeadersTest {

    private static JsonNode json(String text) {
        return JsonRpcCodec.tree(new JsonText(text));
    }

    @Test
    void nestedParametersAreFoundByTheirNames() {
        ParameterHeaders headers = ParameterHeaders.of(json("""
                {"type":"object","properties":{"stay":{"type":"object","properties":{
                "city":{"type":"string","x-mcp-header":"City"}}},"x-mcp-header":{"type":"string"}}}"""));
        assertEquals(Map.of("Mcp-Param-City", "Bonn"), headers.mirror(json("{\"stay\":{\"city\":\"Bonn\"}}")));
        assertEquals(Map.of(), headers.mirror(json("{\"stay\":{\"city\":null}}")));
        assertEquals(Map.of(), headers.mirror(json("{\"stay\":\"Bonn\"}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "us west 1|us west 1",
        "''|''",
        " us|=?base64?IHVz?=",
        "us |=?base64?dXMg?=",
        "=?base64?x|=?base64?PT9iYXNlNjQ/eA==?="})
    void whatIsNotPlainIsSentInBase64(String text, String value) {
        assertEquals(value, HeaderValue.encode(text));
    }

    @Test
    void lineEndsNeverReachAHeader() {
        assertEquals("=?base64?YQ0KYg==?=", HeaderValue.encode("a\r\nb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"\"}}}",
        "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"My Region\"}}}",
        "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"R:x\"}}}",
        "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":7}}}",
        "{\"properties\":{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}",
        "{\"properties\":{\"a\":{\"type\":\"object\",\"x-mcp-header\":\"A\"}}}",
        "{\"properties\":{\"a\":{\"type\":\"null\",\"x-mcp-header\":\"A\"}}}",
        "{\"properties\":{\"a\":{\"x-mcp-header\":\"A\"}}}",
        "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"},"
                + "\"b\":{\"type\":\"string\",\"x-mcp-header\":\"a\"}}}",
        "{\"properties\":{\"a\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}}",
        "{\"properties\":{\"a\":{\"allOf\":[{\"type\":\"string\",\"x-mcp-header\":\"A\"}]}}}",
        "{\"$defs\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}"})
    void aBrokenAnnotationIsRefused(String schema) {
        assertThrows(IllegalArgumentException.class, () -> ParameterHeaders.of(json(schema)));
    }

    @Test
    void valuesAreNoSchemas() {
        assertEquals(Map.of(), ParameterHeaders.of(json("""
                {"properties":{"a":{"type":"object","default":{"x-mcp-header":"A"},
                "enum":[{"x-mcp-header":""}]}}}""")).paths());
    }
}
