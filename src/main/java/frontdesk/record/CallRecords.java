package frontdesk.record;

import frontdesk.call.outcome.HeardDisclosure;
import frontdesk.call.outcome.Voicemail;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of what must be known of calls that are over: a line for each message that a caller has left, and for
 * each disclosure that a caller has heard. It holds the last {@link #LIMIT} of each kind; older ones go when the file
 * is rewritten. Safe from any thread.
 *
 * <p>A message is written while the webhook waits. A proof is written by a thread of its own, since the call that has
 * it does not wait; it lasts as long as the journal waits for the disk, and a call has one.
 */
public final class CallRecords implements Voicemail.Box, HeardDisclosure.Book, AutoCloseable {

    static final int LIMIT = 10_000;
    private static final String FILE = "calls.jsonl";
    private static final Logger log = LoggerFactory.getLogger(CallRecords.class);

    private final InstantSource clock;
    private final Kept kept = new Kept();
    private final ExecutorService writers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("record-", 1).factory());
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

    @Override
    public void keep(HeardDisclosure heard) {
        DisclosureEntry entry = DisclosureEntry.of(heard, clock.instant());
        try {
            writers.execute(() -> write(entry));
        } catch (RejectedExecutionException closed) {
            lost(entry, "the server stops");
        }
    }

    private void write(DisclosureEntry entry) {
        try {
            journal.append(entry.write());
        } catch (NotCommittedException refused) {
            lost(entry, refused.outcome() + ": " + refused.getMessage());
        }
    }

    private static void lost(DisclosureEntry entry, String reason) {
        log.error("[Disclosure] a proof is not in the journal reason=\"{}\" item={} mark={} at={} call={}",
                reason, entry.item(), entry.mark(), entry.at(), entry.call());
    }

    /** The messages that are known, the oldest first. */
    List<VoicemailEntry> voicemails() {
        return kept.voicemails();
    }

    /** The disclosures that are known to have been heard, the oldest first. */
    List<DisclosureEntry> disclosures() {
        return kept.disclosures();
    }

    /** Waits for what is being written, which the journal's patience limits. */
    @Override
    public void close() throws IOException {
        writers.close();
        journal.close();
    }

    /** What the journal's entries add up to; the journal's threads write, others read. */
    private static final class Kept implements JournalState {
        private final Deque<VoicemailEntry> voicemails = new ArrayDeque<>();
        private final Deque<DisclosureEntry> disclosures = new ArrayDeque<>();

        @Override
        public synchronized void apply(JournalEntry entry) {
            switch (CallEntry.read(entry)) {
                case VoicemailEntry voicemail -> add(voicemails, voicemail);
                case DisclosureEntry disclosure -> add(disclosures, disclosure);
            }
        }

        private static <E> void add(Deque<E> entries, E entry) {
            entries.addLast(entry);
            if (entries.size() > LIMIT) {
                entries.removeFirst();
            }
        }

        @Override
        public synchronized List<JournalEntry.Draft> snapshot() {
            return Stream.<CallEntry>concat(voicemails.stream(), disclosures.stream()).map(CallEntry::write).toList();
        }

        synchronized List<VoicemailEntry> voicemails() {
            return List.copyOf(voicemails);
        }

        synchronized List<DisclosureEntry> disclosures() {
            return List.copyOf(disclosures);
        }
    }
}
