package frontdesk.journal;

/**
 * A journal cannot be opened: another process has it, it is damaged, or the disk refuses. The message is one line for
 * whoever starts the server.
 */
public final class UnusableJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableJournalException(String message) {
        super(message);
    }

    UnusableJournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
