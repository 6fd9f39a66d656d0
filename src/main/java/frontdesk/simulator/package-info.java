/**
 * Whole calls, offline: both far ends ship in the jar, so that the demo, the benchmark, the tests and a user without a
 * telephone all use the same two.
 *
 * <ul>
 *   <li>{@link frontdesk.simulator.telephone}: a telephone that speaks as Twilio does
 *   <li>{@link frontdesk.simulator.model}: a model that speaks as OpenAI does
 *   <li>{@link frontdesk.simulator.bench}: lean versions of both, that time and check every frame
 * </ul>
 *
 * <p>They are strict where the real ones are and misbehave as the real ones do. Neither shares any code with the rooms
 * it is the other end of: {@code twilio} and {@code realtime} have codecs of their own, and what is read and written
 * here are plain JSON trees and raw texts. Two equal mistakes would agree.
 *
 * <p>In this room, both at once: a {@link frontdesk.simulator.Scenario} is one call as raw facts for both ends.
 * {@link frontdesk.simulator.ScenarioRun} plays it on a {@link frontdesk.simulator.Stage} and judges what both have
 * seen, on the thread that asked for it; {@link frontdesk.simulator.DemoCommand} shows it while it happens. The other
 * two commands are {@link frontdesk.simulator.CallCommand} and {@link frontdesk.simulator.EmulateCommand}.
 *
 * <p>Read {@code test-audio/README.md} first, which describes the scenario files, then
 * {@link frontdesk.simulator.Scenario}.
 */
package frontdesk.simulator;
