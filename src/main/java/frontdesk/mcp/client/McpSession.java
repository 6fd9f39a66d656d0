package frontdesk.mcp.client;

import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.McpException;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation with a server, in one of the two kinds of MCP there are: with a handshake ({@link HandshakeSession},
 * up to 2025-11-25), or without any state ({@link StatelessSession}, since 2026-07-28). Safe from several threads once
 * it is open.
 */
interface McpSession {

    /** Finds out who the server is and what it can do; to be called once. */
    ServerFacts open(Deadline deadline) throws McpException, InterruptedException;

    /**
     * Asks and waits for the {@code result}.
     *
     * @param mirrored parameters that are repeated as HTTP headers, by header name; only the stateless kind does so
     */
    ObjectNode request(String method, ObjectNode params, Map<String, String> mirrored, Deadline deadline)
            throws McpException, InterruptedException;

    /** Ends it, also the way to the server; waits a few seconds at most. */
    void close();
}
