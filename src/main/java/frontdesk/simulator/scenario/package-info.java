/**
 * What is written down of a call: the folder {@code test-audio}, as it is packed into the jar.
 *
 * <p>In: the name of a scenario. Out: a {@link frontdesk.simulator.scenario.Scenario}, one call as raw facts for both
 * ends: who calls, what is said and when, what the network does to it, what the server finds ({@link
 * frontdesk.simulator.scenario.Scenery}), and what must be seen afterwards. {@link
 * frontdesk.simulator.scenario.ScenarioFile} reads it from JSON, field by field ({@code ScenarioField}), and refuses
 * what it does not know. {@link frontdesk.simulator.scenario.TestAudio} has the speech that it is made of. Everything
 * runs on the asker's thread.
 *
 * <p>Read {@code test-audio/README.md} first, then {@link frontdesk.simulator.scenario.Scenario}.
 */
package frontdesk.simulator.scenario;
