/**
 * The terminal at which a command is typed and a call is shown.
 *
 * <p>In: the arguments of a command ({@link frontdesk.simulator.terminal.Options}), or one line for the person who
 * typed them wrongly ({@link frontdesk.simulator.terminal.UsageException}). Out: lines of a call, in colour where there
 * is any ({@link frontdesk.simulator.terminal.Ink}), printed by a {@link frontdesk.simulator.terminal.Timeline} on a
 * thread of its own, so that a slow terminal holds up no call.
 *
 * <p>Read {@link frontdesk.simulator.terminal.Timeline} first.
 */
package frontdesk.simulator.terminal;
