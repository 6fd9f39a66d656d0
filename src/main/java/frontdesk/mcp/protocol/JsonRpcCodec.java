package frontdesk.mcp.protocol;

import frontdesk.mcp.protocol.JsonRpc.Id;
import frontdesk.tool.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@link JsonRpc} to JSON and back. Safe from any thread. */
public final class JsonRpcCodec {

    /** Longer than any tool's answer may be of use; what is longer is refused unread. */
    public static final int LONGEST_CHARACTERS = 4 << 20;
    /** Deeper than any schema that people write. */
    private static final int DEEPEST = 200;
    /** Batches exist in version 2025-03-26 only. */
    private static final int LONGEST_BATCH = 100;

    /** Fractions stay as they were written, since schemas pass through here. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_CHARACTERS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonRpcCodec() {}

    static JsonRpc parse(String text) throws MalformedJsonRpc {
        JsonNode json = read(text);
        if (json.isArray()) {
            throw invalid(Optional.empty(), "an array, where one message is expected: batches are not part of MCP");
        }
        return message(json);
    }

    /** Reads what a server of version 2025-03-26 may send: one message, or an array of them. */
    public static List<JsonRpc> parseBatch(String text) throws MalformedJsonRpc {
        JsonNode json = read(text);
        if (!json.isArray()) {
            return List.of(message(json));
        }
        if (json.isEmpty() || json.size() > LONGEST_BATCH) {
            throw invalid(
                    Optional.empty(), "a batch of " + json.size() + " messages; 1 to " + LONGEST_BATCH + " are taken");
        }
        List<JsonRpc> messages = new ArrayList<>();
        for (JsonNode element : json) {
            messages.add(message(element));
        }
        return messages;
    }

    static String encode(JsonRpc message) {
        ObjectNode json = JsonRpc.object().put("jsonrpc", "2.0");
        switch (message) {
            case JsonRpc.Request request -> {
                putId(json, request.id());
                putMethod(json, request.method(), request.params());
            }
            case JsonRpc.Notification notification ->
                putMethod(json, notification.method(), notification.params());
            case JsonRpc.Result result -> {
                putId(json, result.id());
                json.set("result", result.result());
            }
            case JsonRpc.Error error -> {
                error.id().ifPresent(id -> putId(json, id));
                ObjectNode body = json.putObject("error").put("code", error.code()).put("message", error.message());
                error.data().ifPresent(data -> body.set("data", data));
            }
        }
        return JSON.writeValueAsString(json);
    }

    /** Part of a message, for whoever passes it on unread. */
    public static JsonText text(JsonNode json) {
        return new JsonText(JSON.writeValueAsString(json));
    }

    /** A text; empty for anything else. */
    public static String string(JsonNode json) {
        return json.isString() ? json.stringValue() : "";
    }

    /** The reverse of {@link #text}, for what came from there. */
    public static JsonNode tree(JsonText text) {
        return JSON.readTree(text.text());
    }

    /** Arguments as a model writes them; nothing at all means none. */
    public static ObjectNode object(JsonText text) throws MalformedJsonRpc {
        JsonNode json = text.text().isBlank() ? JsonRpc.object() : read(text.text());
        if (!(json instanceof ObjectNode object)) {
            throw invalid(Optional.empty(), "not a JSON object");
        }
        return object;
    }

    private static void putId(ObjectNode json, Id id) {
        switch (id) {
            case Id.Number number -> json.put("id", number.value());
            case Id.Text name -> json.put("id", name.value());
        }
    }

    private static void putMethod(ObjectNode json, String method, ObjectNode params) {
        json.put("method", method);
        if (!params.isEmpty()) {
            json.set("params", params);
        }
    }

    private static JsonNode read(String text) throws MalformedJsonRpc {
        if (text.length() > LONGEST_CHARACTERS) {
            throw invalid(Optional.empty(), "longer than " + LONGEST_CHARACTERS + " characters");
        }
        try {
            JsonNode json = JSON.readTree(text);
            if (json == null || json.isMissingNode()) {
                throw notJson("empty, where a JSON-RPC message is expected");
            }
            return json;
        } catch (StreamConstraintsException tooMuch) {
            throw notJson("JSON that is nested deeper than " + DEEPEST + " levels, or has a number of absurd length");
        } catch (JacksonException syntax) {
            throw notJson("not JSON: " + place(syntax));
        }
    }

    /** Where it went wrong; the text itself may be private and stays out. */
    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? "it cannot be read"
                : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }

    private static JsonRpc message(JsonNode json) throws MalformedJsonRpc {
        if (!json.isObject()) {
            throw invalid(Optional.empty(), "not a JSON object");
        }
        Optional<Id> id = id(json.get("id"));
        if (!json.path("jsonrpc").isString() || !json.path("jsonrpc").stringValue().equals("2.0")) {
            throw invalid(id, "\"jsonrpc\" is not \"2.0\"");
        }
        if (json.has("method")) {
            return asked(json, id);
        }
        boolean failed = json.has("error");
        if (failed == json.has("result")) {
            throw invalid(id, failed ? "both a \"result\" and an \"error\"" : "no \"method\", \"result\" or \"error\"");
        }
        if (failed) {
            return error(json.get("error"), id);
        }
        if (!(json.get("result") instanceof ObjectNode result)) {
            throw invalid(id, "\"result\" is not an object");
        }
        return new JsonRpc.Result(id.orElseThrow(() -> invalid(id, "a result without an \"id\"")), result);
    }

    private static JsonRpc asked(JsonNode json, Optional<Id> id) throws MalformedJsonRpc {
        if (!json.get("method").isString()) {
            throw invalid(id, "\"method\" is not a text");
        }
        String method = json.get("method").stringValue();
        JsonNode params = json.has("params") ? json.get("params") : JsonRpc.object();
        if (!(params instanceof ObjectNode object)) {
            throw invalid(id, "\"params\" is not an object");
        }
        if (id.isPresent()) {
            return new JsonRpc.Request(id.get(), method, object);
        }
        if (json.has("id")) {
            throw invalid(id, "the \"id\" of a request is a text or a whole number, never null");
        }
        return new JsonRpc.Notification(method, object);
    }

    private static JsonRpc error(JsonNode error, Optional<Id> id) throws MalformedJsonRpc {
        if (!error.path("code").isIntegralNumber()
                || !error.get("code").canConvertToInt()
                || !error.path("message").isString()) {
            throw invalid(id, "\"error\" has no whole number \"code\" and text \"message\"");
        }
        return new JsonRpc.Error(
                id, error.get("code").intValue(), error.get("message").stringValue(),
                Optional.ofNullable(error.get("data")));
    }

    /** Empty for an id that is absent or null: an error answers so when it could not read ours. */
    private static Optional<Id> id(JsonNode id) throws MalformedJsonRpc {
        if (id == null || id.isNull()) {
            return Optional.empty();
        }
        if (id.isString()) {
            return Optional.of(new Id.Text(id.stringValue()));
        }
        if (id.isIntegralNumber() && id.canConvertToLong()) {
            return Optional.of(new Id.Number(id.longValue()));
        }
        throw invalid(Optional.empty(), "the \"id\" is neither a text nor a whole number of 64 bits");
    }

    private static MalformedJsonRpc notJson(String problem) {
        return new MalformedJsonRpc(JsonRpc.PARSE_ERROR, Optional.empty(), problem);
    }

    private static MalformedJsonRpc invalid(Optional<Id> id, String problem) {
        return new MalformedJsonRpc(JsonRpc.INVALID_REQUEST, id, problem);
    }
}
