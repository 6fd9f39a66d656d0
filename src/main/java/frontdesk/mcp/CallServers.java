package frontdesk.mcp;

import frontdesk.mcp.client.McpTool;
import frontdesk.mcp.client.ToolList;
import frontdesk.mcp.client.ToolNames;
import frontdesk.mcp.wire.HttpWire;
import frontdesk.mcp.wire.McpException;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The tools of one call: the agent's own, and those of the MCP servers it may use. At the beginning these are the
 * remembered ones; each server then connects by itself, and its tools are what it has said last.
 *
 * <p>The list is guarded by this object's monitor; everything that waits runs in the {@link Background}.
 */
final class CallServers implements ToolSource {

    private final String callSid;
    private final List<Tool> own;
    private final Background background;
    private final HttpWire wire;
    private final CommitJournal commits;
    private final ToolNames names;
    /** In the order in which the agent names the servers: it decides who keeps a name that two would like. */
    private final Map<ServerConnection, List<McpTool>> servers = new LinkedHashMap<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean over;
    private Consumer<News> news = nobody -> {};

    /** @param wire the call's own HTTP connections; closed with it */
    CallServers(String callSid, List<Tool> own, Background background, HttpWire wire, CommitJournal commits) {
        this.callSid = callSid;
        this.own = List.copyOf(own);
        this.background = background;
        this.wire = wire;
        this.commits = commits;
        this.names = new ToolNames(own.stream().map(Tool::name).toList());
    }

    /** Before everything else: a server that the agent may use. */
    void add(ServerConnection server) {
        servers.put(server, server.known().offered());
    }

    @Override
    public synchronized List<Tool> tools() {
        List<Tool> all = new ArrayList<>(own);
        servers.forEach((server, tools) -> tools.forEach(tool ->
                all.add(new RemoteTool(names.nameOf(server.known().name(), tool.name()), tool, server, commits))));
        return List.copyOf(all);
    }

    @Override
    public void connect(Consumer<News> news) {
        if (begun.getAndSet(true)) {
            return;
        }
        synchronized (this) {
            this.news = news;
        }
        servers.keySet().forEach(server -> {
            if (server.known().notBefore().isZero()) {
                background.run(() -> refresh(server, server::connect));
            } else {
                server.giveUp();
            }
        });
    }

    /** A server has said that its tools are others now, or it may have said so while nobody listened. */
    void changed(ServerConnection server) {
        background.soon(server, () -> {
            if (!over && server.mayChange()) {
                refresh(server, server::list);
            }
        });
    }

    @Override
    public void close() {
        over = true;
        background.run(() -> {
            for (ServerConnection server : servers.keySet()) {
                server.close();
            }
            wire.close();
        });
    }

    private interface Listing {
        ToolList ask() throws McpException, InterruptedException;
    }

    private void refresh(ServerConnection server, Listing listing) throws InterruptedException {
        try {
            tell(server, true, server.known().learned(listing.ask()));
        } catch (McpException failed) {
            // Whoever hangs up breaks off what was under way, which says nothing about the server.
            if (!over) {
                server.known().failed(failed, callSid);
                tell(server, false, List.of());
            }
        }
    }

    /** Under the monitor, so that what is posted last is what holds. */
    private synchronized void tell(ServerConnection server, boolean usable, List<McpTool> tools) {
        servers.put(server, tools);
        news.accept(new News(server.known().name(), usable, tools()));
    }
}
