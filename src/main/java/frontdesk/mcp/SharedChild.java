package frontdesk.mcp;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.client.McpClient;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import frontdesk.mcp.wire.Way;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one child process of a server that is a command, for all calls: started when it is first needed, and again when
 * it is needed and has ended, as far as the server's {@link Backoff} lets it. Safe from any thread.
 */
final class SharedChild implements AutoCloseable {

    private final Way.Command command;
    private final KnownServer known;
    private final ClientInfo info;
    private final List<Runnable> toolsChanged = new CopyOnWriteArrayList<>();
    private final ReentrantLock starting = new ReentrantLock();
    private McpTransport transport;
    private McpClient client;
    private boolean startedBefore;
    private boolean closed;

    SharedChild(Way.Command command, KnownServer known, ClientInfo info) {
        this.command = command;
        this.known = known;
        this.info = info;
    }

    /** The part of one call in it, which hears of changes until it lets go. */
    ClientSource forCall(Runnable changed) {
        toolsChanged.add(changed);
        return new ClientSource() {
            @Override
            public McpClient client(Deadline deadline) throws McpException, InterruptedException {
                return running(deadline);
            }

            @Override
            public void release() {
                toolsChanged.remove(changed);
            }
        };
    }

    private McpClient running(Deadline deadline) throws McpException, InterruptedException {
        if (!starting.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new McpException.TimedOut("its process was not ready in time");
        }
        try {
            if (client == null || transport.hasEnded()) {
                start(deadline);
            }
            return client;
        } finally {
            starting.unlock();
        }
    }

    private void start(Deadline deadline) throws McpException, InterruptedException {
        Duration pause = known.notBefore();
        if (closed || !pause.isZero()) {
            throw new McpException("its process has ended and is not started again yet");
        }
        client = null;
        transport = McpTransport.to(command);
        try {
            client = McpClient.open(transport, known.configured().protocol(), info, this::tellCalls, deadline);
        } catch (McpException failed) {
            known.notRestarted();
            throw failed;
        }
        if (startedBefore) {
            known.restarted();
        }
        startedBefore = true;
    }

    private void tellCalls() {
        toolsChanged.forEach(Runnable::run);
    }

    @Override
    public void close() {
        starting.lock();
        try {
            closed = true;
            if (client != null) {
                client.close();
            }
        } finally {
            starting.unlock();
        }
    }
}
