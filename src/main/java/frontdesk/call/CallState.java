package frontdesk.call;

/** Where a call is in its life. {@code PARKED -> LIVE -> ENDED}, or straight from parked to ended. */
public enum CallState {
    /** Made by the webhook: the model is being readied, nobody is on the line yet. */
    PARKED,
    /** The caller is on the line. */
    LIVE,
    /** Over; everything it opened is closed. */
    ENDED;

    /** Whether this state may be followed by the other. */
    public boolean mayBecome(CallState next) {
        return switch (this) {
            case PARKED -> next == LIVE || next == ENDED;
            case LIVE -> next == ENDED;
            case ENDED -> false;
        };
    }
}
