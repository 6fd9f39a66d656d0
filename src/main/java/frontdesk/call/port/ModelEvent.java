package frontdesk.call.port;

import frontdesk.tool.JsonText;

/** What a speech model reports, in the call's own words. */
public sealed interface ModelEvent extends CallEvent {

    /** The session is open and everything of its plan is in force. */
    record SessionReady(String sessionId) implements ModelEvent {}

    /** The session is over and was not asked to be; {@code fatal} when a new one would fare no better. */
    record SessionLost(String detail, boolean fatal) implements ModelEvent {}

    /**
     * The caller has begun to speak, or it sounds so.
     *
     * @param itemId the turn that comes of it
     * @param audioStartMs where the turn begins, on the clock of all audio of the session: the turn detection's prefix
     *     padding before the sound; -1 if the model does not say
     */
    record SpeechStarted(String itemId, long audioStartMs) implements ModelEvent {}

    /**
     * The caller has paused.
     *
     * @param audioEndMs where the turn ends, on the same clock: the turn detection's pause after the sound; -1 if the
     *     model does not say
     */
    record SpeechStopped(String itemId, long audioEndMs) implements ModelEvent {}

    /** What the caller said is part of the conversation now; the model may answer it by itself. */
    record TurnCommitted(String itemId) implements ModelEvent {}

    /** What the caller said, in writing; it may come at any time or never, and nothing may depend on it. */
    record CallerTranscript(String itemId, String text) implements ModelEvent {}

    /** The model has begun a response; {@code requestId} is what asked for it, empty if the model did so by itself. */
    record ResponseStarted(String responseId, String requestId) implements ModelEvent {}

    /** A piece of speech, usually far ahead of the time at which it is heard. */
    record SpeechAudio(String responseId, String itemId, int contentIndex, byte[] audio) implements ModelEvent {
        @Override
        public boolean isFrequent() {
            return true;
        }
    }

    /** A piece of what the speech says in writing. */
    record SpeechText(String responseId, String itemId, String text) implements ModelEvent {}

    /** The item's speech is complete. */
    record SpeechComplete(String responseId, String itemId) implements ModelEvent {}

    /** The model wants a tool to be run; its arguments are complete. */
    record ToolAsked(String responseId, String callId, String name, JsonText arguments) implements ModelEvent {}

    /** The result of a tool has become part of the conversation: responses that start from now on know of it. */
    record ToolResultSeen(String callId) implements ModelEvent {}

    /** The response is over: spoken to its end, interrupted, or failed. */
    record ResponseEnded(String responseId, Outcome outcome, String detail) implements ModelEvent {}

    /**
     * The model did not accept something.
     *
     * @param requestId the id of what was refused, empty if the model did not say
     */
    record Refused(String requestId, Refusal refusal, String detail) implements ModelEvent {}

    /** How a response ended. */
    enum Outcome {
        COMPLETED,
        CANCELLED,
        INCOMPLETE,
        FAILED
    }

    /** Why something was refused, as far as the call can make use of it. */
    enum Refusal {
        /** A response is already being given; ours will not be. */
        ALREADY_RESPONDING,
        /** One of the races that the protocol makes normal; nothing to do. */
        HARMLESS,
        /** Anything else; it had no effect. */
        OTHER
    }
}
