/**
 * Visits to one MCP server, without a call: the command {@code mcp} ({@link frontdesk.mcp.command.McpCommand}), and
 * what the benchmark measures ({@link frontdesk.mcp.command.ToolCallTimes}).
 *
 * <p>In: the arguments of the command, or a server and a tool. Out: what is printed and an exit code, or how long it
 * took. Everything waits on Main's thread, to a deadline at most.
 *
 * <p>Read {@link frontdesk.mcp.command.McpCommand} first; {@code docs/MCP.md} says how it is used.
 */
package frontdesk.mcp.command;
