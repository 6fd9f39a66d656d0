package frontdesk.call.conversation;

import frontdesk.call.outcome.ConversationEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Our own account of what was said and, for the agent, of what was <em>heard</em>: the model forgets the words of an
 * item that is truncated. Call thread only; bounded by {@link #ENTRIES_LIMIT}, the oldest entry goes first.
 */
final class ConversationRecord {

    static final int ENTRIES_LIMIT = 1_000;

    private final Map<String, ConversationEntry> entries = new LinkedHashMap<>();

    void callerSaid(String itemId, String text) {
        put(itemId, new ConversationEntry.Caller(text));
    }

    void agentSays(String itemId, String more) {
        String before = entries.get(itemId) instanceof ConversationEntry.Agent agent ? agent.text() : "";
        put(itemId, new ConversationEntry.Agent(before + more, true));
    }

    /**
     * The caller heard only the first {@code heardMs} of {@code totalMs}: keeps that share of the words, rather less.
     */
    void agentWasCut(String itemId, long heardMs, long totalMs) {
        if (!(entries.get(itemId) instanceof ConversationEntry.Agent agent)) {
            return;
        }
        String text = agent.text();
        int share = totalMs == 0 ? 0 : (int) Math.min(text.length(), text.length() * heardMs / totalMs);
        int wordEnd = share == text.length() ? share : Math.max(0, text.lastIndexOf(' ', share));
        put(itemId, new ConversationEntry.Agent(text.substring(0, wordEnd), false));
    }

    /** @return the words that were heard */
    String disclosureHeard(String itemId, String mark) {
        String text = entries.get(itemId) instanceof ConversationEntry.Agent agent ? agent.text() : "";
        put(itemId, new ConversationEntry.Disclosure(text, mark));
        return text;
    }

    void toolAsked(String callId, String name, String arguments) {
        put(callId, new ConversationEntry.ToolUse(name, arguments, ""));
    }

    void toolAnswered(String callId, String answer) {
        if (entries.get(callId) instanceof ConversationEntry.ToolUse use) {
            put(callId, new ConversationEntry.ToolUse(use.name(), use.arguments(), answer));
        }
    }

    /** What happened so far, oldest first. */
    List<ConversationEntry> entries() {
        return List.copyOf(entries.values());
    }

    private void put(String id, ConversationEntry entry) {
        entries.put(id, entry);
        if (entries.size() > ENTRIES_LIMIT) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
