package frontdesk.simulator.telephone;

/** What happens at a number to which a server passes the call on. */
public enum Colleague {
    /** Somebody answers, listens to what is whispered, presses 1, and talks for a moment. */
    TAKES_CALL,
    /** A mailbox answers: it listens to everything and presses nothing. */
    MAILBOX,
    BUSY,
    NO_ANSWER,
    /** The number does not exist. */
    UNREACHABLE,
    /** The number is forwarded to the one that was called first. */
    FORWARDS_BACK
}
