package frontdesk.mcp.wire;

import frontdesk.mcp.protocol.JsonRpc;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way to one MCP server and back. Several threads may have exchanges under way at the same time.
 */
public interface McpTransport {

    /** The one question that is asked outside of every session. Nobody may cancel it. */
    String INITIALIZE = "initialize";

    /** Hears what a server says without having been asked; called on the transport's threads, must not wait. */
    interface Ear {
        void notified(JsonRpc.Notification notification);

        /** @return the answer, a result or an error */
        JsonRpc asked(JsonRpc.Request request);

        /** It is listened to again after a while in which it was not: what it said meanwhile is lost. */
        void listensAgain();
    }

    /** Makes the way ready, before everything else; called again, it only changes who hears. */
    void open(Ear ear) throws McpException;

    /**
     * Asks and waits for the answer.
     *
     * <p>At the deadline, or when the thread is interrupted, it stops waiting and tells the server so. It may have run
     * by then: only {@link McpException.SessionGone} says that it has not.
     *
     * @param headers go with the request where the way has headers
     * @return the {@code result}
     * @throws McpException.Refused for an error of the server
     */
    ObjectNode exchange(JsonRpc.Request request, Map<String, String> headers, Deadline deadline)
            throws McpException, InterruptedException;

    /** Says something that is not answered. */
    void send(JsonRpc message, Deadline deadline) throws McpException, InterruptedException;

    /** The version both sides speak from now on, one of those with a handshake. */
    void negotiated(String version);

    /** Listens, or listens anew, for what the server says while nothing is asked of it, as long as it offers that. */
    void listen();

    /**
     * The same where the server has to be asked for it: the answer is what it says, as long as it likes.
     *
     * @param request makes the question, each time it is asked
     */
    void subscribe(Supplier<JsonRpc.Request> request, Map<String, String> headers);

    /** Whether it has ended by itself, so that a new one is needed; where requests connect anew, it never has. */
    default boolean hasEnded() {
        return false;
    }

    /** Ends what is under way and lets go of everything; waits a few seconds at most. Safe to call twice. */
    void close();

    /** The way that is configured; nothing is opened yet. */
    static McpTransport to(Way way, HttpWire wire, LongSupplier nanoTime) {
        return switch (way) {
            case Way.Url http -> new HttpTransport(http, wire, nanoTime);
            case Way.Command child -> to(child);
        };
    }

    /** The way to a child process, which is not started yet. */
    static McpTransport to(Way.Command child) {
        return new StdioTransport(child);
    }

    /** What a server is told about a request whose answer nobody waits for any more. */
    static JsonRpc.Notification cancelled(JsonRpc.Request request, String reason) {
        ObjectNode params = JsonRpc.object();
        switch (request.id()) {
            case JsonRpc.Id.Number number -> params.put("requestId", number.value());
            case JsonRpc.Id.Text text -> params.put("requestId", text.value());
        }
        return new JsonRpc.Notification("notifications/cancelled", params.put("reason", reason));
    }
}
