/**
 * The sound of a call, in both directions, and the question what the caller has heard of it.
 *
 * <p>From the model to the caller: in comes speech, usually far ahead of the time at which it is heard, and marks that
 * the line returns. Out it goes to the {@link frontdesk.call.port.CallerLine}, a little ahead of the ear; and, when it
 * is interrupted, where each item was cut.
 *
 * <ul>
 *   <li>{@link frontdesk.call.sound.Playback}: what was received, sent and heard, item by item ({@code SpokenItem}).
 *   <li>{@code PlayoutClock}: how much was heard, from the marks and the time since.
 *   <li>{@link frontdesk.call.sound.Cut}: how an item was cut, as the model must be told.
 *   <li>{@link frontdesk.call.sound.RecentIds}: whose sound may still come late, and counts no more.
 * </ul>
 *
 * <p>From the caller to the model there is nothing to decide: {@link frontdesk.call.sound.CallerAudio} hands audio on,
 * and fills its holes with silence.
 *
 * <p>Threads: whoever has the call's turn; but {@link frontdesk.call.sound.CallerAudio} has a lock, since the line's
 * thread and a timer come to it past the call's mailbox. Read {@link frontdesk.call.sound.Playback} first.
 */
package frontdesk.call.sound;
