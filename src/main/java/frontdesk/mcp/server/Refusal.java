package frontdesk.mcp.server;

import frontdesk.mcp.protocol.JsonRpc;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request that is answered with a JSON-RPC error. It is the client's doing, so it carries no stack trace. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int OK = 200;

    private final int status;
    private final int code;
    private final transient Optional<JsonNode> data;

    private Refusal(int status, int code, String message, Optional<JsonNode> data) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    /** One that HTTP takes for a success, as most JSON-RPC errors are. */
    static Refusal of(int code, String message) {
        return new Refusal(OK, code, message, Optional.empty());
    }

    static Refusal of(int status, int code, String message) {
        return new Refusal(status, code, message, Optional.empty());
    }

    Refusal with(JsonNode data) {
        return new Refusal(status, code, getMessage(), Optional.of(data));
    }

    int status() {
        return status;
    }

    JsonRpc.Error toError(JsonRpc.Id id) {
        return new JsonRpc.Error(Optional.of(id), code, getMessage(), data);
    }
}
