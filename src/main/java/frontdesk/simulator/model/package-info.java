/**
 * The model's end of a call, offline: the GA Realtime protocol on a real WebSocket, as strict as the real API.
 *
 * <p>In: WebSocket connections at {@link frontdesk.simulator.model.RealtimeEmulator}, and a
 * {@link frontdesk.simulator.model.ModelScript} for each. Out: what an
 * {@link frontdesk.simulator.model.EmulatorObserver} sees. A client's event goes through {@code EventShapes} (is it
 * lawful?), then to whoever it concerns in {@link frontdesk.simulator.model.EmulatedSession} (does it make sense now?):
 * {@code EmulatedSettings}, {@code EmulatedCaller} with its turn detection in audio time,
 * {@code EmulatedConversation}, or {@code EmulatedResponses}. What is refused is answered by one {@code error} event
 * and changes nothing.
 *
 * <p>A session has no thread of its own: it acts under its lock on the socket loop's thread, when something has
 * arrived, and on the emulator's one thread of timers, when the next piece of speech is due.
 *
 * <p>Facts: OpenAI, "Realtime conversations" and the API reference's client and server events. Read
 * {@link frontdesk.simulator.model.ModelTurn} and {@link frontdesk.simulator.model.EmulatedSession} first.
 */
package frontdesk.simulator.model;
