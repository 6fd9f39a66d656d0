package frontdesk.tool;

/**
 * One request of the model to run a tool.
 *
 * @param callId the model's {@code call_id}; unique within a conversation, and the key under which it is answered
 * @param name the tool's name as the model wrote it
 * @param arguments what the model wrote as arguments; not checked
 * @param callSid the telephone call it belongs to
 * @param callerNumber the caller's number as the network gave it, which can be forged: it may help, never authorise
 * @param calledNumber the number of ours that was dialled
 */
public record ToolCall(
        String callId, String name, JsonText arguments, String callSid, String callerNumber, String calledNumber) {}
