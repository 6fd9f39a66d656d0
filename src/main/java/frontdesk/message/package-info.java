/**
 * Taking a message for whoever owns the line, when nobody can help right now.
 *
 * <p>In comes a {@link frontdesk.tool.ToolCall} of {@code take_message}, on a thread of the tool runner. Out go
 * messages into the outbox ({@link frontdesk.outbox.Outbox}), on the disk before the caller is told anything. It
 * belongs to no business: any agent may be given it. Of voicemails, which callers leave without an agent, the owner is
 * told the same way ({@link frontdesk.message.VoicemailNotice}, on the webhook's thread).
 *
 * <p>Read {@link frontdesk.message.TakeMessageTool} first.
 */
package frontdesk.message;
