package frontdesk.journal;

import java.util.List;

/**
 * What a journal's entries add up to. Both methods are called by one thread at a time: the opener's until {@link
 * Journal#open} returns, the journal's own writer afterwards. They must not append to the journal.
 */
public interface JournalState {

    /**
     * Takes in an entry that is committed.
     *
     * @throws IllegalArgumentException for an entry that makes no sense, in words for whoever looks after the file: a
     *     journal with such an entry is not opened
     */
    void apply(JournalEntry entry);

    /** Entries that, applied to nothing, lead to what is known now; the journal is rewritten with them. */
    List<JournalEntry.Draft> snapshot();
}
