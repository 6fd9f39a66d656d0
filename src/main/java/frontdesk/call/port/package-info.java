/**
 * The ends of a call: the caller's line, the model and time, each a port that others speak.
 *
 * <p>In come {@link frontdesk.call.port.CallEvent}s, all that can happen to a call: from the line ({@link
 * frontdesk.call.port.LineEvent}), from the model ({@link frontdesk.call.port.ModelEvent}), from tools and from the
 * alarms that the call has set. Out go commands: {@link frontdesk.call.port.CallerLine} (play, mark, clear), {@link
 * frontdesk.call.port.ModelSession} (respond, cancel, truncate, tool result) and {@link frontdesk.call.port.Timers}. There
 * is no JSON here and no socket: who reads only this knows all that a telephone or a model has to be for a call.
 *
 * <p>Events come from any thread and are posted. Commands are given by whoever has the call's turn, and nothing that is
 * commanded waits. {@link frontdesk.call.port.ScheduledTimers} have one thread for all calls, {@code timers}.
 *
 * <p>Read {@link frontdesk.call.port.CallEvent} first.
 */
package frontdesk.call.port;
