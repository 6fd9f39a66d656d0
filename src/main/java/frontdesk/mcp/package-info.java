/**
 * The Model Context Protocol: tools that other programs offer.
 *
 * <p>In and out: {@link frontdesk.mcp.JsonRpc} messages, one a POST or a line. They know no thread and no socket.
 *
 * <p>Sources: the specification at modelcontextprotocol.io, versions 2024-11-05 to 2026-07-28, and JSON-RPC 2.0. Read
 * {@link frontdesk.mcp.JsonRpc} first.
 */
package frontdesk.mcp;
