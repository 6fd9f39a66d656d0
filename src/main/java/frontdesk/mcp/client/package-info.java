/**
 * A connection to one MCP server, for its tools.
 *
 * <p>In: a question for its tools, or a tool with its arguments, and a deadline, on the thread of whoever asks, which
 * waits. Out: {@link frontdesk.mcp.client.ToolList}s and results; and, on a thread of the wire, that the tools are
 * others now.
 *
 * <ul>
 *   <li>{@link frontdesk.mcp.client.McpClient}: the connection.
 *   <li>{@code McpSession}: the two kinds of MCP it may speak: {@code HandshakeSession} up to 2025-11-25, {@code
 *       StatelessSession} since 2026-07-28.
 *   <li>{@link frontdesk.mcp.client.McpTool} (with {@code ParameterHeaders}), {@link frontdesk.mcp.client.ToolNames}
 *       and {@link frontdesk.mcp.client.ResultText}: what becomes of a server's tools for the model.
 * </ul>
 *
 * <p>Sources: MCP, {@code basic/lifecycle} and {@code server/tools} of 2025-11-25, and their pages of 2026-07-28. Read
 * {@link frontdesk.mcp.client.McpClient} first.
 */
package frontdesk.mcp.client;
