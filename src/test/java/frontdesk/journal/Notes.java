package frontdesk.journal;

import java.util.ArrayList;
import java.util.List;

/** The simplest state: it remembers the JSON of every entry, and forgets what is over. */
final class Notes implements JournalState {
    private final List<String> notes = new ArrayList<>();

    @Override
    public synchronized void apply(JournalEntry entry) {
        switch (entry.type()) {
            case "note" -> notes.add(entry.json());
            case "forget" -> notes.remove(entry.json());
            default -> throw new IllegalArgumentException("there is no entry of the type " + entry.type());
        }
    }

    @Override
    public synchronized List<JournalEntry.Draft> snapshot() {
        return notes.stream().map(note -> new JournalEntry.Draft("note", note)).toList();
    }

    synchronized List<String> all() {
        return List.copyOf(notes);
    }
}
