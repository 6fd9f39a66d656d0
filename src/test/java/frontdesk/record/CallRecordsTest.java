package frontdesk.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.HeardDisclosure;
import frontdesk.call.outcome.Voicemail;
import frontdesk.call.plan.CallFacts;
import frontdesk.journal.DiskFolder;
import frontdesk.journal.JournalEntry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static HeardDisclosure heard(String callSid) {
        CallFacts facts = new CallFacts(callSid, "+15005550001", "+15005550006");
        return new HeardDisclosure(facts, "phrase-1", "I am a machine.", "m6");
    }

    @Test
    void theProofThatADisclosureWasHeardIsThereAfterARestart() throws Exception {
        try (CallRecords records = open()) {
            records.keep(heard("CA1"));
            assertTrue(records.keep(message("CA2")));
        }
        String line = Files.readAllLines(folder.resolve("calls.jsonl")).stream()
                .filter(entry -> entry.contains("disclosure"))
                .collect(Collectors.joining());
        for (String part : List.of("phrase-1", "m6", "2026-01-01T12:00:00Z", "CA1", "I am a machine.")) {
            assertTrue(line.contains(part), line);
        }
        try (CallRecords records = open()) {
            assertEquals(
                    List.of(new DisclosureEntry(
                            "CA1", "+15005550001", "+15005550006", "phrase-1", "m6", "I am a machine.", NOW)),
                    records.disclosures());
            assertEquals(1, records.voicemails().size());
        }
    }

    @Test
    void aProofThatComesAfterTheEndIsNoFaultOfItsCall() throws Exception {
        CallRecords records = open();
        records.close();
        records.keep(heard("CA1"));
        assertEquals(List.of(), records.disclosures());
    }

    @Test
    void manyProofsAtOnceAreAllWrittenBeforeTheEnd() throws Exception {
        try (CallRecords records = open()) {
            IntStream.range(0, 200).forEach(i -> records.keep(heard("CA" + i)));
        }
        try (CallRecords records = open()) {
            assertEquals(200, records.disclosures().stream().map(DisclosureEntry::call).distinct().count());
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
                CallEntry.read(new JournalEntry(1, "something", "{}")));
        assertThrows(IllegalArgumentException.class, () ->
                CallEntry.read(new JournalEntry(1, "voicemail", "{\"colour\":\"blue\"}")));
    }
}
