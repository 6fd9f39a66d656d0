/**
 * The call: one telephone conversation, and every decision in it.
 *
 * <p>From its ends inwards, each part knowing only those before it:
 *
 * <ul>
 *   <li>{@link frontdesk.call.plan}: what is settled before the first word.
 *   <li>{@link frontdesk.call.outcome}: what remains when it is over.
 *   <li>{@link frontdesk.call.port}: the line, the model and time, as the call sees them; what they report, and what
 *       they are told.
 *   <li>{@link frontdesk.call.sound}: the sound in both directions, and what the caller has heard of it.
 *   <li>{@link frontdesk.call.conversation}: who speaks, who is interrupted, what the model is told of it.
 *   <li>this one: the call around the conversation, from the webhook to the last byte, and which calls there are.
 * </ul>
 *
 * <p>Sound and conversation are a call's own affair: no other room knows them. There is no JSON here and no socket; a
 * call does not know whether it is on the telephone or who made the model.
 *
 * <p>Here, in: a caller ({@link frontdesk.call.CallRegistry}, {@link frontdesk.call.Reservations}), and then {@link
 * frontdesk.call.port.CallEvent}s, posted from any thread. Out: how each call ended ({@link frontdesk.call.CallOwner}).
 *
 * <ul>
 *   <li>{@link frontdesk.call.Call}: its thread, its one way out, and what it opens and closes. {@code Mailbox}: whose
 *       turn it is. {@code Alarms} and {@code CallTools}: what it has set and has running.
 *   <li>{@link frontdesk.call.CallState}, {@link frontdesk.call.TimeLimit}: how far it is, and how long it may last.
 *   <li>{@link frontdesk.call.CallRegistry}: the calls that there are, with what all of them share ({@link
 *       frontdesk.call.CallSurroundings}) and the {@code TimeSpent} by callers who come back.
 *   <li>{@link frontdesk.call.Reservations}: those whose caller is still to come, by {@code ReservationToken}.
 * </ul>
 *
 * <pre>
 *   webhook: PARKED  --the stream comes-->  LIVE  --hang-up, loss, limit, stop-->  ENDED
 *            PARKED  --nobody comes, the model is lost---------------------------> ENDED
 * </pre>
 *
 * <p>A caller who was put through and comes back has a new call of the same CallSid.
 *
 * <p>Threads: each {@link frontdesk.call.Call} has one virtual thread that takes events from its {@code Mailbox} and
 * owns all its state, its conversation included, which needs no locks. Where it says <em>call thread only</em>, that is
 * meant, or somebody who has the call's turn while that thread sleeps. {@link frontdesk.call.sound.CallerAudio} is the
 * exception: the caller's voice goes past the mailbox. {@link frontdesk.call.CallRegistry} and {@link
 * frontdesk.call.Reservations} are shared and locked.
 *
 * <p>Read {@link frontdesk.call.Call} first, then {@code Conversation}; the three hard problems are in {@code
 * PlayoutClock} (what has the caller heard?), {@code ResponseGate} (may the model be asked to speak now?) and {@code
 * BargeIn} (was that speech?).
 */
package frontdesk.call;
