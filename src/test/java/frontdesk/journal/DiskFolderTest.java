package frontdesk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFolderTest {
    private static final String FILE = "notes.jsonl";

    @TempDir
    Path folder;

    private Journal open(Path where, Notes notes) {
        return Journal.open(new DiskFolder(where), FILE, notes, Journal.Limits.defaults(), step -> {});
    }

    @Test
    void aJournalIsFoundAgainInAFolderThatItMadeItself() throws Exception {
        Path where = folder.resolve("a/b");
        try (Journal journal = open(where, new Notes())) {
            journal.append(new JournalEntry.Draft("note", "{\"a\":1}"));
        }
        Notes later = new Notes();
        open(where, later).close();
        assertEquals(List.of("{\"a\":1}"), later.all());
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        open(folder.resolve("mine"), new Notes()).close();
        assertEquals("rwx------", permissions(folder.resolve("mine")));
        assertEquals("rw-------", permissions(folder.resolve("mine").resolve(FILE)));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aJournalThatWasRewrittenIsFoundAgain() throws Exception {
        Journal.Limits tight = new Journal.Limits(600, 1200, 100, Journal.Limits.defaults().commitWithin());
        try (Journal journal = Journal.open(new DiskFolder(folder), FILE, new Notes(), tight, step -> {})) {
            for (int i = 0; i < 50; i++) {
                journal.append(new JournalEntry.Draft("note", Integer.toString(i)));
                journal.append(new JournalEntry.Draft(i < 48 ? "forget" : "note", Integer.toString(i)));
            }
        }
        Notes later = new Notes();
        open(folder, later).close();
        assertEquals(List.of("48", "48", "49", "49"), later.all());
        assertTrue(Files.size(folder.resolve(FILE)) < 1200);
    }

    @Test
    void aSecondJournalInThisProcessIsRefused() throws IOException {
        Journal first = open(folder, new Notes());
        String refusal = assertThrows(UnusableJournalException.class, () -> open(folder, new Notes())).getMessage();
        assertTrue(refusal.contains("this process has opened the same data folder before"), refusal);
        first.close();
        open(folder, new Notes()).close();
    }
}
