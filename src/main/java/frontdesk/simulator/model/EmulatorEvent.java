package frontdesk.simulator.model;

import tools.jackson.databind.JsonNode;

/** What happens in an emulated session, seen from the model's end. */
public sealed interface EmulatorEvent {

    /** The upgrade was accepted. */
    record SessionOpened() implements EmulatorEvent {}

    /**
     * An event of the client whose fields are all lawful; a {@link Refused} may follow if the session is not in the
     * state for it. {@code input_audio_buffer.append} is {@link CallerAudio} instead.
     */
    record ClientEvent(String type, JsonNode event) implements EmulatorEvent {}

    /**
     * Something that a client ought not to have sent.
     *
     * @param type the type of the client's event, empty if it had none
     * @param code the error's code, or {@code audio_before_session_updated}, for which the API has no error
     * @param race whether the protocol makes it normal: the client could not have known
     */
    record Refused(String type, String code, String param, String message, boolean race) implements EmulatorEvent {}

    /** Audio of the caller arrived, in the session's input format. The array is the observer's to keep. */
    record CallerAudio(byte[] audio) implements EmulatorEvent {}

    /** The turn detection heard speech. */
    record SpeechStarted(String itemId, long audioStartMs) implements EmulatorEvent {}

    /** What the caller said has become part of the conversation. */
    record TurnCommitted(String itemId, long audioEndMs) implements EmulatorEvent {}

    /** A response has begun. */
    record ResponseStarted(String responseId, ModelTurn.On on) implements EmulatorEvent {}

    /** The model begins to say something. */
    record Spoke(String responseId, String itemId, String text) implements EmulatorEvent {}

    /** A delta of the model's voice was sent, in the session's output format. The array is the observer's to keep. */
    record AgentAudio(String responseId, String itemId, byte[] audio) implements EmulatorEvent {}

    /** The model asks for a tool; the arguments are complete. */
    record ToolAsked(String responseId, String callId, String name, String arguments) implements EmulatorEvent {}

    /** The client has answered a tool call. */
    record ToolAnswered(String callId, String output) implements EmulatorEvent {}

    /** A response is over; {@code reason} is empty when it was completed. */
    record ResponseEnded(String responseId, String status, String reason) implements EmulatorEvent {}

    /** The client has told how much of an item was heard. */
    record Truncated(String itemId, long audioEndMs) implements EmulatorEvent {}

    /** The client has taken an item out of the conversation. */
    record ItemDeleted(String itemId) implements EmulatorEvent {}

    /** The socket is closed. */
    record SessionClosed(int code, String reason) implements EmulatorEvent {}
}
