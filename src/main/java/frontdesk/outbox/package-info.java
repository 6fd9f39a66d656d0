/**
 * What is to be told to somebody who is not on the line: a link to the caller, a message to the owner. It is on the
 * disk before anybody is promised anything, and it is tried until it has arrived or its time is over.
 *
 * <p>In comes a {@link frontdesk.outbox.Message}, from any thread ({@link frontdesk.outbox.Outbox#put}). It goes into a
 * journal, and out through the {@link frontdesk.outbox.Deliverer} of its channel: SMS by Twilio, a webhook of the
 * owner's ({@link frontdesk.outbox.WebhookDeliverer}). Each channel has a virtual thread of its own, so that one that
 * hangs does not hold up another. What has not arrived, whether it still waits, was given up, or has no way to go at
 * all, stands in a file for people ({@code outbox.txt}).
 *
 * <p>Nothing is delivered twice knowingly. Where nobody can know, after a kill or a power failure between the delivery
 * and its entry, or when the other side took a message and did not say so, it is delivered again: at least once.
 *
 * <p>Read first: {@link frontdesk.outbox.Outbox}, then {@code OutboxState} for what is known of each message.
 */
package frontdesk.outbox;
