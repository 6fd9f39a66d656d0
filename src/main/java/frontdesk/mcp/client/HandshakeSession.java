package frontdesk.mcp.client;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.ProtocolVersions;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.node.ObjectNode;

/**
 * MCP with a handshake: {@code initialize}, its answer, {@code notifications/initialized}, then everything else.
 *
 * <p>A server that has forgotten the session is greeted anew, once a request; whatever was asked is asked again, since
 * it has not been done. Nobody asks anything meanwhile. Source: MCP 2025-11-25, {@code basic/lifecycle}.
 */
final class HandshakeSession implements McpSession, McpTransport.Ear {

    static final String LIST_TOOLS = "tools/list";
    static final String TOOLS_CHANGED = "notifications/tools/list_changed";
    private static final Map<String, String> NO_HEADERS = Map.of();

    private final McpTransport transport;
    private final String offered;
    private final ClientInfo client;
    private final Runnable toolsChanged;
    private final AtomicLong lastId = new AtomicLong();
    /** Held by whoever greets the server anew. */
    private final ReentrantLock greeting = new ReentrantLock();
    /** How often we have greeted the server: two requests that find the session gone greet it once. */
    private final AtomicInteger greetings = new AtomicInteger();

    /** @param toolsChanged hears that the server's list of tools is another now, or may be; must not wait */
    HandshakeSession(McpTransport transport, String offered, ClientInfo client, Runnable toolsChanged) {
        this.transport = transport;
        this.offered = offered;
        this.client = client;
        this.toolsChanged = toolsChanged;
    }

    @Override
    public ServerFacts open(Deadline deadline) throws McpException, InterruptedException {
        transport.open(this);
        return greet(deadline);
    }

    @Override
    public ObjectNode request(String method, ObjectNode params, Map<String, String> mirrored, Deadline deadline)
            throws McpException, InterruptedException {
        int before = greetingsWhenNobodyGreets(deadline);
        try {
            return ask(method, params, deadline);
        } catch (McpException.SessionGone forgotten) {
            greetAgain(before, deadline);
        }
        ObjectNode result = ask(method, params, deadline);
        // It may have been started anew, with other tools; whoever has just asked for them knows.
        if (!method.equals(LIST_TOOLS)) {
            toolsChanged.run();
        }
        return result;
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public void notified(JsonRpc.Notification notification) {
        // Progress and the server's log are of no use to a caller on the telephone.
        if (notification.method().equals(TOOLS_CHANGED)) {
            toolsChanged.run();
        }
    }

    @Override
    public void listensAgain() {
        toolsChanged.run();
    }

    @Override
    public JsonRpc asked(JsonRpc.Request request) {
        return request.method().equals("ping")
                ? new JsonRpc.Result(request.id(), JsonRpc.object())
                : JsonRpc.Error.of(request.id(), JsonRpc.METHOD_NOT_FOUND, "this client does not offer it");
    }

    private ObjectNode ask(String method, ObjectNode params, Deadline deadline)
            throws McpException, InterruptedException {
        JsonRpc.Id id = new JsonRpc.Id.Number(lastId.incrementAndGet());
        return transport.exchange(new JsonRpc.Request(id, method, params), NO_HEADERS, deadline);
    }

    private int greetingsWhenNobodyGreets(Deadline deadline) throws McpException, InterruptedException {
        lock(deadline);
        try {
            return greetings.get();
        } finally {
            greeting.unlock();
        }
    }

    private void lock(Deadline deadline) throws McpException, InterruptedException {
        if (!greeting.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new McpException.TimedOut("it was not greeted anew in time");
        }
    }

    private void greetAgain(int before, Deadline deadline) throws McpException, InterruptedException {
        lock(deadline);
        try {
            if (greetings.get() == before) {
                greet(deadline);
            }
        } finally {
            greeting.unlock();
        }
    }

    private ServerFacts greet(Deadline deadline) throws McpException, InterruptedException {
        ObjectNode params = JsonRpc.object().put("protocolVersion", offered);
        params.putObject("capabilities");
        params.set("clientInfo", client.toJson());
        ObjectNode result = ask(McpTransport.INITIALIZE, params, deadline);
        String version = result.path("protocolVersion").asString("");
        if (!ProtocolVersions.HANDSHAKE.contains(version)) {
            throw new McpException("it speaks version \"" + McpException.oneLine(version) + "\" of MCP, and we only "
                    + String.join(", ", ProtocolVersions.HANDSHAKE));
        }
        transport.negotiated(version);
        transport.send(new JsonRpc.Notification("notifications/initialized", JsonRpc.object()), deadline);
        greetings.incrementAndGet();
        ServerFacts facts = ServerFacts.of(result.path("serverInfo"), result.path("capabilities"), version);
        if (facts.saysWhenToolsChange()) {
            transport.listen();
        }
        return facts;
    }
}
