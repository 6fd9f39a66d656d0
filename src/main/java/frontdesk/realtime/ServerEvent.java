package frontdesk.realtime;

/**
 * What the Realtime API says, in its own words: the events and members that a call can use.
 *
 * <p>Source: OpenAI, Realtime API reference, "Server events" (GA).
 */
public sealed interface ServerEvent {

    /** {@code session.created}: connected; nothing of ours is in force yet. */
    record SessionCreated(String sessionId) implements ServerEvent {}

    /** {@code session.updated}: what is in force from now on. */
    record SessionUpdated(String sessionId, String inputFormat, String outputFormat) implements ServerEvent {}

    /** {@code input_audio_buffer.speech_started}; {@code audioStartMs} is -1 if it was not said. */
    record SpeechStarted(String itemId, long audioStartMs) implements ServerEvent {}

    /** {@code input_audio_buffer.speech_stopped}; {@code audioEndMs} is -1 if it was not said. */
    record SpeechStopped(String itemId, long audioEndMs) implements ServerEvent {}

    /** {@code input_audio_buffer.committed}. */
    record Committed(String itemId) implements ServerEvent {}

    /** {@code conversation.item.added}, and its older name {@code conversation.item.created}. */
    record ItemAdded(String itemId, String itemType, String callId) implements ServerEvent {}

    /** {@code conversation.item.input_audio_transcription.completed}. */
    record InputTranscript(String itemId, String transcript) implements ServerEvent {}

    /** {@code response.created}; {@code requestId} is what our {@code response.create} wrote into its metadata. */
    record ResponseCreated(String responseId, String requestId) implements ServerEvent {}

    /** {@code response.output_audio.delta}, decoded. */
    record OutputAudioDelta(String responseId, String itemId, int contentIndex, byte[] audio) implements ServerEvent {}

    /** {@code response.output_audio.done}. */
    record OutputAudioDone(String responseId, String itemId) implements ServerEvent {}

    /** {@code response.output_audio_transcript.delta}. */
    record OutputTranscriptDelta(String responseId, String itemId, String delta) implements ServerEvent {}

    /** {@code response.output_item.done} of a {@code function_call}; {@code status} tells whether it is complete. */
    record FunctionCallDone(String responseId, String status, String callId, String name, String arguments)
            implements ServerEvent {}

    /** {@code response.done}; {@code detail} is the reason or the error code, empty where there is none. */
    record ResponseDone(String responseId, String status, String detail) implements ServerEvent {}

    /** {@code error}; members that were not sent are empty. */
    record ErrorEvent(String errorType, String code, String message, String clientEventId) implements ServerEvent {}

    /** An event that is lawful, or new, and of no use here. */
    record Other(String type) implements ServerEvent {}
}
