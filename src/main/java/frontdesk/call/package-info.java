/**
 * The call: one telephone conversation, and every decision in it.
 *
 * <p>It has parts, each knowing only those before it:
 *
 * <ul>
 *   <li>{@link frontdesk.call.plan}: what is settled before the first word.
 *   <li>{@link frontdesk.call.outcome}: what remains when it is over.
 *   <li>{@link frontdesk.call.port}: the line, the model and time, as the call sees them; what they report, and what
 *       they are told.
 *   <li>{@link frontdesk.call.sound}: the sound in both directions, and what the caller has heard of it.
 *   <li>this one: the call itself, and the conversation in it.
 * </ul>
 *
 * <p>In come {@link frontdesk.call.port.CallEvent}s. Out go commands through two ports: {@link
 * frontdesk.call.port.CallerLine} and {@link frontdesk.call.port.ModelSession}. There is no JSON here and no socket; a
 * call does not know whether it is on the telephone or who made the model.
 *
 * <p>Threads: each {@link frontdesk.call.Call} has one virtual thread that takes events from its {@code Mailbox} and
 * owns all its state: {@code Conversation} and what that is made of ({@code BargeIn}, {@code Playback}, {@code
 * ResponseGate}, {@code Parting} and all the others) live on it and need no locks. Where they say <em>call thread
 * only</em>, that is meant, or somebody who has the call's turn while that thread sleeps. {@link
 * frontdesk.call.sound.CallerAudio} is the exception: the caller's voice goes past the mailbox. {@link
 * frontdesk.call.CallRegistry} and {@link frontdesk.call.Reservations} are shared and locked.
 *
 * <pre>
 *   webhook: PARKED  --the stream comes-->  LIVE  --hang-up, loss, limit, stop-->  ENDED
 *            PARKED  --nobody comes, the model is lost---------------------------> ENDED
 * </pre>
 *
 * <p>A caller who was put through and comes back has a new call of the same CallSid.
 *
 * <p>Read {@link frontdesk.call.Call} first, then {@code Conversation}; the three hard problems are in {@code
 * PlayoutClock} (what has the caller heard?), {@code ResponseGate} (may the model be asked to speak now?) and {@code
 * BargeIn} (was that speech?).
 */
package frontdesk.call;

