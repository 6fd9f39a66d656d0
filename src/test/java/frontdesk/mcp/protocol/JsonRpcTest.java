package frontdesk.mcp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.protocol.JsonRpc.Id;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class JsonRpcTest {

    @Test
    void aRequestHasAnIdAndAMethod() throws Exception {
        JsonRpc.Request request = assertInstanceOf(JsonRpc.Request.class, JsonRpc.parse("""
                {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"add","arguments":{"a":1}},"new":1}"""));
        assertEquals(new Id.Number(7), request.id());
        assertEquals("tools/call", request.method());
        assertEquals("add", request.params().path("name").stringValue());
        assertEquals("""
                {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"add","arguments":{"a":1}}}""",
                request.encode());
    }

    @Test
    void aNotificationHasNoId() throws Exception {
        JsonRpc message = JsonRpc.parse("""
                {"jsonrpc":"2.0","method":"notifications/initialized"}""");
        assertEquals(new JsonRpc.Notification("notifications/initialized", JsonRpc.object()), message);
        assertEquals("""
                {"jsonrpc":"2.0","method":"notifications/initialized"}""", message.encode());
    }

    @Test
    void anIdKeepsItsJsonType() throws Exception {
        JsonRpc number = JsonRpc.parse("""
                {"jsonrpc":"2.0","id":1,"result":{}}""");
        JsonRpc text = JsonRpc.parse("""
                {"jsonrpc":"2.0","id":"1","result":{}}""");
        assertEquals(new JsonRpc.Result(new Id.Number(1), JsonRpc.object()), number);
        assertEquals(new JsonRpc.Result(new Id.Text("1"), JsonRpc.object()), text);
        assertEquals("""
                {"jsonrpc":"2.0","id":1,"result":{}}""", number.encode());
        assertEquals("""
                {"jsonrpc":"2.0","id":"1","result":{}}""", text.encode());
    }

    @Test
    void anErrorMayComeWithoutAnId() throws Exception {
        JsonRpc withoutId = JsonRpc.parse("""
                {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no","data":"column 3"}}""");
        assertEquals(
                new JsonRpc.Error(
                        Optional.empty(), JsonRpc.PARSE_ERROR, "no", Optional.of(StringNode.valueOf("column 3"))),
                withoutId);
        assertEquals("""
                {"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"no such method"}}""",
                JsonRpc.Error.of(new Id.Number(3), JsonRpc.METHOD_NOT_FOUND, "no such method").encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{\"a\":1} {\"b\":2}", "<html>Bad gateway</html>", "{'id':1}", "\u0000"})
    void whatIsNotJsonIsAParseError(String text) {
        MalformedJsonRpc refused = assertThrows(MalformedJsonRpc.class, () -> JsonRpc.parse(text));
        assertEquals(JsonRpc.PARSE_ERROR, refused.code());
        assertEquals(Optional.empty(), refused.toError().id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "[]                                                               | an array",
        "7                                                                | not a JSON object",
        "null                                                             | not a JSON object",
        "{\"id\":1,\"method\":\"ping\"}                                   | \"jsonrpc\"",
        "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"}                   | \"jsonrpc\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1}                                   | no \"method\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}                      | \"method\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]} | \"params\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":null}  | \"params\"",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}            | \"id\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}             | \"id\"",
        "{\"jsonrpc\":\"2.0\",\"id\":9223372036854775808,\"result\":{}}   | \"id\"",
        "{\"jsonrpc\":\"2.0\",\"id\":true,\"result\":{}}                  | \"id\"",
        "{\"jsonrpc\":\"2.0\",\"result\":{}}                              | \"id\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[]}                     | \"result\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{}}        | both",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":\"no\"}                  | \"error\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":\"x\",\"message\":\"\"}} | \"error\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":99999999999,\"message\":\"\"}} | \"error\""})
    void jsonOfAnotherShapeIsAnInvalidRequestThatSaysWhatIsWrong(String text, String place) {
        MalformedJsonRpc refused = assertThrows(MalformedJsonRpc.class, () -> JsonRpc.parse(text));
        assertEquals(JsonRpc.INVALID_REQUEST, refused.code());
        assertTrue(refused.getMessage().contains(place), refused.getMessage());
    }

    @Test
    void theAnswerToAMalformedRequestHasItsIdIfThatCouldBeRead() {
        MalformedJsonRpc refused = assertThrows(MalformedJsonRpc.class, () -> JsonRpc.parse("""
                {"jsonrpc":"2.0","id":"a7","method":false}"""));
        assertEquals("""
                {"jsonrpc":"2.0","id":"a7","error":{"code":-32600,"message":"\\"method\\" is not a text"}}""",
                refused.toError().encode());
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        assertThrows(MalformedJsonRpc.class, () -> JsonRpc.parse(deep));
        String nested = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + "{\"a\":".repeat(300) + "1" + "}".repeat(301);
        assertThrows(MalformedJsonRpc.class, () -> JsonRpc.parse(nested));
        String longText = " ".repeat(JsonRpcCodec.LONGEST_CHARACTERS + 1);
        MalformedJsonRpc refused = assertThrows(MalformedJsonRpc.class, () -> JsonRpc.parse(longText));
        assertTrue(refused.getMessage().contains("longer than"), refused.getMessage());
    }

    @Test
    void whatIsWrongNeverRepeatsWhatWasSent() {
        MalformedJsonRpc refused = assertThrows(MalformedJsonRpc.class, () -> JsonRpc.parse("{\"pin\": secret4711}"));
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }

    @Test
    void numbersAndUnknownKeywordsPassThroughAsTheyWereWritten() throws Exception {
        String message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"schema\":{\"multipleOf\":0.10,\"maximum\":1e400,"
                + "\"$anchor\":\"x\",\"const\":12345678901234567890123,\"default\":null}}}";
        assertEquals(message.replace("1e400", "1E+400"), JsonRpc.parse(message).encode());
    }

    @Test
    void aMessageIsOneLine() {
        JsonRpc.Notification notification =
                new JsonRpc.Notification("notifications/cancelled", JsonRpc.object().put("reason", "late\r\nvery"));
        assertFalse(notification.encode().contains("\n"));
        assertFalse(notification.encode().contains("\r"));
    }

    @Test
    void aBatchOfTheOneVersionThatHasThemIsReadMessageByMessage() throws Exception {
        assertEquals(
                List.of(
                        new JsonRpc.Notification("notifications/progress", JsonRpc.object()),
                        new JsonRpc.Result(new Id.Number(2), JsonRpc.object())),
                JsonRpcCodec.parseBatch("""
                        [{"jsonrpc":"2.0","method":"notifications/progress"},{"jsonrpc":"2.0","id":2,"result":{}}]"""));
        assertThrows(MalformedJsonRpc.class, () -> JsonRpcCodec.parseBatch("[]"));
        assertThrows(MalformedJsonRpc.class, () -> JsonRpcCodec.parseBatch("[1]"));
        assertThrows(MalformedJsonRpc.class, () -> JsonRpcCodec.parseBatch("[" + "{},".repeat(100) + "{}]"));
    }
}
