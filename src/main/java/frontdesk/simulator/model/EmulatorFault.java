package frontdesk.simulator.model;

/**
 * What is wrong with a whole session, from the handshake on. What strikes in mid-answer is a {@link
 * ModelTurn.Mishap}.
 */
public enum EmulatorFault {
    /** 401, {@code invalid_api_key}. */
    KEY_REFUSED,
    /** 403: no access to the model. */
    FORBIDDEN,
    /** 429, {@code insufficient_quota}: fatal. */
    OUT_OF_QUOTA,
    /** 429, {@code rate_limit_exceeded}: worth another attempt. */
    RATE_LIMITED,
    /** 500. */
    SERVER_ERROR,
    /** The request is read and nothing ever comes back. */
    SILENT_UPGRADE,
    /** 101, then an {@code error} event, then a close. */
    ERROR_THEN_CLOSE,
    /** {@code session.update} is never answered, and not applied. */
    UPDATE_UNANSWERED,
    /** The first {@code session.update} is in force, and answered, only after three seconds. */
    UPDATE_SLOW,
    /** {@code session.update} is answered by an {@code error}, and not applied. */
    UPDATE_REFUSED,
    /** After a response was cancelled a few of its deltas still arrive, before and after its {@code response.done}. */
    LATE_DELTAS,
    /** The model hears nothing: its turn detection never fires. */
    DEAF;

    /** Whether it shows in the answer to the upgrade, so that there never is a session. */
    boolean isAtHandshake() {
        return switch (this) {
            case KEY_REFUSED, FORBIDDEN, OUT_OF_QUOTA, RATE_LIMITED, SERVER_ERROR, SILENT_UPGRADE -> true;
            case ERROR_THEN_CLOSE, UPDATE_UNANSWERED, UPDATE_SLOW, UPDATE_REFUSED, LATE_DELTAS, DEAF -> false;
        };
    }
}
