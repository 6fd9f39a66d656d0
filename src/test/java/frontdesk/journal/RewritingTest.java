package frontdesk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.JournalEntry.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal that has grown long is rewritten with what still matters, and loses nothing by it. */
class RewritingTest extends JournalRig {
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
}
