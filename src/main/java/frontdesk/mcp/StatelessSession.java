package frontdesk.mcp;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * MCP without state, since 2026-07-28: every request says by itself which version it is and who asks, and its headers
 * repeat what is in it. There is no session to lose and no stream to resume.
 *
 * <p>Source: MCP 2026-07-28, {@code basic}, {@code basic/versioning}, {@code basic/transports/streamable-http}, {@code
 * server/discover}.
 */
final class StatelessSession implements McpSession, McpTransport.Ear {

    private static final String VERSION = ProtocolVersions.STATELESS;
    private static final String META = "io.modelcontextprotocol/";
    private static final int UNSUPPORTED_VERSION = -32022;

    private final McpTransport transport;
    private final ClientInfo client;
    private final AtomicLong lastId = new AtomicLong();

    StatelessSession(McpTransport transport, ClientInfo client) {
        this.transport = transport;
        this.client = client;
    }

    @Override
    public ServerFacts open(Deadline deadline) throws McpException, InterruptedException {
        transport.open(this);
        ObjectNode discovered = discover(deadline);
        if (!names(discovered.path("supportedVersions"), VERSION)) {
            throw new McpException.Refused("it does not say that it speaks version " + VERSION + " of MCP");
        }
        JsonNode serverInfo = discovered.path("_meta").path(META + "serverInfo");
        return ServerFacts.of(serverInfo, discovered.path("capabilities"), VERSION);
    }

    /** A server that refuses the version and names it among those it speaks is taken at its word, once. */
    private ObjectNode discover(Deadline deadline) throws McpException, InterruptedException {
        try {
            return request("server/discover", JsonRpc.object(), Map.of(), deadline);
        } catch (McpException.Refused refused) {
            boolean speaksIt = refused.code().orElse(0) == UNSUPPORTED_VERSION
                    && refused.data().filter(data -> names(data.path("supported"), VERSION)).isPresent();
            if (!speaksIt) {
                throw refused;
            }
            return request("server/discover", JsonRpc.object(), Map.of(), deadline);
        }
    }

    @Override
    public ObjectNode request(String method, ObjectNode params, Map<String, String> mirrored, Deadline deadline)
            throws McpException, InterruptedException {
        ObjectNode whole = params.deepCopy();
        ObjectNode meta = whole.withObjectProperty("_meta");
        meta.put(META + "protocolVersion", VERSION);
        meta.set(META + "clientInfo", client.toJson());
        meta.putObject(META + "clientCapabilities");
        Map<String, String> headers = new TreeMap<>(mirrored);
        headers.put("MCP-Protocol-Version", VERSION);
        headers.put("Mcp-Method", method);
        if (method.equals("tools/call")) {
            headers.put("Mcp-Name", HeaderValue.encode(params.path("name").asString("")));
        }
        JsonRpc.Id id = new JsonRpc.Id.Number(lastId.incrementAndGet());
        ObjectNode result = transport.exchange(new JsonRpc.Request(id, method, whole), headers, deadline);
        String type = result.path("resultType").asString("complete");
        if (!type.equals("complete")) {
            throw new McpException("it answered with a result of type \"" + McpException.oneLine(type)
                    + "\", for which we have declared no capability");
        }
        return result;
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public void notified(JsonRpc.Notification notification) {
        // Nothing was subscribed to.
    }

    @Override
    public JsonRpc asked(JsonRpc.Request request) {
        return JsonRpc.Error.of(request.id(), JsonRpc.METHOD_NOT_FOUND, "in this version servers ask nothing");
    }

    private static boolean names(JsonNode versions, String version) {
        return versions.valueStream().anyMatch(each -> each.asString("").equals(version));
    }
}
