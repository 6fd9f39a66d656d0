package frontdesk.farewell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.tool.Farewell;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolBox;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FarewellToolsTest {

    private static ToolResult run(Tool tool, String arguments) throws Exception {
        JsonText json = new JsonText(arguments);
        return tool.answer(new ToolCall("c1", tool.name(), json, "CA1", "+15005550001", "+15005550006"));
    }

    @Test
    void bothAreToolsWithASchema() {
        assertEquals(
                List.of("end_call", "transfer_to_human"), ToolBox.of(new EndCallTool(), new TransferTool()).names());
        JsonNode schema = new JsonMapper().readTree(new TransferTool().parameters().text());
        assertEquals("reason", schema.at("/required/0").stringValue());
        assertTrue(schema.at("/properties/reason/description").stringValue().contains("at most 30 words, in your"));
    }

    @Test
    void endingTheCallIsAWishOfTheResult() throws Exception {
        assertEquals(Optional.of(new Farewell.HangUp()), run(new EndCallTool(), "{}").farewell());
    }

    @Test
    void aTransferCarriesItsReason() throws Exception {
        ToolResult result = run(new TransferTool(), "{\"reason\": \"A refund.\"}");
        assertEquals(Optional.of(new Farewell.Transfer("A refund.")), result.farewell());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                    | reason is missing",
        "{\"reason\": \"  \"}  | reason is missing",
        "{\"reason\": 7}       | must be a text",
        "{\"why\": \"x\"}      | does not exist",
        "nonsense              | not valid JSON"
    })
    void whatIsWrongWithTheArgumentsIsSaidAndNothingIsWished(String arguments, String answer) throws Exception {
        ToolResult result = run(new TransferTool(), arguments);
        assertTrue(result.failed() && result.farewell().isEmpty());
        assertTrue(result.text().contains(answer), result.text());
    }
}
