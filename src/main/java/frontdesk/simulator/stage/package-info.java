/**
 * How a scenario is played, and judged.
 *
 * <p>In: a {@link frontdesk.simulator.scenario.Scenario}, and whoever builds a {@link frontdesk.simulator.stage.Stage}
 * for it, a whole server with an emulated model behind it. Out: what happened at both ends, and what should have and
 * did not, in words. {@link frontdesk.simulator.stage.ScenarioRun} plays it on the thread that asks for it, as long as
 * the call lasts:
 *
 * <ul>
 *   <li>{@code ScenarioCaller} is the person at the telephone.
 *   <li>{@code HeardAudio} and {@code Lateness} listen meanwhile, on the telephone network's thread: what was heard,
 *       and how late.
 *   <li>{@code ScenarioVerdict} compares it all with what is expected, {@code KeptFiles} what the server has kept.
 * </ul>
 *
 * <p>Read {@link frontdesk.simulator.stage.ScenarioRun} first, then {@code ScenarioVerdict}.
 */
package frontdesk.simulator.stage;
