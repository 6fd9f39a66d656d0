package frontdesk.mcp.protocol;

import java.util.Optional;

/** Text that is not one JSON-RPC message: what is wrong with it, and what a server answers. */
public final class MalformedJsonRpc extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Optional<JsonRpc.Id> id;

    MalformedJsonRpc(int code, Optional<JsonRpc.Id> id, String problem) {
        super(problem);
        this.code = code;
        this.id = id;
    }

    /** {@link JsonRpc#PARSE_ERROR} for what is not JSON, {@link JsonRpc#INVALID_REQUEST} for JSON of another shape. */
    public int code() {
        return code;
    }

    /** The answer to whoever sent it, with its id if that could be read. */
    public JsonRpc.Error toError() {
        return new JsonRpc.Error(id, code, getMessage(), Optional.empty());
    }
}
