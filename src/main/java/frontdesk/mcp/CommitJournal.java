package frontdesk.mcp;

import frontdesk.journal.Journal;
import frontdesk.journal.JournalEntry;
import frontdesk.journal.JournalFolder;
import frontdesk.journal.JournalState;
import frontdesk.journal.JournalStep;
import frontdesk.journal.NotCommittedException;
import frontdesk.mcp.wire.McpException;
import frontdesk.tool.ToolCall;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The journal of the calls of tools that change something at a server. Each is on the disk before the server is asked,
 * and again when it is known how it ended. Where the process ends in between, the next start says that nobody knows
 * whether the tool took effect: nothing is done twice, and nothing is forgotten.
 *
 * <p>It holds neither arguments nor answers. Safe from any thread; waits for the disk.
 */
public final class CommitJournal implements AutoCloseable {

    private static final String FILE = "mcp-commits.jsonl";
    private static final String BEGUN = "begun";
    private static final String ENDED = "ended";
    private static final String UNKNOWN = "unknown";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Logger log = LoggerFactory.getLogger(CommitJournal.class);

    private final InstantSource clock;
    private final Open open = new Open();
    private Journal journal;

    /**
     * A call of a tool.
     *
     * @param call Twilio's {@code CallSid}
     * @param callId the model's {@code call_id}
     * @param tool the server's own name for it
     * @param at when this was written
     */
    record Entry(String call, String callId, String server, String tool, Instant at) {}

    private CommitJournal(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Opens the journal, and makes it if there is none.
     *
     * @throws frontdesk.journal.UnusableJournalException if it cannot be used, with one line that says why
     */
    public static CommitJournal open(JournalFolder folder, InstantSource clock, Consumer<JournalStep> steps) {
        CommitJournal commits = new CommitJournal(clock);
        commits.journal = Journal.open(folder, FILE, commits.open, Journal.Limits.defaults(), steps);
        for (Entry entry : commits.open.entries()) {
            log.warn("[MCP] the process ended while a tool was at work: it is not known whether it took effect"
                            + " server={} tool={} begun={} call={}",
                    entry.server(), McpException.oneLine(entry.tool()), entry.at(), entry.call());
            commits.over(UNKNOWN, entry);
        }
        return commits;
    }

    /** What asks the server. */
    interface Work {
        ObjectNode ask() throws McpException, InterruptedException;
    }

    /**
     * Has a tool run, between two entries.
     *
     * @throws McpException.Refused also if it cannot be written down, and is therefore not run
     */
    ObjectNode run(ToolCall call, String server, String tool, Work work) throws McpException, InterruptedException {
        Entry entry = new Entry(call.callSid(), call.callId(), server, tool, clock.instant());
        try {
            journal.append(draft(BEGUN, entry));
        } catch (NotCommittedException noDisk) {
            throw new McpException.Refused("it cannot be written down first: " + noDisk.getMessage());
        }
        String outcome = UNKNOWN;
        try {
            ObjectNode result = work.ask();
            outcome = ENDED;
            return result;
        } catch (McpException failed) {
            outcome = failed.isNotDone() ? ENDED : UNKNOWN;
            throw failed;
        } finally {
            over(outcome, entry);
        }
    }

    /** The calls of which it is not written how they ended, the oldest first. */
    List<Entry> begun() {
        return open.entries();
    }

    private void over(String outcome, Entry begun) {
        try {
            journal.append(draft(outcome,
                    new Entry(begun.call(), begun.callId(), begun.server(), begun.tool(), clock.instant())));
        } catch (NotCommittedException refused) {
            log.error("[MCP] how a tool ended is not in the journal outcome={} reason=\"{}\" server={} tool={} call={}",
                    outcome, refused.getMessage(), begun.server(), McpException.oneLine(begun.tool()), begun.call());
        }
    }

    private static JournalEntry.Draft draft(String type, Entry entry) {
        return new JournalEntry.Draft(type, JSON.writeValueAsString(entry));
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    /** What has begun and not ended; the journal's threads write, others read. */
    private static final class Open implements JournalState {
        private final Map<String, Entry> begun = new LinkedHashMap<>();

        @Override
        public synchronized void apply(JournalEntry line) {
            Entry entry;
            try {
                entry = JSON.readValue(line.json(), Entry.class);
            } catch (JacksonException senseless) {
                throw new IllegalArgumentException(
                        "is no call of a tool: " + senseless.getOriginalMessage(), senseless);
            }
            String key = entry.call() + " " + entry.callId();
            switch (line.type()) {
                case BEGUN -> begun.put(key, entry);
                case ENDED, UNKNOWN -> begun.remove(key);
                default -> throw new IllegalArgumentException("there is no entry of the type \"" + line.type() + "\"");
            }
        }

        @Override
        public synchronized List<JournalEntry.Draft> snapshot() {
            return begun.values().stream().map(entry -> draft(BEGUN, entry)).toList();
        }

        synchronized List<Entry> entries() {
            return List.copyOf(begun.values());
        }
    }
}
