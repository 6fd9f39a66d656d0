package frontdesk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.JournalEntry.Draft;
import frontdesk.journal.NotCommittedException.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What its writers may rely on when all is well, and what it does not take. */
class JournalTest extends JournalRig {
    @Test
    void whatWasAppendedIsFoundAfterALossOfPower() throws Exception {
        try (Journal journal = open()) {
            note(journal, "{\"a\":1}");
            note(journal, "{\"b\":\"ü\"}");
            assertEquals(List.of("{\"a\":1}", "{\"b\":\"ü\"}"), foundOn(disk.afterLossOfPower()));
        }
    }

    @Test
    void anEntryIsALineOfJsonWithAChecksum() throws Exception {
        try (Journal journal = open()) {
            note(journal, "{\"a\":1}");
        }
        assertTrue(disk.text(FILE).matches(
                "\\{\"crc\":\"[0-9a-f]{8}\",\"seq\":1,\"group\":1,\"type\":\"note\",\"data\":\\{\"a\":1}}\n"),
                disk.text(FILE));
    }

    @Test
    void theStateKnowsAnEntryBeforeItsWriterIsTold() throws Exception {
        try (Journal journal = open()) {
            note(journal, "1");
            assertEquals(List.of("1"), notes.all());
        }
    }

    @Test
    void manyThreadsShareOneSync() throws Exception {
        CountDownLatch firstIsUnderWay = new CountDownLatch(1);
        CountDownLatch allHaveCome = new CountDownLatch(1);
        try (Journal journal = open(notes, ROOMY, step -> {
                    if (step == JournalStep.WRITTEN) {
                        firstIsUnderWay.countDown();
                        await(allHaveCome);
                    }
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int before = disk.syncs;
            List<Future<?>> all = new ArrayList<>();
            all.add(threads.submit(() -> uncheckedNote(journal, "0")));
            firstIsUnderWay.await();
            for (int i = 1; i < 100; i++) {
                String json = Integer.toString(i);
                all.add(threads.submit(() -> uncheckedNote(journal, json)));
            }
            while (journal.waiting() < 99) {
                Thread.onSpinWait();
            }
            allHaveCome.countDown();
            for (Future<?> one : all) {
                one.get();
            }
            assertEquals(2, disk.syncs - before);
            assertEquals(100, notes.all().size());
        }
        assertEquals(100, found().size());
    }

    private static void uncheckedNote(Journal journal, String json) {
        try {
            note(journal, json);
        } catch (NotCommittedException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void anInterruptedThreadStillLearnsWhatBecameOfItsEntry() throws Exception {
        try (Journal journal = open()) {
            Thread.currentThread().interrupt();
            note(journal, "1");
            assertTrue(Thread.interrupted());
            note(journal, "2");
        }
        assertEquals(List.of("1", "2"), found());
    }

    @Test
    void aClosedJournalRefuses() throws Exception {
        Journal journal = open();
        journal.close();
        assertEquals(Outcome.NOT_WRITTEN, refused(journal, "1"));
    }

    @Test
    void anEntryThatIsTooLongIsRefused() throws Exception {
        try (Journal journal = open(notes, TIGHT, step -> {})) {
            assertEquals(Outcome.NOT_WRITTEN, refused(journal, "\"" + "x".repeat(100) + "\""));
            note(journal, "1");
        }
        assertEquals(List.of("1"), found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\n}", "\"\u0000\""})
    void anEntryIsOneLine(String json) {
        assertThrows(IllegalArgumentException.class, () -> new Draft("note", json));
        assertThrows(IllegalArgumentException.class, () -> new Draft("Note!", "1"));
    }
}
