/**
 * MCP servers on our own port, which offer tools to models elsewhere. This room speaks the protocol and knows nothing
 * of what the tools do.
 *
 * <p>In comes a POST, by way of the front door ({@link frontdesk.mcp.server.McpEndpoint}), on an HTTP thread. {@link
 * frontdesk.mcp.server.AccessRules} decide whether whoever sent it may; then one of two protocols answers with one JSON
 * message, having waited for the tool, which runs on {@link frontdesk.mcp.server.ToolThreads}:
 *
 * <ul>
 *   <li>{@code HandshakeProtocol}: versions 2024-11-05 to 2025-11-25, which begin with {@code initialize}.
 *   <li>{@code StatelessProtocol}: version 2026-07-28, in which every request says all there is to know.
 * </ul>
 *
 * <p>Nothing is remembered from one request to the next: there are no sessions, no streams and no batches (which only
 * version 2025-03-26 knew). Tools cannot ask the client for anything while they run.
 *
 * <p>Sources: {@code basic}, {@code basic/lifecycle}, {@code basic/transports} and {@code server/tools} of version
 * 2025-11-25, and their pages of 2026-07-28. Read {@link frontdesk.mcp.server.ServerTool} first.
 */
package frontdesk.mcp.server;
