/**
 * What is kept of calls after they are over: the messages that callers have left, and the proof that they have heard
 * what every caller must have heard.
 *
 * <p>In comes a {@link frontdesk.call.outcome.Voicemail}, on the thread of the webhook that tells of it; it is in a
 * journal of the data folder, {@code calls.jsonl}, before the caller is thanked. In comes a {@link
 * frontdesk.call.outcome.HeardDisclosure} too, on its call's thread, and a thread of this room takes it to the same
 * journal. Read first: {@link frontdesk.record.CallRecords}.
 */
package frontdesk.record;

