package frontdesk.journal;

import static org.junit.jupiter.api.Assertions.assertThrows;

import frontdesk.journal.JournalEntry.Draft;
import frontdesk.journal.NotCommittedException.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A journal of notes on a disk in memory, and what the next process finds of it. */
abstract class JournalRig {
    static final String FILE = "notes.jsonl";
    static final Journal.Limits ROOMY = new Journal.Limits(1 << 20, 1 << 20, 1 << 10, Duration.ofSeconds(10));
    static final Journal.Limits TIGHT = new Journal.Limits(600, 1200, 100, Duration.ofSeconds(10));

    final MemoryFolder disk = new MemoryFolder();
    final Notes notes = new Notes();

    Journal open() {
        return open(notes, ROOMY, step -> {});
    }

    Journal open(Notes state, Journal.Limits limits, Consumer<JournalStep> steps) {
        return Journal.open(disk, FILE, state, limits, steps);
    }

    /** What the next process finds. */
    List<String> found() throws IOException {
        return foundOn(disk);
    }

    static List<String> foundOn(MemoryFolder disk) throws IOException {
        Notes later = new Notes();
        Journal.open(disk, FILE, later, ROOMY, step -> {}).close();
        return later.all();
    }

    static void note(Journal journal, String json) throws NotCommittedException {
        journal.append(new Draft("note", json));
    }

    static Outcome refused(Journal journal, String json) {
        return assertThrows(NotCommittedException.class, () -> note(journal, json)).outcome();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
