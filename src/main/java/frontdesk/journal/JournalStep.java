package frontdesk.journal;

/** What a journal has just done; a test stops the process here, or lets the disk fail. */
public enum JournalStep {
    /** A group is about to be written. */
    GATHERED,
    /** It is written, and may still be lost with the power. */
    WRITTEN,
    /** It is on the disk. */
    SYNCED,
    /** The state knows it; whoever waits is about to be told. */
    APPLIED,
    /** The journal's new file is written and synced, under another name. */
    REWRITTEN,
    /** The new file has taken the old one's place. */
    RENAMED,
    /** And that is on the disk too. */
    FOLDER_SYNCED
}
