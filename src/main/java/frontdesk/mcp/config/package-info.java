/**
 * Which MCP servers there are.
 *
 * <p>In: the file {@code MCP_CONFIG} and the environment, at start, on Main's thread. Out: {@link
 * frontdesk.mcp.config.ConfiguredServer}s, immutable, and what is wrong with the others.
 *
 * <p>Source: the {@code mcpServers} file as MCP hosts share it; there is no standard for it. Read {@link
 * frontdesk.mcp.config.ConfiguredServer} first, then {@link frontdesk.mcp.config.McpServersFile}.
 */
package frontdesk.mcp.config;
