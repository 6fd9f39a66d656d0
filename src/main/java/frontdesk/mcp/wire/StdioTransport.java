package frontdesk.mcp.wire;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.JsonRpc.Id;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.protocol.MalformedJsonRpc;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that is a child process: one message a line on its stdin and stdout. When the process ends, so does
 * everything that waits for it, and a new transport is needed.
 *
 * <p>Answers are matched by id on the process's reading thread; whoever asks waits for theirs. Source: MCP 2025-11-25,
 * {@code basic/transports}, "stdio".
 */
final class StdioTransport implements McpTransport {

    private static final Logger log = LoggerFactory.getLogger(StdioTransport.class);

    private final Way.Command way;
    private final Map<Id, CompletableFuture<JsonRpc>> waiting = new ConcurrentHashMap<>();
    private volatile Ear ear;
    private volatile ChildProcess process;
    private volatile boolean ended;

    StdioTransport(Way.Command way) {
        this.way = way;
    }

    @Override
    public void open(Ear ear) throws McpException {
        this.ear = ear;
        if (process != null) {
            return;
        }
        try {
            process = ChildProcess.start(way.command(), way.environment(), this::hear, this::ended);
        } catch (IOException notStarted) {
            throw new McpException("the command cannot be started: " + McpException.oneLine(notStarted.getMessage()));
        }
    }

    @Override
    public ObjectNode exchange(JsonRpc.Request request, Map<String, String> headers, Deadline deadline)
            throws McpException, InterruptedException {
        CompletableFuture<JsonRpc> answer = new CompletableFuture<>();
        waiting.put(request.id(), answer);
        try {
            send(request, deadline);
            if (ended) {
                throw new McpException("its process has ended");
            }
            return result(answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            tellCancelled(request);
            throw new McpException.TimedOut("there was no answer in time");
        } catch (InterruptedException stopped) {
            tellCancelled(request);
            throw stopped;
        } catch (ExecutionException failed) {
            throw new McpException(failed.getCause().getMessage());
        } finally {
            waiting.remove(request.id());
        }
    }

    /** Puts the line into the queue of the process; waits for nothing. */
    @Override
    public void send(JsonRpc message, Deadline deadline) throws McpException {
        if (!process.write(message.encode())) {
            throw new McpException("its process does not read what it is sent");
        }
    }

    @Override
    public void negotiated(String version) {
        // A line has no headers.
    }

    @Override
    public void listen() {
        // Notifications come on stdout like everything else.
    }

    @Override
    public void subscribe(Supplier<JsonRpc.Request> request, Map<String, String> headers) {
        process.write(request.get().encode());
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private static ObjectNode result(JsonRpc answer) throws McpException {
        return switch (answer) {
            case JsonRpc.Result result -> result.result();
            case JsonRpc.Error error -> throw new McpException.Refused(error);
            case JsonRpc.Request other -> throw new IllegalStateException("not an answer: " + other.method());
            case JsonRpc.Notification other -> throw new IllegalStateException("not an answer: " + other.method());
        };
    }

    private void tellCancelled(JsonRpc.Request request) {
        if (!request.method().equals(INITIALIZE)) {
            process.write(McpTransport.cancelled(request, "nobody waits for it any more").encode());
        }
    }

    /** On the process's reading thread. A line that is no message is somebody's log in the wrong place. */
    private void hear(String line) {
        try {
            for (JsonRpc message : JsonRpcCodec.parseBatch(line)) {
                hear(message);
            }
        } catch (MalformedJsonRpc malformed) {
            log.debug("[MCP] a line of a child process was ignored problem=\"{}\"", malformed.getMessage());
        }
    }

    private void hear(JsonRpc message) {
        switch (message) {
            case JsonRpc.Result result -> answered(result.id(), result);
            case JsonRpc.Error error -> error.id().ifPresent(id -> answered(id, error));
            case JsonRpc.Notification notification -> ear.notified(notification);
            case JsonRpc.Request request -> process.write(ear.asked(request).encode());
        }
    }

    private void answered(Id id, JsonRpc answer) {
        CompletableFuture<JsonRpc> waits = waiting.get(id);
        if (waits != null) {
            waits.complete(answer);
        }
    }

    private void ended(String how) {
        ended = true;
        waiting.values().forEach(answer ->
                answer.completeExceptionally(new IOException("its process has ended: " + how)));
    }
}
