/**
 * The conversation of a call: every decision about who speaks, who is interrupted, and what the model is told of it.
 *
 * <p>In come the events that concern it, one at a time, from its call. Out go commands to the line (through {@link
 * frontdesk.call.sound}) and to the model, and wishes to the call ({@link
 * frontdesk.call.conversation.SurroundingCall}): an alarm, a tool, the end.
 *
 * <ul>
 *   <li>{@link frontdesk.call.conversation.Conversation}: who is to hear of which event; it decides nothing that one of
 *       the others can decide.
 *   <li>Whose turn it is: {@code ResponseGate} (may the model be asked to speak now?), {@code BargeIn} (was that
 *       speech, and does it interrupt?), {@code Keypad} (keys are a turn too).
 *   <li>Tools: {@code ToolCalls}, {@code PendingTools} (is every tool of a response answered?), {@code Commitments}
 *       (does the caller know what was done?).
 *   <li>What is said unasked: {@code Opening} (disclosure and greeting), {@code Holding} ("one moment"), {@code
 *       SilenceWatch} ("are you still there?"), {@code Parting} (goodbye), {@code Apology} (the model is lost); where a
 *       phrase is recorded {@code OwnWords} says it, past the model.
 *   <li>{@code ConversationRecord}: what was said and heard.
 * </ul>
 *
 * <p>Threads: none of its own and no locks. Everything here is called by whoever has the call's turn (<em>call thread
 * only</em>), which may be the socket loop: nothing waits.
 *
 * <p>Read first: {@link frontdesk.call.conversation.Conversation}, then the two hard ones, {@code ResponseGate} and
 * {@code BargeIn}.
 */
package frontdesk.call.conversation;
