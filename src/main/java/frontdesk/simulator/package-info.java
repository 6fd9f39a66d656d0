/**
 * Whole calls, offline: both far ends ship in the jar, so that the demo, the benchmark, the tests and a user without a
 * telephone all use the same two.
 *
 * <ul>
 *   <li>{@link frontdesk.simulator.telephone}: a telephone that speaks as Twilio does
 *   <li>{@link frontdesk.simulator.model}: a model that speaks as OpenAI does
 *   <li>{@link frontdesk.simulator.scenario}: one call, written down as raw facts for both ends
 *   <li>{@link frontdesk.simulator.stage}: how such a call is played, and judged by what both ends have seen
 *   <li>{@link frontdesk.simulator.terminal}: what commands are told, and how they show a call
 *   <li>{@link frontdesk.simulator.command}: the commands {@code demo}, {@code call} and {@code emulate}
 *   <li>{@link frontdesk.simulator.bench}: lean versions of both ends, that time and check every frame
 * </ul>
 *
 * <p>The two ends are strict where the real ones are and misbehave as the real ones do. Neither shares any code with
 * the rooms it is the other end of: {@code twilio} and {@code realtime} have codecs of their own, and what is read and
 * written here are plain JSON trees and raw texts. Two equal mistakes would agree.
 *
 * <p>Read {@code test-audio/README.md} first, which describes the scenario files, then {@link
 * frontdesk.simulator.scenario.Scenario} and {@link frontdesk.simulator.stage.ScenarioRun}.
 */
package frontdesk.simulator;
