/**
 * What remains of a call when it is over.
 *
 * <p>In: why it ends, decided once, by the call ({@link frontdesk.call.outcome.CallEnd}, with an {@link
 * frontdesk.call.outcome.EndReason}, and a {@link frontdesk.call.outcome.Transfer} if the caller is to be put through).
 * Out: an {@link frontdesk.call.outcome.Ending}, for whoever is asked what comes next, with all that was said ({@link
 * frontdesk.call.outcome.ConversationEntry}); and, should the caller come back to the agent, the plan of the next
 * conversation ({@link frontdesk.call.outcome.Comeback}). Two things are kept for good: that a caller has heard what they
 * must have heard ({@link frontdesk.call.outcome.HeardDisclosure}), and what they have left ({@link
 * frontdesk.call.outcome.Voicemail}).
 *
 * <p>Everything here is immutable, and so safe from any thread; an ending is told on the call's own. Read first: {@link
 * frontdesk.call.outcome.Ending}.
 */
package frontdesk.call.outcome;
