/**
 * What the agent can do besides talking.
 *
 * <p>In comes a {@link frontdesk.tool.ToolCall}: the name and the arguments the model wrote, and whose call it is. Out
 * goes, exactly once, a {@link frontdesk.tool.ToolResult}: a short text for the model. In between the tool runs on a
 * thread of the {@link frontdesk.tool.ToolRunner}, never on the call's own; a platform thread, unless it only waits for
 * another program. The answer is delivered on that thread, or on the timer's when the deadline comes first, and whoever
 * asked only posts it to the call.
 *
 * <p>Tools come from elsewhere: the travel experts, the house's own, MCP servers. This room knows only their shape:
 * their schema and their arguments travel unread, as {@link frontdesk.tool.JsonText}, to the tool itself, which reads
 * them as {@link frontdesk.tool.Arguments}. What is wrong with them it throws, as {@link
 * frontdesk.tool.Arguments.Refused}, and the model gets just those words.
 *
 * <p>Read first: {@link frontdesk.tool.Tool}, then {@link frontdesk.tool.ToolRunner} for what happens to tools that
 * misbehave.
 */
package frontdesk.tool;
