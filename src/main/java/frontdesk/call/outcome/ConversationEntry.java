package frontdesk.call.outcome;

/** One thing that happened in the conversation. */
public sealed interface ConversationEntry {
    /** The caller's words as a transcript has them. */
    record Caller(String text) implements ConversationEntry {}

    /** The agent's words, and how much of them the caller heard. */
    record Agent(String text, boolean heardToItsEnd) implements ConversationEntry {}

    /** What every caller must hear first; {@code mark} came back and proves that it was played to its end. */
    record Disclosure(String text, String mark) implements ConversationEntry {}

    /** A tool that was used, with its answer; empty until it answers. */
    record ToolUse(String name, String arguments, String answer) implements ConversationEntry {}
}
