package frontdesk.mcp.client;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.protocol.ProtocolVersions;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection to one MCP server, for its tools. Every method waits for the server, until the deadline at most; several
 * threads may use it at once.
 */
public final class McpClient implements AutoCloseable {

    private static final int PAGES_LIMIT = 50;
    private static final int TOOLS_LIMIT = 500;
    /** Of the whole list as JSON: room for the longest descriptions that people write. */
    private static final int LIST_CHARACTERS = 4 << 20;

    private final McpSession session;
    private final ServerFacts facts;

    private McpClient(McpSession session, ServerFacts facts) {
        this.session = session;
        this.facts = facts;
    }

    /**
     * Connects. A server that is to be spoken to in the stateless way, but answers as if it had never heard of it, is
     * spoken to with a handshake.
     *
     * @param protocol the version to offer
     * @param toolsChanged hears that the list of tools is another now, or may be; must not wait
     */
    public static McpClient open(
            McpTransport transport, String protocol, ClientInfo client, Runnable toolsChanged, Deadline deadline)
            throws McpException, InterruptedException {
        boolean open = false;
        try {
            McpClient connected = protocol.equals(ProtocolVersions.STATELESS)
                    ? stateless(transport, client, toolsChanged, deadline)
                    : opened(new HandshakeSession(transport, protocol, client, toolsChanged), deadline);
            open = true;
            return connected;
        } finally {
            if (!open) {
                transport.close();
            }
        }
    }

    private static McpClient stateless(
            McpTransport transport, ClientInfo client, Runnable toolsChanged, Deadline deadline)
            throws McpException, InterruptedException {
        try {
            return opened(new StatelessSession(transport, client, toolsChanged), deadline);
        } catch (McpException.Refused answered) {
            String newest = ProtocolVersions.offered();
            return opened(new HandshakeSession(transport, newest, client, toolsChanged), deadline);
        }
    }

    private static McpClient opened(McpSession session, Deadline deadline) throws McpException, InterruptedException {
        return new McpClient(session, session.open(deadline));
    }

    public ServerFacts facts() {
        return facts;
    }

    /**
     * All tools, page by page.
     *
     * @throws McpException also for a list that does not end
     */
    public ToolList tools(Deadline deadline) throws McpException, InterruptedException {
        List<JsonNode> tools = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        ObjectNode params = JsonRpc.object();
        long characters = 0;
        for (boolean more = facts.hasTools(); more; ) {
            ObjectNode page = session.request(HandshakeSession.LIST_TOOLS, params, Map.of(), deadline);
            page.path("tools").forEach(tools::add);
            characters += JsonRpcCodec.text(page).text().length();
            if (tools.size() > TOOLS_LIMIT || characters > LIST_CHARACTERS) {
                throw new McpException("its list of tools is too long: more than " + TOOLS_LIMIT + " tools, or "
                        + LIST_CHARACTERS + " characters");
            }
            JsonNode cursor = page.path("nextCursor");
            more = cursor.isString();
            if (more) {
                boolean seen = !cursors.add(cursor.stringValue());
                if (seen || cursors.size() == PAGES_LIMIT) {
                    throw new McpException("its list of tools does not end: " + cursors.size() + " pages, "
                            + tools.size() + " tools");
                }
                params = JsonRpc.object().put("cursor", cursor.stringValue());
            }
        }
        return ToolList.of(tools, facts.isStateless());
    }

    /**
     * Has a tool run.
     *
     * @return the {@code result}, which may well be an error of the tool; {@link ResultText} reads it
     */
    public ObjectNode call(McpTool tool, ObjectNode arguments, Deadline deadline)
            throws McpException, InterruptedException {
        ObjectNode params = JsonRpc.object().put("name", tool.name());
        params.set("arguments", arguments);
        return session.request("tools/call", params, tool.headers().mirror(arguments), deadline);
    }

    /** Says goodbye; waits a few seconds at most. */
    @Override
    public void close() {
        session.close();
    }
}
