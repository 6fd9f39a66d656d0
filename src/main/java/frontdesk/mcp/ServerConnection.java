package frontdesk.mcp;

import frontdesk.mcp.client.McpClient;
import frontdesk.mcp.client.ToolList;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.McpException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * One call's connection to one server: not there yet, there, or failed. Tools wait for it; {@link #close} waits for the
 * tools that use it. Safe from any thread.
 */
final class ServerConnection {

    static final int CHANGES_LIMIT = 50;

    private final KnownServer known;
    private final ClientSource source;
    private final LongSupplier nanoTime;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    /** Whoever uses the client reads; whoever closes it writes. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile boolean closed;

    /** @param source made of what is to be run when the server's tools have changed */
    ServerConnection(KnownServer known, Function<ServerConnection, ClientSource> source, LongSupplier nanoTime) {
        this.known = known;
        this.nanoTime = nanoTime;
        this.source = source.apply(this);
    }

    KnownServer known() {
        return known;
    }

    ConfiguredServer server() {
        return known.configured();
    }

    Deadline deadline() {
        return Deadline.in(server().timeout(), nanoTime);
    }

    /** Connects and asks for the tools; the tools that are called meanwhile wait for it. */
    ToolList connect() throws McpException, InterruptedException {
        try {
            ToolList tools = list();
            ready.complete(null);
            return tools;
        } catch (McpException | InterruptedException failed) {
            ready.completeExceptionally(failed);
            throw failed;
        }
    }

    /** It failed for somebody else a moment ago, and is not even tried. */
    void giveUp() {
        ready.completeExceptionally(new McpException("it failed a moment ago and is not tried again yet"));
    }

    /** Asks a server that is connected for its tools. */
    ToolList list() throws McpException, InterruptedException {
        Deadline deadline = deadline();
        return source.client(deadline).tools(deadline);
    }

    /** Whether it is still asked again when its tools have changed: one that changes them all the time is not. */
    boolean mayChange() {
        return changes.incrementAndGet() <= CHANGES_LIMIT;
    }

    /** The right to use the client, until it is closed. */
    record Use(McpClient client, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /** Waits for the connection, to the deadline at most. */
    Use use(Deadline deadline) throws McpException, InterruptedException {
        try {
            ready.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new McpException.TimedOut("it was not connected in time");
        } catch (ExecutionException failed) {
            throw new McpException("it could not be connected: " + failed.getCause().getMessage());
        }
        if (closed || !inUse.readLock().tryLock()) {
            throw new McpException("the call is over");
        }
        boolean used = false;
        try {
            Use use = new Use(source.client(deadline), inUse.readLock()::unlock);
            used = true;
            return use;
        } finally {
            if (!used) {
                inUse.readLock().unlock();
            }
        }
    }

    /** Nothing begins to use it from now on; waits for whoever does, as long as an answer may take. */
    void close() throws InterruptedException {
        closed = true;
        ready.completeExceptionally(new McpException("the call is over"));
        if (inUse.writeLock().tryLock(server().timeout().toNanos(), TimeUnit.NANOSECONDS)) {
            inUse.writeLock().unlock();
        }
        source.release();
    }
}
