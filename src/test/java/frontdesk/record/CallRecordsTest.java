package frontdesk.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.CallFacts;
import frontdesk.call.Voicemail;
import frontdesk.journal.DiskFolder;
import frontdesk.journal.JournalEntry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallRecordsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final URI RECORDING = URI.create("https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1");

    @TempDir
    private Path folder;

    private CallRecords open() {
        return CallRecords.open(new DiskFolder(folder), () -> NOW, step -> {});
    }

    private static Voicemail message(String callSid) {
        return new Voicemail(new CallFacts(callSid, "+15005550001", "+15005550006"), RECORDING, 12);
    }

    @Test
    void aMessageIsThereAfterARestart() throws Exception {
        try (CallRecords records = open()) {
            assertTrue(records.keep(message("CA1")));
            assertTrue(records.keep(message("CA2")));
        }
        assertTrue(Files.readString(folder.resolve("calls.jsonl")).contains(RECORDING.toString()));
        try (CallRecords records = open()) {
            assertEquals(
                    List.of(
                            new VoicemailEntry("CA1", "+15005550001", "+15005550006", RECORDING, 12, NOW),
                            new VoicemailEntry("CA2", "+15005550001", "+15005550006", RECORDING, 12, NOW)),
                    records.voicemails());
        }
    }

    @Test
    void aMessageThatCannotBeKeptIsSaidNotToBe() throws Exception {
        CallRecords records = open();
        records.close();
        assertFalse(records.keep(message("CA1")));
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThrows(IllegalArgumentException.class, () ->
                VoicemailEntry.read(new JournalEntry(1, "something", "{}")));
        assertThrows(IllegalArgumentException.class, () ->
                VoicemailEntry.read(new JournalEntry(1, "voicemail", "{\"colour\":\"blue\"}")));
    }
}
