/**
 * Both far ends of a call, offline: a telephone that speaks as Twilio does and a model that speaks as OpenAI does.
 * They are strict where the real ones are, misbehave as the real ones do, and ship in the jar, so that the demo, the
 * benchmark, the tests and a user without a telephone all use the same two.
 *
 * <p>Neither shares any code with the rooms it is the other end of: {@code twilio} and {@code realtime} have codecs
 * of their own, and what is read and written here are plain JSON trees and raw texts. Two equal mistakes would agree.
 *
 * <p><b>The model's end.</b> In: WebSocket connections at {@link frontdesk.simulator.RealtimeEmulator}, and a {@link
 * frontdesk.simulator.ModelScript} for each. Out: what an {@link frontdesk.simulator.EmulatorObserver} sees. A
 * client's event goes through {@code EventShapes} (is it lawful?), then to whoever it concerns in {@link
 * frontdesk.simulator.EmulatedSession} (does it make sense now?): {@code EmulatedSettings}, {@code EmulatedCaller}
 * with its turn detection in audio time, {@code EmulatedConversation}, or {@code EmulatedResponses}. What is refused
 * is answered by one {@code error} event and changes nothing. A session has no thread of its own: it acts under its
 * lock on the socket loop's thread, when something has arrived, and on the emulator's one thread of timers, when the
 * next piece of speech is due.
 *
 * <p><b>The telephone's end.</b> In: a number to dial and a voice. Out: what the caller hears, and a log of
 * everything that Twilio would complain about. {@link frontdesk.simulator.FakePhone} is the door; {@code PhoneCall}
 * is the course of a call ({@code PhoneWebhook} before and after, {@code PhoneStream} in between), {@code Mouthpiece}
 * and {@code Earpiece} its two directions, {@code DelayLine} the network in each. All telephones of a {@link
 * frontdesk.simulator.PhoneNetwork} live on its one thread and share its HTTP client; what happens to them is a list
 * of {@link frontdesk.simulator.PhoneEvent}s.
 *
 * <p><b>Both at once.</b> A {@link frontdesk.simulator.Scenario} is one call as raw facts for both ends. {@link
 * frontdesk.simulator.ScenarioRun} plays it on a {@link frontdesk.simulator.Stage} and judges what both have seen;
 * {@link frontdesk.simulator.Demo} shows it while it happens.
 *
 * <p>Facts: OpenAI, "Realtime conversations" and the API reference's client and server events; Twilio, "Media
 * Streams, WebSocket messages". Read {@link frontdesk.simulator.ModelTurn} and {@link
 * frontdesk.simulator.EmulatedSession} first for the one end, {@link frontdesk.simulator.FakePhone} for the other.
 */
package frontdesk.simulator;
