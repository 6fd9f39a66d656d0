package frontdesk.journal;

import frontdesk.journal.JournalEntry.Draft;
import frontdesk.journal.NotCommittedException.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of entries. {@link #append} returns when the entry is on the disk and the {@link JournalState}
 * knows it, and not before.
 *
 * <p>One thread writes. What several threads append while it is busy becomes the next group, which costs one {@code
 * fsync}. Interrupting a thread that appends neither ends its wait nor harms the file.
 *
 * <p>A group that could not be written is taken back, and nobody is told that it is there. When that fails too, or an
 * {@code fsync} fails, nobody can say what is on the disk: the journal then refuses everything until it is opened
 * again, which means until the process is started again.
 *
 * <p>Safe from any thread. Threads that wait are the only queue, so it is as long as there are threads.
 */
public final class Journal implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final Limits limits;
    private final Thread writer;
    private final JournalWriting writing;

    /** Guards what follows; nothing is written under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition something = lock.newCondition();
    private final Condition committed = lock.newCondition();
    private List<Waiting> gathered = new ArrayList<>();
    private boolean closed;

    /**
     * @param rewriteBytes a file longer than this is rewritten with the state's snapshot, at opening and while it grows
     * @param longestBytes what does not fit is refused
     * @param entryBytes the longest entry, as UTF-8
     * @param commitWithin how long {@link #append} waits for the disk; after that the outcome is unknown
     */
    public record Limits(int rewriteBytes, int longestBytes, int entryBytes, Duration commitWithin) {
        public static Limits defaults() {
            return new Limits(4 << 20, 256 << 20, 16 << 10, Duration.ofSeconds(10));
        }
    }

    /** An entry, and the thread that waits for it. */
    private static final class Waiting {
        private final Draft draft;
        private boolean done;
        private NotCommittedException failure;

        Waiting(Draft draft) {
            this.draft = draft;
        }
    }

    private Journal(String name, Limits limits, JournalWriting writing) {
        this.limits = limits;
        this.writing = writing;
        this.writer = Thread.ofPlatform().daemon().name("journal-" + name).unstarted(this::write);
    }

    /**
     * Opens a journal, makes it if there is none, and shows the state what is in it. What a crash has left unfinished
     * at the end is cut off, logged, and kept in a file of its own; see {@link Recovery}.
     *
     * @param name the file's name
     * @param steps called on the writing thread at each step; for tests that stop the process there
     * @throws UnusableJournalException if another process has it, if it is damaged, or if the disk refuses
     */
    public static Journal open(
            JournalFolder folder, String name, JournalState state, Limits limits, Consumer<JournalStep> steps) {
        Journal journal = new Journal(name, limits, JournalWriting.open(folder, name, state, limits, steps));
        journal.writer.start();
        return journal;
    }

    /**
     * Commits an entry.
     *
     * @throws NotCommittedException if it is not committed, saying whether it may be in the journal all the same
     */
    public void append(Draft draft) throws NotCommittedException {
        if (draft.json().getBytes(StandardCharsets.UTF_8).length > limits.entryBytes()) {
            throw new NotCommittedException(
                    Outcome.NOT_WRITTEN, "the entry is longer than " + limits.entryBytes() + " bytes", null);
        }
        Waiting waiting = new Waiting(draft);
        lock.lock();
        try {
            if (closed) {
                throw new NotCommittedException(Outcome.NOT_WRITTEN, "the journal is closed", null);
            }
            gathered.add(waiting);
            something.signal();
            await(waiting);
        } finally {
            lock.unlock();
        }
        if (waiting.failure != null) {
            throw waiting.failure;
        }
    }

    /** Entries that wait for the group that is being written. */
    int waiting() {
        lock.lock();
        try {
            return gathered.size();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void await(Waiting waiting) throws NotCommittedException {
        boolean interrupted = false;
        try {
            long left = limits.commitWithin().toNanos();
            while (!waiting.done) {
                if (left <= 0) {
                    throw tooSlow(waiting);
                }
                try {
                    left = committed.awaitNanos(left);
                } catch (InterruptedException notNow) {
                    // What is under way cannot be called back, and its outcome is worth more than haste.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private NotCommittedException tooSlow(Waiting waiting) {
        boolean begun = !gathered.remove(waiting);
        return new NotCommittedException(
                begun ? Outcome.UNKNOWN : Outcome.NOT_WRITTEN,
                "the disk gave no answer within " + limits.commitWithin().toMillis() + " ms",
                null);
    }

    /** The writer's whole life. */
    private void write() {
        for (List<Waiting> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
            NotCommittedException failure = null;
            try {
                writing.commit(group.stream().map(waiting -> waiting.draft).toList());
            } catch (NotCommittedException notCommitted) {
                log.error("A journal could not write entries={} outcome={} reason=\"{}\"",
                        group.size(), notCommitted.outcome(), notCommitted.getMessage(), notCommitted.getCause());
                failure = notCommitted;
            }
            tell(group, failure);
            writing.rewriteIfLong();
        }
    }

    /** Waits for entries; none means the end. */
    private List<Waiting> nextGroup() {
        lock.lock();
        try {
            while (gathered.isEmpty() && !closed) {
                something.awaitUninterruptibly();
            }
            List<Waiting> group = gathered;
            gathered = new ArrayList<>();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void tell(List<Waiting> group, NotCommittedException failure) {
        lock.lock();
        try {
            group.forEach(waiting -> {
                waiting.failure = failure;
                waiting.done = true;
            });
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Commits what is under way, for as long as {@link #append} would wait, and lets the files go. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
        try {
            if (!writer.join(limits.commitWithin())) {
                log.error("A journal was not closed, since the disk gives no answer");
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        writing.close();
    }
}
