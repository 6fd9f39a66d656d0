package frontdesk.journal;

import frontdesk.journal.JournalEntry.Draft;
import frontdesk.journal.Journal.Limits;
import frontdesk.journal.NotCommittedException.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file side of a {@link Journal}: opening, committing a group, rewriting. One thread at a time: the opener's, then
 * the journal's writer, then the closer's.
 */
final class JournalWriting implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(JournalWriting.class);

    private final JournalFolder folder;
    private final String name;
    private final JournalState state;
    private final Limits limits;
    private final Consumer<JournalStep> steps;
    private final Closeable hold;

    private JournalFile file;
    /** How long the file is, and how many lines it has, as far as they are promised. */
    private long bytes;
    private long lines;
    /** When the file is this long, it is rewritten. */
    private long rewriteAt;
    /** Why nothing is written any more; null while all is well. */
    private String broken;

    private JournalWriting(
            JournalFolder folder,
            String name,
            JournalState state,
            Limits limits,
            Consumer<JournalStep> steps,
            Closeable hold) {
        this.folder = folder;
        this.name = name;
        this.state = state;
        this.limits = limits;
        this.steps = steps;
        this.hold = hold;
        this.rewriteAt = limits.rewriteBytes();
    }

    static JournalWriting open(
            JournalFolder folder, String name, JournalState state, Limits limits, Consumer<JournalStep> steps) {
        JournalWriting writing = null;
        try {
            writing = new JournalWriting(folder, name, state, limits, steps, folder.lock(name + ".lock"));
            writing.recover();
            writing.rewriteIfLong();
            return writing;
        } catch (IOException refused) {
            closeAfter(writing);
            throw new UnusableJournalException(folder.path(name) + ": cannot be opened: " + refused, refused);
        } catch (RuntimeException refused) {
            closeAfter(writing);
            throw refused;
        }
    }

    private static void closeAfter(JournalWriting writing) {
        if (writing != null) {
            try {
                writing.close();
            } catch (IOException alsoThis) {
                log.warn("A journal could not be closed error={}", alsoThis.toString());
            }
        }
    }

    private void recover() throws IOException {
        // Its renaming never happened, so it was never the journal.
        folder.deleteIfExists(nextName());
        file = folder.open(name);
        if (file.size() > limits.longestBytes()) {
            throw new UnusableJournalException(
                    folder.path(name) + ": is longer than " + limits.longestBytes() + " bytes");
        }
        byte[] found = file.read();
        Recovery recovery = Recovery.of(folder.path(name), found);
        recovery.entries().forEach(this::replay);
        bytes = recovery.goodBytes();
        lines = recovery.entries().size();
        if (bytes < found.length) {
            cut(Arrays.copyOfRange(found, recovery.goodBytes(), found.length));
        }
        // A process that was killed before its fsync has left good lines that the power could still take.
        file.sync();
        folder.sync();
        if (lines > 0) {
            log.info("A journal was read file={} entries={} bytes={}", folder.path(name), lines, bytes);
        }
    }

    private void replay(JournalEntry entry) {
        try {
            state.apply(entry);
        } catch (IllegalArgumentException senseless) {
            throw new UnusableJournalException(
                    folder.path(name) + ", line " + entry.sequence() + ": " + senseless.getMessage(), senseless);
        }
    }

    /** What is cut off had been promised to nobody; it is kept for whoever wants to know. */
    private void cut(byte[] rest) throws IOException {
        String kept = name + ".cut";
        try (JournalFile copy = folder.open(kept)) {
            appendAll(copy, ByteBuffer.wrap(rest));
            copy.sync();
        }
        file.truncate(bytes);
        log.warn("A journal ended in an unfinished entry, which was cut off file={} line={} bytes={} keptIn={}",
                folder.path(name), lines + 1, rest.length, folder.path(kept));
    }

    /** Writes a group, syncs it, and tells the state. */
    void commit(List<Draft> group) throws NotCommittedException {
        if (broken != null) {
            throw new NotCommittedException(Outcome.NOT_WRITTEN, "the journal is out of order: " + broken, null);
        }
        List<JournalEntry> entries = new ArrayList<>();
        group.forEach(draft -> entries.add(new JournalEntry(lines + entries.size() + 1, draft.type(), draft.json())));
        byte[] text = text(entries, lines + 1);
        if (bytes + text.length > limits.longestBytes()) {
            throw new NotCommittedException(
                    Outcome.NOT_WRITTEN, "the journal has reached " + limits.longestBytes() + " bytes", null);
        }
        steps.accept(JournalStep.GATHERED);
        writeAndSync(text);
        bytes += text.length;
        lines += entries.size();
        steps.accept(JournalStep.SYNCED);
        apply(entries);
        steps.accept(JournalStep.APPLIED);
    }

    private void writeAndSync(byte[] text) throws NotCommittedException {
        try {
            appendAll(file, ByteBuffer.wrap(text));
        } catch (IOException refused) {
            throw takenBack(refused);
        }
        steps.accept(JournalStep.WRITTEN);
        try {
            file.sync();
        } catch (IOException refused) {
            // After this the kernel may call pages clean that are not on the disk: trying again proves nothing.
            broken = "fsync failed";
            throw new NotCommittedException(Outcome.UNKNOWN, broken, refused);
        }
    }

    /** A full disk, most of the time: with the half-written group gone, a later one may succeed. */
    private NotCommittedException takenBack(IOException refused) {
        try {
            file.truncate(bytes);
            file.sync();
            return new NotCommittedException(Outcome.NOT_WRITTEN, "writing failed", refused);
        } catch (IOException alsoThis) {
            refused.addSuppressed(alsoThis);
            broken = "writing failed, and could not be taken back";
            return new NotCommittedException(Outcome.UNKNOWN, broken, refused);
        }
    }

    private void apply(List<JournalEntry> entries) throws NotCommittedException {
        try {
            entries.forEach(state::apply);
        } catch (RuntimeException senseless) {
            broken = "the state did not take in what it had written";
            throw new NotCommittedException(Outcome.UNKNOWN, broken, senseless);
        }
    }

    /** Replaces a file that has grown long by one with the state's snapshot; without harm if that fails. */
    void rewriteIfLong() {
        if (broken != null || bytes < rewriteAt) {
            return;
        }
        try {
            rewrite(state.snapshot());
        } catch (IOException | RuntimeException refused) {
            log.error("A journal could not be rewritten and goes on as it is file={}", folder.path(name), refused);
        }
        // A state that needs nearly all of it is not written over and over.
        rewriteAt = Math.max(limits.rewriteBytes(), 2 * bytes);
    }

    private void rewrite(List<Draft> snapshot) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        snapshot.forEach(draft -> entries.add(new JournalEntry(entries.size() + 1, draft.type(), draft.json())));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        // All of this is promised, so each line is a group of its own.
        entries.forEach(entry -> text.writeBytes(new EntryLine(entry, entry.sequence()).write()));
        folder.deleteIfExists(nextName());
        JournalFile next = folder.open(nextName());
        try {
            appendAll(next, ByteBuffer.wrap(text.toByteArray()));
            next.sync();
        } catch (IOException refused) {
            next.close();
            throw refused;
        }
        steps.accept(JournalStep.REWRITTEN);
        takeOver(next, text.size(), entries.size());
    }

    private void takeOver(JournalFile next, long nextBytes, long nextLines) throws IOException {
        try {
            folder.rename(nextName(), name);
        } catch (IOException refused) {
            next.close();
            throw refused;
        }
        steps.accept(JournalStep.RENAMED);
        JournalFile old = file;
        log.info("A journal was rewritten file={} bytes={} before={}", folder.path(name), nextBytes, bytes);
        file = next;
        bytes = nextBytes;
        lines = nextLines;
        old.close();
        try {
            folder.sync();
        } catch (IOException refused) {
            // Which of the two files a loss of power would leave behind the name is not known: what is added now might
            // be in the other one.
            broken = "fsync of the folder failed";
            throw refused;
        }
        steps.accept(JournalStep.FOLDER_SYNCED);
    }

    private String nextName() {
        return name + ".next";
    }

    private static byte[] text(List<JournalEntry> entries, long group) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        entries.forEach(entry -> text.writeBytes(new EntryLine(entry, group).write()));
        return text.toByteArray();
    }

    private static void appendAll(JournalFile file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int before = bytes.remaining();
            file.append(bytes);
            if (bytes.remaining() == before) {
                throw new IOException("the disk takes nothing");
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            hold.close();
        }
    }
}
