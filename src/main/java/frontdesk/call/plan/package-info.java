/**
 * What is settled of a call before its first word.
 *
 * <p>In: what the network says of the caller ({@link frontdesk.call.plan.CallFacts}), and the agent that answers the
 * number. Out: a {@link frontdesk.call.plan.SessionPlan}, with how the agent sounds ({@link
 * frontdesk.call.plan.VoiceSettings}), whom the caller can be passed on to ({@link frontdesk.call.plan.CallHandling}),
 * and the {@link frontdesk.call.plan.Phrases} that the call can say without the model, one for each {@link
 * frontdesk.call.plan.Phrase}.
 *
 * <p>Everything here is immutable and checked when it is made, and so safe from any thread; a plan is made on the
 * webhook's, while the telephone rings. Read first: {@link frontdesk.call.plan.SessionPlan}.
 */
package frontdesk.call.plan;
