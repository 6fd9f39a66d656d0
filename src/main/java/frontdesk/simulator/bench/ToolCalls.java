package frontdesk.simulator.bench;

import java.io.IOException;
import java.net.URI;
import java.util.function.LongConsumer;

/** Calls a tool of the MCP server that the server under test has on its port. */
public interface ToolCalls {

    /**
     * One call after the other; waits for each.
     *
     * @param server without a path
     * @param nanos hears how long each took
     */
    void call(URI server, String token, int times, LongConsumer nanos) throws IOException, InterruptedException;
}
