package frontdesk.mcp;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.client.McpClient;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.HttpWire;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** A call's own client of a server that is reached by HTTP: a session of its own, connected when it is first needed. */
final class OwnClient implements ClientSource {

    private final ConfiguredServer server;
    private final HttpWire wire;
    private final ClientInfo info;
    private final Runnable toolsChanged;
    private final LongSupplier nanoTime;
    private final ReentrantLock connecting = new ReentrantLock();
    private McpClient client;

    OwnClient(
            ConfiguredServer server, HttpWire wire, ClientInfo info, Runnable toolsChanged, LongSupplier nanoTime) {
        this.server = server;
        this.wire = wire;
        this.info = info;
        this.toolsChanged = toolsChanged;
        this.nanoTime = nanoTime;
    }

    @Override
    public McpClient client(Deadline deadline) throws McpException, InterruptedException {
        connecting.lockInterruptibly();
        try {
            if (client == null) {
                client = McpClient.open(
                        McpTransport.to(server.way(), wire, nanoTime), server.protocol(), info, toolsChanged, deadline);
            }
            return client;
        } finally {
            connecting.unlock();
        }
    }

    @Override
    public void release() {
        connecting.lock();
        try {
            if (client != null) {
                client.close();
            }
        } finally {
            connecting.unlock();
        }
    }
}
