/**
 * The Model Context Protocol: tools that other programs offer, over HTTP or on the pipes of a child process.
 *
 * <p>From the wire inwards:
 *
 * <ul>
 *   <li>{@link frontdesk.mcp.JsonRpc}: the messages, one a POST, an event or a line. They know no thread and no socket.
 *   <li>{@code McpTransport}: one question and its answer. {@code HttpTransport} (with {@code HttpWire}, {@code
 *       HttpSession}, {@code SseReader}, {@code ListeningStream}) is Streamable HTTP, {@code StdioTransport} (with
 *       {@code ChildProcess}) a child process.
 *   <li>{@code McpSession}: the two kinds of MCP: {@code HandshakeSession} up to 2025-11-25, {@code StatelessSession}
 *       since 2026-07-28.
 *   <li>{@code McpClient}: a connection to a server, for its tools: {@code McpTool}, {@code ToolNames}, {@code
 *       ResultText} are what becomes of them for the model.
 *   <li>{@link frontdesk.mcp.McpServers}: what all calls know together of the servers ({@code KnownServer}); {@code
 *       CallServers} are the tools of one call, with a {@code ServerConnection} to each server and a {@code RemoteTool}
 *       for each tool; {@link frontdesk.mcp.CommitJournal}: which of them were asked to change something.
 *   <li>{@link frontdesk.mcp.ConfiguredServer}: where a server is, from {@link frontdesk.mcp.McpServersFile}; {@link
 *       frontdesk.mcp.McpCommand}: the command {@code mcp}.
 * </ul>
 *
 * <p>Threads: whoever asks waits on their own thread, to the deadline at most ({@code Watchdog}); it is never a call's
 * own. What a server says is untrusted: everything is bounded, nothing it names is fetched.
 *
 * <p>Sources: the specification at modelcontextprotocol.io, versions 2024-11-05 to 2026-07-28, and JSON-RPC 2.0. Read
 * {@code McpClient} first. Our own servers are in {@link frontdesk.mcp.server}.
 */
package frontdesk.mcp;
