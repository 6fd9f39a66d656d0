/**
 * The Model Context Protocol: tools that other programs offer, for calls; and, in a part of its own, tools of ours for
 * models elsewhere.
 *
 * <p>From the wire inwards, each part knowing only those before it:
 *
 * <ul>
 *   <li>{@link frontdesk.mcp.protocol}: the messages and the versions.
 *   <li>{@link frontdesk.mcp.wire}: a question and its answer, over HTTP or with a child process.
 *   <li>{@link frontdesk.mcp.client}: a connection to one server, for its tools; {@link frontdesk.mcp.config}: which
 *       servers there are.
 *   <li>this one: what calls have of them. {@link frontdesk.mcp.command}: the command {@code mcp}, without a call.
 *   <li>{@link frontdesk.mcp.server}: servers of our own. It shares nothing but the messages with the others.
 * </ul>
 *
 * <p>Here, in: the servers that are configured, at start; then calls, and their tools. Out: to each call a {@link
 * frontdesk.tool.ToolSource}, and news of it.
 *
 * <ul>
 *   <li>{@link frontdesk.mcp.McpServers}: what all calls know together of the servers ({@code KnownServer}, with its
 *       {@code Backoff}), and their child processes ({@code SharedChild}).
 *   <li>{@code CallServers}: the tools of one call, with a {@code ServerConnection} to each server, whose client is the
 *       call's own ({@code OwnClient}) or the one of a child process ({@code ClientSource} is either), and a {@code
 *       RemoteTool} for each tool.
 *   <li>{@link frontdesk.mcp.CommitJournal}: which of them were asked to change something.
 * </ul>
 *
 * <p>Threads: a tool waits for its server on the tool's own thread; everything else that waits is in the {@code
 * Background}. Neither is ever a call's own. What a server says is untrusted: everything is bounded.
 *
 * <p>Sources: the specification at modelcontextprotocol.io, versions 2024-11-05 to 2026-07-28. Read {@link
 * frontdesk.mcp.McpServers} first.
 */
package frontdesk.mcp;
