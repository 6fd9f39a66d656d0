package frontdesk.mcp;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.HttpWire;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.Watchdog;
import frontdesk.mcp.wire.Way;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The MCP servers that calls can use, for the whole process: what is remembered of each, and the child processes.
 *
 * <p>From the start on each server is asked for its tools, in the background and until it has answered once, so that
 * the first turn of a call has them already. Nobody who serves a call ever waits here. Safe from any thread.
 */
public final class McpServers implements AutoCloseable {

    /** In place of a call in the log. */
    private static final String NO_CALL = "none";

    private final ClientInfo info;
    private final CommitJournal commits;
    private final LongSupplier nanoTime;
    private final Watchdog watchdog = new Watchdog();
    private final Background background;
    private final Map<String, KnownServer> known = new ConcurrentHashMap<>();
    private final Map<KnownServer, SharedChild> children = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<Void> firstAnswers = new CompletableFuture<>();

    /** @param commits outlives it */
    public McpServers(ClientInfo info, CommitJournal commits, LongSupplier nanoTime) {
        this.info = info;
        this.commits = commits;
        this.nanoTime = nanoTime;
        this.background = new Background((work, pause) -> watchdog.later(work, Deadline.in(pause, nanoTime)));
    }

    /**
     * Begins to ask the servers for their tools; to be called once.
     *
     * @param servers all there are; of two with one name the first counts
     */
    public void start(List<ConfiguredServer> servers) {
        servers.forEach(server -> known.putIfAbsent(server.name(), new KnownServer(server, nanoTime)));
        AtomicInteger silent = new AtomicInteger(known.size());
        if (known.isEmpty()) {
            firstAnswers.complete(null);
        }
        known.values().forEach(server -> {
            if (server.configured().way() instanceof Way.Command command) {
                children.put(server, new SharedChild(command, server, info));
            }
            background.run(() -> remember(server, () -> {
                if (silent.decrementAndGet() == 0) {
                    firstAnswers.complete(null);
                }
            }));
        });
    }

    /** Completes when each server has answered once, or was found not to. */
    public CompletableFuture<Void> firstAnswers() {
        return firstAnswers.copy();
    }

    /**
     * The tools of one call.
     *
     * @param servers those it may use, in the order in which their tools are shown; one that was not started is none
     * @param own the tools it has besides, which come first
     */
    public ToolSource forCall(String callSid, List<String> servers, List<Tool> own) {
        if (servers.isEmpty()) {
            return ToolSource.of(own);
        }
        HttpWire wire = new HttpWire(watchdog);
        CallServers call = new CallServers(callSid, own, background, wire, commits);
        servers.stream().map(known::get).filter(Objects::nonNull).forEach(server -> call.add(new ServerConnection(
                server, connection -> source(server, wire, () -> call.changed(connection)), nanoTime)));
        return call;
    }

    private ClientSource source(KnownServer server, HttpWire wire, Runnable toolsChanged) {
        SharedChild child = children.get(server);
        return child == null
                ? new OwnClient(server.configured(), wire, info, toolsChanged, nanoTime)
                : child.forCall(toolsChanged);
    }

    /** Asks until there is an answer, with longer and longer pauses. */
    private void remember(KnownServer server, Runnable askedOnce) throws InterruptedException {
        boolean answered = false;
        for (int tries = 0; !answered; tries++) {
            if (stopped.await(server.notBefore().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            answered = ask(server);
            if (tries == 0) {
                askedOnce.run();
            }
        }
    }

    private boolean ask(KnownServer server) throws InterruptedException {
        try (HttpWire wire = new HttpWire(watchdog)) {
            ServerConnection connection =
                    new ServerConnection(server, any -> source(server, wire, () -> {}), nanoTime);
            try {
                server.learned(connection.connect());
                return true;
            } catch (McpException failed) {
                server.failed(failed, NO_CALL);
                return false;
            } finally {
                connection.close();
            }
        }
    }

    /**
     * Asks for nothing more that no call needs; to be called before our own servers stop to answer. Calls go on.
     */
    public void stopAsking() {
        stopped.countDown();
        known.values().forEach(KnownServer::stopping);
    }

    /** Ends what is under way and the child processes; waits a few seconds at most. */
    @Override
    public void close() {
        stopAsking();
        background.close();
        children.values().forEach(SharedChild::close);
        watchdog.close();
    }
}
