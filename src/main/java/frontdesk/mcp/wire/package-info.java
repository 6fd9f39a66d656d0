/**
 * The way to an MCP server and back: over HTTP, or on the pipes of a child process.
 *
 * <p>In: a question and a deadline, on the thread of whoever asks, which waits; it is never a call's own. Out: its
 * answer, or an {@link frontdesk.mcp.wire.McpException}; and what the server says by itself, on threads of this room
 * ({@code mcp-listen}, {@code mcp-out}), which must not wait.
 *
 * <ul>
 *   <li>{@link frontdesk.mcp.wire.Way}: how a server is reached; {@link frontdesk.mcp.wire.McpTransport}: one question
 *       and its answer over it.
 *   <li>{@code HttpTransport} is Streamable HTTP: {@code HttpSession} is what its headers say, {@code SseReader} reads
 *       answers that are streams, {@code ListeningStream} is the one that belongs to no question (with {@code
 *       Reopening}), {@code RefusedAnswer} what an HTTP status means. {@code HttpWire} are the connections.
 *   <li>{@code StdioTransport} is a child process, with {@code ChildProcess}.
 *   <li>{@link frontdesk.mcp.wire.Deadline} and {@link frontdesk.mcp.wire.Watchdog}: nobody waits longer than they
 *       want; {@code Secrets}: nothing of them gets into a log.
 * </ul>
 *
 * <p>What a server says is untrusted: everything is bounded, nothing it names is fetched.
 *
 * <p>Sources: MCP 2025-11-25, {@code basic/transports}; 2026-07-28, {@code basic/transports/streamable-http}; the
 * WHATWG HTML standard for server-sent events. Read {@link frontdesk.mcp.wire.McpTransport} first.
 */
package frontdesk.mcp.wire;
