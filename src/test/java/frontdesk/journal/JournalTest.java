package frontdesk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.JournalEntry.Draft;
import frontdesk.journal.MemoryFolder.Fault;
import frontdesk.journal.NotCommittedException.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final String FILE = "notes.jsonl";
    private static final Journal.Limits ROOMY = new Journal.Limits(1 << 20, 1 << 20, 1 << 10, Duration.ofSeconds(10));

    private final MemoryFolder disk = new MemoryFolder();
    private final Notes notes = new Notes();

    private Journal open() {
        return open(notes, ROOMY, step -> {});
    }

    private Journal open(Notes state, Journal.Limits limits, Consumer<JournalStep> steps) {
        return Journal.open(disk, FILE, state, limits, steps);
    }

    /** What the next process finds. */
    private List<String> found() throws IOException {
        return foundOn(disk);
    }

    private static List<String> foundOn(MemoryFolder disk) throws IOException {
        Notes later = new Notes();
        Journal.open(disk, FILE, later, ROOMY, step -> {}).close();
        return later.all();
    }

    private static void note(Journal journal, String json) throws NotCommittedException {
        journal.append(new Draft("note", json));
    }

    private static Outcome refused(Journal journal, String json) {
        return assertThrows(NotCommittedException.class, () -> note(journal, json)).outcome();
    }

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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void uncheckedNote(Journal journal, String json) {
        try {
            note(journal, json);
        } catch (NotCommittedException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void shortWritesAreContinued() throws Exception {
        disk.faults.addAll(List.of(Fault.SHORT, Fault.SHORT, Fault.SHORT));
        try (Journal journal = open()) {
            note(journal, "\"something of some length\"");
        }
        assertEquals(List.of("\"something of some length\""), found());
    }

    @Test
    void aFullDiskRefusesAndTheJournalGoesOnWhenThereIsRoom() throws Exception {
        try (Journal journal = open()) {
            disk.faults.add(Fault.FULL);
            assertEquals(Outcome.NOT_WRITTEN, refused(journal, "1"));
            note(journal, "2");
        }
        assertEquals(List.of("2"), notes.all());
        assertEquals(List.of("2"), found());
    }

    @Test
    void aHalfWrittenEntryThatCannotBeTakenBackStopsTheJournal() throws Exception {
        Journal journal = open();
        disk.faults.add(Fault.FULL);
        disk.truncateFails = true;
        assertEquals(Outcome.UNKNOWN, refused(journal, "1"));
        assertEquals(Outcome.NOT_WRITTEN, refused(journal, "2"));
        disk.truncateFails = false;
        journal.close();
        assertEquals(List.of(), found());
    }

    @Test
    void afterAFailedSyncNothingIsCommittedUntilTheJournalIsOpenedAgain() throws Exception {
        Journal journal = open();
        note(journal, "1");
        disk.syncFails = true;
        assertEquals(Outcome.UNKNOWN, refused(journal, "2"));
        disk.syncFails = false;
        assertEquals(Outcome.NOT_WRITTEN, refused(journal, "3"));
        assertEquals(List.of("1"), notes.all());
        journal.close();
        try (Journal again = open(new Notes(), ROOMY, step -> {})) {
            note(again, "4");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 58})
    void aTornLastLineIsCutOffAndKept(int lostBytes) throws Exception {
        try (Journal journal = open()) {
            note(journal, "1");
            note(journal, "2");
        }
        String whole = disk.text(FILE);
        disk.put(FILE, whole.substring(0, whole.length() - lostBytes));
        assertEquals(List.of("1"), found());
        assertEquals(whole.lines().toList().get(1).length() + 1 - lostBytes, disk.text(FILE + ".cut").length());
        assertEquals(whole.lines().toList().getFirst() + "\n", disk.text(FILE));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"MISSING", "HOLE"})
    void aLastWriteThatNeverArrivedIsCutOff(Fault fault) throws Exception {
        try (Journal journal = open()) {
            note(journal, "1");
            disk.faults.add(fault);
            note(journal, "2");
        }
        assertEquals(List.of("1"), found());
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"MISSING", "HOLE"})
    void aWriteThatNeverArrivedBeforeOthersThatDidIsRefusedByItsLine(Fault fault) throws Exception {
        try (Journal journal = open()) {
            note(journal, "1");
            disk.faults.add(fault);
            note(journal, "2");
            note(journal, "3");
            note(journal, "4");
        }
        String refusal = assertThrows(UnusableJournalException.class, this::found).getMessage();
        assertTrue(refusal.startsWith("/memory/notes.jsonl, line 2: is damaged"), refusal);
    }

    @Test
    void aHoleInTheLastGroupIsCutOffWithTheGoodLinesBehindIt() throws Exception {
        String first = line(1, 1, "1");
        disk.put(FILE, first + line(2, 2, "2") + "\0".repeat(40) + line(4, 2, "4") + line(5, 2, "5"));
        assertEquals(List.of("1", "2"), found());
    }

    private static String line(long sequence, long group, String json) {
        return new String(new EntryLine(new JournalEntry(sequence, "note", json), group).write());
    }

    @Test
    void aDamagedLineInTheMiddleIsRefusedByItsLine() {
        disk.put(FILE, line(1, 1, "1") + line(2, 2, "2").replace("\"data\":2", "\"data\":7") + line(3, 3, "3"));
        String refusal = assertThrows(UnusableJournalException.class, this::found).getMessage();
        assertTrue(refusal.startsWith("/memory/notes.jsonl, line 2: is damaged"), refusal);
    }

    @Test
    void aLineThatIsMissingIsRefused() {
        disk.put(FILE, line(1, 1, "1") + line(3, 3, "3"));
        assertThrows(UnusableJournalException.class, this::found);
        disk.put(FILE, line(2, 2, "2"));
        assertThrows(UnusableJournalException.class, this::found);
    }

    @Test
    void aRefusedJournalIsLeftAsItIsAndNotLocked() throws Exception {
        String damaged = line(1, 1, "1").replace("\"data\":1", "\"data\":7") + line(2, 2, "2");
        disk.put(FILE, damaged);
        assertThrows(UnusableJournalException.class, this::found);
        assertEquals(damaged, disk.text(FILE));
        disk.put(FILE, line(1, 1, "1"));
        assertEquals(List.of("1"), found());
    }

    @Test
    void anEntryThatMakesNoSenseToTheStateIsRefusedByItsLine() {
        EntryLine strange = new EntryLine(new JournalEntry(2, "tone", "2"), 2);
        disk.put(FILE, line(1, 1, "1") + new String(strange.write()));
        String refusal = assertThrows(UnusableJournalException.class, this::found).getMessage();
        assertEquals("/memory/notes.jsonl, line 2: there is no entry of the type tone", refusal);
    }

    private static final Journal.Limits TIGHT = new Journal.Limits(600, 1200, 100, Duration.ofSeconds(10));

    @Test
    void aLongFileIsRewrittenWithWhatStillMatters() throws Exception {
        try (Journal journal = open(notes, TIGHT, step -> {})) {
            for (int i = 0; i < 200; i++) {
                note(journal, Integer.toString(i));
                journal.append(new Draft("forget", Integer.toString(i)));
            }
            note(journal, "\"stays\"");
        }
        assertTrue(disk.text(FILE).length() < 1200, disk.text(FILE));
        assertEquals(List.of("\"stays\""), found());
    }

    @Test
    void aLongFileIsRewrittenWhenItIsOpened() throws Exception {
        try (Journal journal = open()) {
            for (int i = 0; i < 10; i++) {
                note(journal, "1");
                journal.append(new Draft("forget", "1"));
            }
        }
        Journal.Limits untidy = new Journal.Limits(600, 1 << 20, 100, Duration.ofSeconds(10));
        open(new Notes(), untidy, step -> {}).close();
        assertEquals("", disk.text(FILE));
    }

    @ParameterizedTest
    @EnumSource(value = JournalStep.class, names = {"REWRITTEN", "RENAMED", "FOLDER_SYNCED"})
    void aLossOfPowerWhileItIsRewrittenLosesNothing(JournalStep when) throws Exception {
        List<List<String>> known = new ArrayList<>();
        List<MemoryFolder> left = new ArrayList<>();
        try (Journal journal = open(notes, TIGHT, step -> {
            if (step == when && left.isEmpty()) {
                known.add(notes.all());
                left.add(disk.afterLossOfPower());
            }
        })) {
            for (int i = 0; i < 15; i++) {
                note(journal, Integer.toString(i));
            }
        }
        assertEquals(known.getFirst(), foundOn(left.getFirst()));
        assertFalse(left.getFirst().exists(FILE + ".next"));
        assertEquals(15, found().size());
    }

    @Test
    void aJournalThatCannotBeRewrittenGoesOn() throws Exception {
        disk.renameFails = true;
        try (Journal journal = open(notes, TIGHT, step -> {})) {
            for (int i = 0; i < 12; i++) {
                note(journal, Integer.toString(i));
            }
        }
        assertEquals(12, found().size());
    }

    @Test
    void anEntryThatIsTooLongIsRefused() throws Exception {
        try (Journal journal = open(notes, TIGHT, step -> {})) {
            assertEquals(Outcome.NOT_WRITTEN, refused(journal, "\"" + "x".repeat(100) + "\""));
            note(journal, "1");
        }
        assertEquals(List.of("1"), found());
    }

    @Test
    void aFullJournalRefusesAndKeepsWhatItHas() throws Exception {
        String json = "\"" + "x".repeat(90) + "\"";
        List<String> kept = new ArrayList<>();
        try (Journal journal = open(notes, TIGHT, step -> {})) {
            while (kept.size() < 20 && fits(journal, json)) {
                kept.add(json);
            }
        }
        assertTrue(kept.size() > 3 && kept.size() < 12, "kept " + kept.size());
        assertEquals(kept, found());
    }

    private static boolean fits(Journal journal, String json) {
        try {
            note(journal, json);
            return true;
        } catch (NotCommittedException full) {
            return false;
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
    void aDiskThatDoesNotAnswerLeavesTheOutcomeUnknown() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Journal.Limits hasty = new Journal.Limits(1 << 20, 1 << 20, 1 << 10, Duration.ofMillis(20));
        Journal journal = open(notes, hasty, step -> {
            if (step == JournalStep.WRITTEN) {
                await(answer);
            } else if (step == JournalStep.APPLIED) {
                answered.countDown();
            }
        });
        assertEquals(Outcome.UNKNOWN, refused(journal, "1"));
        assertEquals(Outcome.NOT_WRITTEN, refused(journal, "2"));
        answer.countDown();
        await(answered);
        assertEquals(List.of("1"), foundOn(disk.afterLossOfPower()));
        journal.close();
    }

    @Test
    void aClosedJournalRefuses() throws Exception {
        Journal journal = open();
        journal.close();
        assertEquals(Outcome.NOT_WRITTEN, refused(journal, "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\n}", "\"\u0000\""})
    void anEntryIsOneLine(String json) {
        assertThrows(IllegalArgumentException.class, () -> new Draft("note", json));
        assertThrows(IllegalArgumentException.class, () -> new Draft("Note!", "1"));
    }
}
