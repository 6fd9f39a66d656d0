package frontdesk.mcp.server;

import frontdesk.door.HttpRequest;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.ProtocolVersions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Version 2026-07-28. Every request names its version and the client's capabilities in {@code _meta}, and repeats
 * version, method and tool in headers, so that a proxy can route without reading; where both disagree it is refused.
 */
final class StatelessProtocol {

    private static final String VERSION = ProtocolVersions.STATELESS;

    static final String VERSION_HEADER = "MCP-Protocol-Version";
    private static final String META = "io.modelcontextprotocol/";
    private static final String VERSION_KEY = META + "protocolVersion";
    private static final String CAPABILITIES_KEY = META + "clientCapabilities";
    private static final String SERVER_KEY = META + "serverInfo";

    private static final int HEADER_MISMATCH = -32020;
    private static final int UNSUPPORTED_VERSION = -32022;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /** Tools change with the program, so an hour is short. */
    private static final long LIST_GOOD_FOR_MS = 3_600_000;

    private final McpServer server;
    private final ToolThreads threads;

    StatelessProtocol(McpServer server, ToolThreads threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Whether a request is meant in this way, rightly or wrongly. */
    static boolean isMeant(HttpRequest http, JsonRpc.Request request) {
        return http.header(VERSION_HEADER).filter(VERSION::equals).isPresent()
                || request.params().path("_meta").has(VERSION_KEY);
    }

    ObjectNode answer(HttpRequest http, JsonRpc.Request request) throws Refusal {
        checkVersion(http, request.params().path("_meta"));
        checkHeader(http, "Mcp-Method", request.method());
        return switch (request.method()) {
            case "server/discover" -> cacheable(discovered());
            case "tools/list" -> cacheable(server.list(request.params()));
            case "tools/call" -> {
                checkHeader(http, "Mcp-Name", request.params().path("name").stringValue(""));
                yield complete(server.call(request.params(), threads));
            }
            default ->
                throw Refusal.of(NOT_FOUND, JsonRpc.METHOD_NOT_FOUND, "This server has tools and nothing else");
        };
    }

    private static void checkVersion(HttpRequest http, JsonNode meta) throws Refusal {
        Optional<String> header = http.header(VERSION_HEADER);
        String version = meta.path(VERSION_KEY).stringValue("");
        if (header.isEmpty() || !version.isEmpty() && !version.equals(header.get())) {
            throw Refusal.of(BAD_REQUEST, HEADER_MISMATCH,
                    "The header " + VERSION_HEADER + " must be there and say what _meta says");
        }
        if (!header.get().equals(VERSION)) {
            throw unsupported(header.get());
        }
        if (version.isEmpty() || !meta.path(CAPABILITIES_KEY).isObject()) {
            throw Refusal.of(BAD_REQUEST, JsonRpc.INVALID_PARAMS,
                    "_meta must have " + VERSION_KEY + " and " + CAPABILITIES_KEY);
        }
    }

    /** What is said to whoever wants another version, in either way of speaking. */
    static Refusal unsupported(String version) {
        ObjectNode data = JsonRpc.object().put("requested", version);
        data.putArray("supported").add(VERSION);
        return Refusal.of(BAD_REQUEST, UNSUPPORTED_VERSION, "Unsupported protocol version; supported are " + VERSION
                        + ", and after initialize " + String.join(", ", ProtocolVersions.HANDSHAKE))
                .with(data);
    }

    /** What a header cannot carry as it is comes as {@code =?base64?...?=}, in UTF-8 below. */
    private static void checkHeader(HttpRequest http, String header, String expected) throws Refusal {
        String base64 = Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8));
        String said = http.header(header).orElse("");
        if (!said.equals(expected) && !said.equals("=?base64?" + base64 + "?=")) {
            throw Refusal.of(BAD_REQUEST, HEADER_MISMATCH,
                    "The header " + header + " must be there and say what the message says");
        }
    }

    private ObjectNode discovered() {
        ObjectNode result = JsonRpc.object();
        result.putArray("supportedVersions").add(VERSION);
        result.set("capabilities", server.capabilities());
        return result.put("instructions", server.instructions());
    }

    /** The same for everybody who has the token, and for nobody else. */
    private ObjectNode cacheable(ObjectNode result) {
        return complete(result).put("ttlMs", LIST_GOOD_FOR_MS).put("cacheScope", "private");
    }

    private ObjectNode complete(ObjectNode result) {
        result.put("resultType", "complete");
        result.putObject("_meta").set(SERVER_KEY, server.info());
        return result;
    }
}
