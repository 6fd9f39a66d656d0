/**
 * Three commands, each on Main's thread: in come their arguments, out an exit code and what is printed meanwhile.
 *
 * <ul>
 *   <li>{@link frontdesk.simulator.command.DemoCommand}: {@code demo}, a scenario with both ends. {@code DemoView}
 *       shows it as it is heard ({@code HeardTail} recognises how a speech begins), {@code Waterfall} where the time
 *       went.
 *   <li>{@link frontdesk.simulator.command.CallCommand}: {@code call}, the telephone alone, at a server that runs
 *       somewhere; {@code CallView} shows it.
 *   <li>{@link frontdesk.simulator.command.EmulateCommand}: {@code emulate}, the model alone.
 * </ul>
 *
 * <p>What happens is reported on the threads of both ends and shown on the timeline's. Read {@link
 * frontdesk.simulator.command.DemoCommand} first.
 */
package frontdesk.simulator.command;
