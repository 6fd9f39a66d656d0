package frontdesk.journal;

/** An entry was not committed, as far as is known. */
public final class NotCommittedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    /** What became of the entry. */
    public enum Outcome {
        /** It is not in the journal and never will be. */
        NOT_WRITTEN,
        /** The disk did not say. The next opening of the journal shows it. */
        UNKNOWN
    }

    NotCommittedException(Outcome outcome, String reason, Throwable cause) {
        super(reason, cause);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
