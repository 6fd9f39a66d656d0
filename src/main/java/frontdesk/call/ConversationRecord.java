package frontdesk.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Our own account of what was said and, for the agent, of what was <em>heard</em>: the model forgets the words of an
 * item that is truncated. Call thread only; bounded by {@link #ENTRIES_LIMIT}, the oldest entry goes first.
 */
public final class ConversationRecord {

    static final int ENTRIES_LIMIT = 1_000;

    /** One thing that happened in the conversation. */
    public sealed interface Entry {
        /** The caller's words as a transcript has them. */
        record Caller(String text) implements Entry {}

        /** The agent's words, and how much of them the caller heard. */
        record Agent(String text, boolean heardToItsEnd) implements Entry {}

        /** What every caller must hear first; {@code mark} came back and proves that it was played to its end. */
        record Disclosure(String text, String mark) implements Entry {}

        /** A tool that was used, with its answer; empty until it answers. */
        record ToolUse(String name, String arguments, String answer) implements Entry {}
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    void callerSaid(String itemId, String text) {
        put(itemId, new Entry.Caller(text));
    }

    void agentSays(String itemId, String more) {
        String before = entries.get(itemId) instanceof Entry.Agent agent ? agent.text() : "";
        put(itemId, new Entry.Agent(before + more, true));
    }

    /**
     * The caller heard only the first {@code heardMs} of {@code totalMs}: keeps that share of the words, rather less.
     */
    void agentWasCut(String itemId, long heardMs, long totalMs) {
        if (!(entries.get(itemId) instanceof Entry.Agent agent)) {
            return;
        }
        String text = agent.text();
        int share = totalMs == 0 ? 0 : (int) Math.min(text.length(), text.length() * heardMs / totalMs);
        int wordEnd = share == text.length() ? share : Math.max(0, text.lastIndexOf(' ', share));
        put(itemId, new Entry.Agent(text.substring(0, wordEnd), false));
    }

    /** @return the words that were heard */
    String disclosureHeard(String itemId, String mark) {
        String text = entries.get(itemId) instanceof Entry.Agent agent ? agent.text() : "";
        put(itemId, new Entry.Disclosure(text, mark));
        return text;
    }

    void toolAsked(String callId, String name, String arguments) {
        put(callId, new Entry.ToolUse(name, arguments, ""));
    }

    void toolAnswered(String callId, String answer) {
        if (entries.get(callId) instanceof Entry.ToolUse use) {
            put(callId, new Entry.ToolUse(use.name(), use.arguments(), answer));
        }
    }

    /** What happened so far, oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    private void put(String id, Entry entry) {
        entries.put(id, entry);
        if (entries.size() > ENTRIES_LIMIT) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
