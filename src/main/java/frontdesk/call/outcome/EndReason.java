package frontdesk.call.outcome;

/** Why a call ended. The first reason wins; it is what the log says, and what decides how the caller is left. */
public enum EndReason {
    /** The caller hung up. */
    CALLER_HUNG_UP("caller hung up"),
    /** The agent said goodbye and ended it. */
    AGENT_HUNG_UP("agent hung up"),
    /** The agent puts the caller through to a human. */
    TRANSFERRED("the caller is put through"),
    /** The caller said nothing any more, and the agent said goodbye. */
    CALLER_SILENT("the caller said nothing any more"),
    /** The caller's socket vanished without a word. */
    LINE_LOST("the caller's socket was lost"),
    /** The model could not be reached, or its socket was lost. */
    MODEL_LOST("the model was lost"),
    /** Nobody opened the media stream while the call was parked. */
    NOBODY_CAME("no media stream came for the reservation"),
    /** The mailbox was full: the call could not keep up. */
    OVERLOADED("the call's mailbox was full"),
    /** {@code MAX_CALL_SECONDS} is over. */
    TIME_UP("the longest a call may last is over"),
    /** The server stops. */
    SERVER_STOPS("the server stops"),
    /** A fault of our own; the log has it. */
    FAULT("an unexpected fault");

    private final String text;

    EndReason(String text) {
        this.text = text;
    }

    /** Whether the caller is still on the telephone and deserves a word. */
    public boolean leavesCallerWaiting() {
        return switch (this) {
            case MODEL_LOST, OVERLOADED, SERVER_STOPS, FAULT, LINE_LOST, NOBODY_CAME -> true;
            case CALLER_HUNG_UP, AGENT_HUNG_UP, TRANSFERRED, CALLER_SILENT, TIME_UP -> false;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
