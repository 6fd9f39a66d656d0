/**
 * A journal: what must never be forgotten, one JSON line an entry, on the disk before anybody is told.
 *
 * <p>In come entries, each a type and a JSON text that nobody here looks into, from any thread ({@link
 * frontdesk.journal.Journal#append}). One platform thread writes: whatever has gathered while the last group was being
 * written is the next group, and one {@code fsync} is enough for all of it. Out goes every committed entry, in order,
 * to the {@link frontdesk.journal.JournalState} that it belongs to: those of the file when the journal is opened, the
 * new ones before {@code append} returns. So a state knows exactly what the file knows, and a start after a crash takes
 * the same way as a working day.
 *
 * <p>Below is a small port, {@link frontdesk.journal.JournalFolder}, with the disk behind it ({@link
 * frontdesk.journal.DiskFolder}) or, in tests, a disk that tears, forgets and fails. No words of any business are
 * spoken here.
 *
 * <p>Read first: {@link frontdesk.journal.Journal}; then {@link frontdesk.journal.Recovery} for what a crash may leave.
 */
package frontdesk.journal;
