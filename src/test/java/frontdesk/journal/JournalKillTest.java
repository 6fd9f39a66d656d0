package frontdesk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that writes a journal is killed at each step; what it had been told is there, and nothing twice. */
class JournalKillTest {
    private static final String FILE = "notes.jsonl";
    private static final Journal.Limits TIGHT = new Journal.Limits(600, 1200, 100, Duration.ofSeconds(10));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(JournalStep.class)
    void whatWasToldIsThereAfterwards(JournalStep step) throws Exception {
        List<String> told;
        try (ChildProcess child = ChildProcess.start(Writer.class, folder.toString(), step.name())) {
            told = child.killAt("at " + step);
        }
        Notes later = new Notes();
        Journal.open(new DiskFolder(folder), FILE, later, TIGHT, _ -> {}).close();
        int written = later.all().size();
        assertEquals(numbers(written), later.all());
        // The one that was under way may be there or not; nobody was told.
        assertTrue(written == told.size() || written == told.size() + 1, written + " of " + told.size());
        assertTrue(Files.notExists(folder.resolve(FILE + ".next")));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void anotherProcessIsRefusedAndToldWhoHasIt() throws Exception {
        try (ChildProcess child = ChildProcess.start(Writer.class, folder.toString(), "SYNCED")) {
            assertEquals("0", child.said().readLine());
            String refusal = assertThrows(
                            UnusableJournalException.class,
                            () -> Journal.open(new DiskFolder(folder), FILE, new Notes(), TIGHT, _ -> {}))
                    .getMessage();
            assertTrue(refusal.contains("process " + child.process().pid()), refusal);
        }
        Journal.open(new DiskFolder(folder), FILE, new Notes(), TIGHT, _ -> {}).close();
    }

    /** Writes numbers, says each one when it is committed, and stops at the third coming of a step, or the first. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws NotCommittedException {
            JournalStep stop = JournalStep.valueOf(arguments[1]);
            AtomicInteger left = new AtomicInteger(stop.compareTo(JournalStep.REWRITTEN) < 0 ? 3 : 1);
            Journal journal = Journal.open(
                    new DiskFolder(Path.of(arguments[0])), FILE, new Notes(), TIGHT, step -> {
                        if (step == stop && left.decrementAndGet() == 0) {
                            ChildProcess.stayAt("at " + step);
                        }
                    });
            for (int i = 0; ; i++) {
                journal.append(new JournalEntry.Draft("note", Integer.toString(i)));
                System.out.println(i);
            }
        }
    }
}
