package frontdesk.record;

import frontdesk.call.Voicemail;
import frontdesk.journal.Journal;
import frontdesk.journal.JournalEntry;
import frontdesk.journal.JournalFolder;
import frontdesk.journal.JournalState;
import frontdesk.journal.JournalStep;
import frontdesk.journal.NotCommittedException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of what callers have left: one line a message, with the call, the caller, the time, and where the
 * recording is. It holds the last {@link #LIMIT}; older ones go when the file is rewritten. Safe from any thread.
 */
public final class CallRecords implements Voicemail.Box, AutoCloseable {

    static final int LIMIT = 10_000;
    private static final String FILE = "calls.jsonl";
    private static final Logger log = LoggerFactory.getLogger(CallRecords.class);

    private final InstantSource clock;
    private final Kept kept = new Kept();
    private Journal journal;

    private CallRecords(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Opens the journal, and makes it if there is none.
     *
     * @throws frontdesk.journal.UnusableJournalException if it cannot be used, with one line that says why
     */
    public static CallRecords open(JournalFolder folder, InstantSource clock, Consumer<JournalStep> steps) {
        CallRecords records = new CallRecords(clock);
        records.journal = Journal.open(folder, FILE, records.kept, Journal.Limits.defaults(), steps);
        List<VoicemailEntry> messages = records.voicemails();
        if (!messages.isEmpty()) {
            log.info("[Voicemail] messages kept={} last={} file={}",
                    messages.size(), messages.getLast().recording(), folder.path(FILE));
        }
        return records;
    }

    @Override
    public boolean keep(Voicemail voicemail) {
        try {
            journal.append(VoicemailEntry.of(voicemail, clock.instant()).write());
            return true;
        } catch (NotCommittedException refused) {
            log.error("[Voicemail] a message is not in the journal outcome={} reason=\"{}\" recording={} call={}",
                    refused.outcome(), refused.getMessage(), voicemail.recording(), voicemail.facts().callSid());
            return false;
        }
    }

    /** The messages that are known, the oldest first. */
    List<VoicemailEntry> voicemails() {
        return kept.all();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    /** What the journal's entries add up to; the journal's threads write, others read. */
    private static final class Kept implements JournalState {
        private final Deque<VoicemailEntry> messages = new ArrayDeque<>();

        @Override
        public synchronized void apply(JournalEntry entry) {
            messages.addLast(VoicemailEntry.read(entry));
            if (messages.size() > LIMIT) {
                messages.removeFirst();
            }
        }

        @Override
        public synchronized List<JournalEntry.Draft> snapshot() {
            return messages.stream().map(VoicemailEntry::write).toList();
        }

        synchronized List<VoicemailEntry> all() {
            return List.copyOf(messages);
        }
    }
}
