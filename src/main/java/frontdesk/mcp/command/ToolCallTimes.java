package frontdesk.mcp.command;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.client.McpClient;
import frontdesk.mcp.client.McpTool;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.HttpWire;
import frontdesk.mcp.wire.McpException;
import frontdesk.mcp.wire.McpTransport;
import frontdesk.mcp.wire.Watchdog;
import frontdesk.tool.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/** How long a tool of a server takes to answer our client: for the benchmark. Waits on the caller's thread. */
public final class ToolCallTimes {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final ClientInfo client;
    private final LongSupplier nanoTime;

    public ToolCallTimes(ClientInfo client, LongSupplier nanoTime) {
        this.client = client;
        this.nanoTime = nanoTime;
    }

    /**
     * Calls a tool so many times over one session, one call after the other.
     *
     * @param arguments an object
     * @param nanos hears of each call how long it took, from asking to the parsed answer
     * @throws IOException if the server is not reached, or the tool answers with an error
     */
    public void measure(ConfiguredServer server, String tool, JsonText arguments, int times, LongConsumer nanos)
            throws IOException, InterruptedException {
        ObjectNode given = (ObjectNode) JsonRpcCodec.tree(arguments);
        try (Watchdog watchdog = new Watchdog();
                HttpWire wire = new HttpWire(watchdog);
                McpClient session = McpClient.open(
                        McpTransport.to(server.way(), wire, nanoTime),
                        server.protocol(),
                        client,
                        () -> {},
                        deadline())) {
            McpTool called = session.tools(deadline())
                    .find(tool)
                    .orElseThrow(() -> new McpException("it has no tool " + tool));
            for (int i = 0; i < times; i++) {
                long before = nanoTime.getAsLong();
                ObjectNode result = session.call(called, given, deadline());
                nanos.accept(nanoTime.getAsLong() - before);
                if (result.path("isError").asBoolean(false)) {
                    throw new McpException("the tool " + tool + " answered with an error");
                }
            }
        } catch (McpException failed) {
            throw new IOException("MCP server " + server.name() + ": " + failed.getMessage(), failed);
        }
    }

    private Deadline deadline() {
        return Deadline.in(WITHIN, nanoTime);
    }
}
