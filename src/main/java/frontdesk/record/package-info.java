/**
 * What is kept of calls after they are over: the messages that callers have left.
 *
 * <p>In comes a {@link frontdesk.call.Voicemail}, on the thread of the webhook that tells of it; it is in a journal of
 * the data folder, {@code calls.jsonl}, before the caller is thanked. Read first: {@link frontdesk.record.CallRecords}.
 */
package frontdesk.record;
