package frontdesk.mcp.protocol;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON-RPC 2.0 message as MCP uses it: parameters and results are objects, ids are texts or whole numbers.
 *
 * <p>Both sides may send every kind. Each side counts the ids of its own requests. The trees inside are shared, not
 * copied: nobody changes a message that has been made or read. Source: MCP, {@code basic}, "Messages".
 */
public sealed interface JsonRpc {

    /** What was sent is not JSON. */
    int PARSE_ERROR = -32700;
    /** It is JSON, but no message. */
    int INVALID_REQUEST = -32600;
    /** There is no such method, or we do not offer it. */
    int METHOD_NOT_FOUND = -32601;
    /** The method's parameters are wrong; in MCP also an unknown tool. */
    int INVALID_PARAMS = -32602;
    /** Trouble of the answering side. */
    int INTERNAL_ERROR = -32603;

    /** What a request is answered under. An answer brings the id back with its JSON type: 1 is not "1". */
    sealed interface Id {
        record Number(long value) implements Id {}

        record Text(String value) implements Id {}
    }

    /** Wants an answer with the same id. */
    record Request(Id id, String method, ObjectNode params) implements JsonRpc {
        public Request {
            need(id, "id");
            need(method, "method");
            need(params, "params; none are an empty object");
        }
    }

    /** Is never answered. */
    record Notification(String method, ObjectNode params) implements JsonRpc {
        public Notification {
            need(method, "method");
            need(params, "params; none are an empty object");
        }
    }

    /** The answer to a request that went well. */
    record Result(Id id, ObjectNode result) implements JsonRpc {
        public Result {
            need(id, "id");
            need(result, "result");
        }
    }

    /**
     * The answer to a request that did not.
     *
     * @param id absent where the request's own could not be read
     * @param data anything the sender adds
     */
    record Error(Optional<Id> id, int code, String message, Optional<JsonNode> data) implements JsonRpc {
        public Error {
            need(id, "id");
            need(message, "message");
            need(data, "data");
        }

        public static Error of(Id id, int code, String message) {
            return new Error(Optional.of(id), code, message, Optional.empty());
        }
    }

    /**
     * Reads one message. Members that are not known are ignored.
     *
     * @param text at most {@link JsonRpcCodec#LONGEST_CHARACTERS}; a longer one is refused
     * @throws MalformedJsonRpc for anything else, also for a batch
     */
    static JsonRpc parse(String text) throws MalformedJsonRpc {
        return JsonRpcCodec.parse(text);
    }

    /** The message as JSON, without a line break. */
    default String encode() {
        return JsonRpcCodec.encode(this);
    }

    /** An empty object to put parameters or a result into. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void need(Object part, String name) {
        if (part == null) {
            throw new IllegalArgumentException("a JSON-RPC message needs its " + name);
        }
    }
}
