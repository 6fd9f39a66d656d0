/**
 * The tools with which an agent leaves a call. They belong to the house, not to a business.
 *
 * <p>In comes what the model asked for, on a tool's thread; out goes a {@link frontdesk.tool.ToolResult} with a {@link
 * frontdesk.tool.Farewell} in it. Nothing here ends a call: the call itself decides whether it may be left now, and
 * when the goodbye has been heard ({@code call/Parting}). Read {@link frontdesk.farewell.EndCallTool} first.
 */
package frontdesk.farewell;
