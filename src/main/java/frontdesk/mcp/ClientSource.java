package frontdesk.mcp;

import frontdesk.mcp.client.McpClient;
import frontdesk.mcp.wire.Deadline;
import frontdesk.mcp.wire.McpException;

/** Where the client of a server comes from: a call's own, or the one of a child process that all calls share. */
interface ClientSource {

    /** The client, connected; waits to the deadline at most. */
    McpClient client(Deadline deadline) throws McpException, InterruptedException;

    /** The call needs it no more; waits a few seconds at most. */
    void release();
}
