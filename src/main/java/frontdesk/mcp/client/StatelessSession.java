package frontdesk.mcp.client;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.ProtocolVersions;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.HeaderValue;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * MCP without state, since 2026-07-28: every request says by itself which version it is and who asks, and its headers
 * repeat what is in it. There is no session to lose and no stream to resume. What a server wants to say by itself has
 * to be subscribed to.
 *
 * <p>Source: MCP 2026-07-28, {@code basic}, {@code basic/versioning}, {@code basic/transports/streamable-http}, {@code
 * server/discover}, {@code basic/patterns/subscriptions}.
 */
final class StatelessSession implements McpSession, McpTransport.Ear {

    private static final String VERSION = ProtocolVersions.STATELESS;
    private static final String META = "io.modelcontextprotocol/";
    private static final String LISTEN = "subscriptions/listen";
    private static final int UNSUPPORTED_VERSION = -32022;

    private final McpTransport transport;
    private final ClientInfo client;
    private final Runnable toolsChanged;
    private final AtomicLong lastId = new AtomicLong();

    /** @param toolsChanged hears that the server's list of tools is another now, or may be; must not wait */
    StatelessSession(McpTransport transport, ClientInfo client, Runnable toolsChanged) {
        this.transport = transport;
        this.client = client;
        this.toolsChanged = toolsChanged;
    }

    @Override
    public ServerFacts open(Deadline deadline) throws McpException, InterruptedException {
        transport.open(this);
        ObjectNode discovered = discover(deadline);
        if (!names(discovered.path("supportedVersions"), VERSION)) {
            throw new McpException.Refused("it does not say that it speaks version " + VERSION + " of MCP");
        }
        JsonNode serverInfo = discovered.path("_meta").path(META + "serverInfo");
        ServerFacts facts = ServerFacts.of(serverInfo, discovered.path("capabilities"), VERSION);
        if (facts.saysWhenToolsChange()) {
            ObjectNode wanted = JsonRpc.object();
            wanted.putObject("notifications").put("toolsListChanged", true);
            transport.subscribe(() -> numbered(LISTEN, wanted), headers(LISTEN));
        }
        return facts;
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
        Map<String, String> headers = headers(method);
        headers.putAll(mirrored);
        if (method.equals("tools/call")) {
            headers.put("Mcp-Name", HeaderValue.encode(params.path("name").asString("")));
        }
        ObjectNode result = transport.exchange(numbered(method, params), headers, deadline);
        String type = result.path("resultType").asString("complete");
        if (!type.equals("complete")) {
            throw new McpException("it answered with a result of type \"" + McpException.oneLine(type)
                    + "\", for which we have declared no capability");
        }
        return result;
    }

    private static Map<String, String> headers(String method) {
        return new TreeMap<>(Map.of("MCP-Protocol-Version", VERSION, "Mcp-Method", method));
    }

    private JsonRpc.Request numbered(String method, ObjectNode params) {
        ObjectNode whole = params.deepCopy();
        ObjectNode meta = whole.withObjectProperty("_meta");
        meta.put(META + "protocolVersion", VERSION);
        meta.set(META + "clientInfo", client.toJson());
        meta.putObject(META + "clientCapabilities");
        return new JsonRpc.Request(new JsonRpc.Id.Number(lastId.incrementAndGet()), method, whole);
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public void notified(JsonRpc.Notification notification) {
        if (notification.method().equals(HandshakeSession.TOOLS_CHANGED)) {
            toolsChanged.run();
        }
    }

    @Override
    public void listensAgain() {
        toolsChanged.run();
    }

    @Override
    public JsonRpc asked(JsonRpc.Request request) {
        return JsonRpc.Error.of(request.id(), JsonRpc.METHOD_NOT_FOUND, "in this version servers ask nothing");
    }

    private static boolean names(JsonNode versions, String version) {
        return versions.valueStream().anyMatch(each -> each.asString("").equals(version));
    }
}
