package frontdesk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crash may leave is cut off and kept; any other damage is refused by its line. */
class RecoveryTest extends JournalRig {
    private static String line(long sequence, long group, String json) {
        return new String(new EntryLine(new JournalEntry(sequence, "note", json), group).write());
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

    @Test
    void aHoleInTheLastGroupIsCutOffWithTheGoodLinesBehindIt() throws Exception {
        String first = line(1, 1, "1");
        disk.put(FILE, first + line(2, 2, "2") + "\0".repeat(40) + line(4, 2, "4") + line(5, 2, "5"));
        assertEquals(List.of("1", "2"), found());
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
}
