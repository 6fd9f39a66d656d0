package frontdesk.call.port;

import frontdesk.call.outcome.EndReason;
import frontdesk.tool.ToolResult;
import frontdesk.tool.ToolSource;

/**
 * Whatever can happen to a call. Sockets, tools and timers post these; they are dealt with one at a time, on the call's
 * own thread or, those that are frequent, in its place (see {@code Mailbox}).
 */
public sealed interface CallEvent
        permits LineEvent, ModelEvent, CallEvent.ToolFinished, CallEvent.ToolsArrived, CallEvent.Rang,
                CallEvent.EndAsked {

    /**
     * Whether it comes many times a second. Then nothing that it leads to waits or takes long: the socket loop may be
     * the one who deals with it.
     */
    default boolean isFrequent() {
        return false;
    }

    /** A tool has answered, or was given up on. */
    record ToolFinished(String callId, String name, ToolResult result) implements CallEvent {}

    /** One of the programs whose tools the call may use is there, has failed, or has changed. */
    record ToolsArrived(ToolSource.News news) implements CallEvent {}

    /** A timer the call had set has gone off. */
    record Rang(Alarm alarm) implements CallEvent {}

    /** Somebody outside wants the call to end: the server stops, the network says the caller is gone. */
    record EndAsked(EndReason reason) implements CallEvent {}

    /** The timers a call sets; each is set at most once at a time. */
    enum Alarm {
        /** There is room again in the phone's queue for more of what the model has said. */
        PLAY_MORE,
        /** The model did not answer the caller's turn by itself; ask it to. */
        ANSWER_OWED,
        /** The caller's sound has lasted too long for a click. */
        SPEECH_CONFIRMED,
        /** A tool takes its time. */
        HOLDING,
        /** The apology for the model's loss should have been heard by now. */
        APOLOGY_OVERDUE,
        /** The agent's goodbye should have been heard by now. */
        PARTING_OVERDUE,
        /** The caller has pressed no further key. */
        KEYPAD_PAUSE,
        /** Nobody has said anything for a while. */
        SILENCE,
        /** The call may last only a little longer: tell the caller. */
        TIME_WARNING,
        /** The call must end in a moment: say goodbye. */
        TIME_GOODBYE,
        /** Nobody opened the line in time. */
        NOBODY_CAME,
        /** The call has lasted as long as it may. */
        TIME_UP
    }
}
