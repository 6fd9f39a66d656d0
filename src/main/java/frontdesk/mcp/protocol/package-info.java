/**
 * What both ends of the Model Context Protocol have in common, ours as a client and ours as a server: its messages and
 * its versions.
 *
 * <p>In: a text that came from somebody else. Out: {@link frontdesk.mcp.protocol.JsonRpc}, or why it is none ({@link
 * frontdesk.mcp.protocol.MalformedJsonRpc}); and back. Only {@code JsonRpcCodec} turns the one into the other. Nothing
 * here knows a thread or a socket: everything runs on the asker's thread.
 *
 * <p>Sources: JSON-RPC 2.0; MCP, {@code basic} and {@code basic/versioning}, 2024-11-05 to 2026-07-28. Read {@link
 * frontdesk.mcp.protocol.JsonRpc} first.
 */
package frontdesk.mcp.protocol;
