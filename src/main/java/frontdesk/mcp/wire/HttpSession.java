package frontdesk.mcp.wire;

import java.net.http.HttpRequest;
import java.util.Optional;

/**
 * What the headers of a request say about the conversation it belongs to. Immutable: a request belongs to one session
 * as a whole, also while another thread greets the server anew.
 *
 * @param id what the server calls the session; a secret. Empty if there is none
 * @param version what both sides have agreed on; empty before that, and in the stateless kind of MCP
 */
record HttpSession(Optional<String> id, Optional<String> version) {

    static final HttpSession NONE = new HttpSession(Optional.empty(), Optional.empty());

    private static final String ID = "MCP-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";
    private static final int LONGEST_ID = 1_024;

    /** The session that the answer to {@code initialize} begins. */
    static HttpSession begunBy(HttpWire.Answer answer) throws McpException {
        Optional<String> id = answer.header(ID);
        if (id.isPresent() && !id.get().matches("[\\x21-\\x7e]{1," + LONGEST_ID + "}")) {
            throw new McpException("its session id is not 1 to " + LONGEST_ID + " visible ASCII characters");
        }
        return new HttpSession(id, Optional.empty());
    }

    HttpSession agreedOn(String version) {
        return new HttpSession(id, Optional.of(version));
    }

    void addTo(HttpRequest.Builder request) {
        version.ifPresent(agreed -> request.setHeader(VERSION, agreed));
        id.ifPresent(ours -> request.setHeader(ID, ours));
    }
}
