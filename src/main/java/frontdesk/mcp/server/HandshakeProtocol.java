package frontdesk.mcp.server;

import frontdesk.door.HttpRequest;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.ProtocolVersions;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions that begin with {@code initialize}. Since nothing is remembered, any request may come at any time; the
 * handshake only tells the client who we are.
 */
final class HandshakeProtocol {

    /** They differ in nothing that a server with only tools and plain JSON answers does. */
    private static final List<String> VERSIONS = ProtocolVersions.HANDSHAKE;

    private final McpServer server;
    private final ToolThreads threads;

    HandshakeProtocol(McpServer server, ToolThreads threads) {
        this.server = server;
        this.threads = threads;
    }

    /** The version in the header must be one of ours, except in the request that finds one. */
    ObjectNode answer(HttpRequest http, JsonRpc.Request request) throws Refusal {
        String version = http.header(StatelessProtocol.VERSION_HEADER).orElse(VERSIONS.getFirst());
        if (!VERSIONS.contains(version) && !request.method().equals("initialize")) {
            throw StatelessProtocol.unsupported(version);
        }
        return switch (request.method()) {
            case "initialize" -> initialize(request.params());
            case "ping" -> JsonRpc.object();
            case "tools/list" -> server.list(request.params());
            case "tools/call" -> server.call(request.params(), threads);
            default -> throw Refusal.of(JsonRpc.METHOD_NOT_FOUND, "This server has tools and nothing else");
        };
    }

    /** A version that we do not speak is answered with our latest: the client decides whether it goes on. */
    private ObjectNode initialize(ObjectNode params) throws Refusal {
        String wanted = params.path("protocolVersion").stringValue("");
        if (wanted.isEmpty()) {
            throw Refusal.of(JsonRpc.INVALID_PARAMS, "\"protocolVersion\" is missing");
        }
        ObjectNode result = JsonRpc.object()
                .put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.getFirst());
        result.set("capabilities", server.capabilities());
        result.set("serverInfo", server.info());
        return result.put("instructions", server.instructions());
    }
}
