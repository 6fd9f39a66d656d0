package frontdesk.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.tool.JsonText;
import frontdesk.tool.ToolResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTextTest {

    private static ToolResult answer(String result) {
        return ResultText.of(JsonRpcCodec.tree(new JsonText(result)));
    }

    @Test
    void structuredContentIsPreferredToItsRepetitionAsText() {
        assertEquals(
                ToolResult.of("{\"price\":129.50,\"free\":true}"),
                answer("""
                        {"content":[{"type":"text","text":"{price: 129.5}"}],
                        "structuredContent":{"price":129.50,"free":true}}"""));
        assertEquals(ToolResult.of("[1]"), answer("{\"structuredContent\":[1]}"));
    }

    @Test
    void textsAreJoinedAndTheRestBecomesAShortNote() {
        String data = "A".repeat(16_000);
        assertEquals(
                """
                one
                two
                [image/png, 12 kB omitted]
                [audio, 0 kB omitted]
                Terms https://example.com/terms
                inside
                [application/pdf, 12 kB omitted]
                [hologram]""",
                answer("""
                        {"content":[{"type":"text","text":"one"},{"type":"text","text":"two"},
                        {"type":"image","mimeType":"image/png","data":"%s"},{"type":"audio"},
                        {"type":"resource_link","name":"Terms","uri":"https://example.com/terms"},
                        {"type":"resource","resource":{"uri":"x:y","text":"inside"}},
                        {"type":"resource","resource":{"uri":"x:y","mimeType":"application/pdf","blob":"%s"}},
                        {"type":"hologram"}]}""".formatted(data, data)).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"isError\":true,\"content\":[{\"type\":\"text\",\"text\":\"No such city\"}]} | Error: No such city",
        "{\"isError\":true,\"content\":[]}                                              | The tool failed",
        "{\"isError\":true,\"structuredContent\":{\"code\":7}}                          | Error: {\"code\":7}"})
    void anErrorOfTheToolReachesTheModelAsOne(String result, String text) {
        ToolResult answer = answer(result);
        assertTrue(answer.failed());
        assertTrue(answer.text().startsWith(text), answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\":[]}", "{\"content\":\"x\"}", "{\"structuredContent\":null}"})
    void anEmptyAnswerIsStillAnAnswer(String result) {
        assertTrue(answer(result).text().contains("says nothing"));
    }

    @Test
    void moreBlocksThanAnybodyReadsAreCounted() {
        String text = answer("{\"content\":[" + "{\"type\":\"text\",\"text\":\"x\"},".repeat(150)
                + "{\"type\":\"text\",\"text\":\"x\"}]}").text();
        assertTrue(text.endsWith("[51 more blocks omitted]"), text);
    }
}
