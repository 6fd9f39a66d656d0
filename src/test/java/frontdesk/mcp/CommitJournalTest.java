package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.DiskFolder;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.wire.McpException;
import frontdesk.tool.JsonText;
import frontdesk.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class CommitJournalTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final ToolCall CALL = new ToolCall(
            "call_1", "book", new JsonText("{\"name\":\"Miller\"}"), "CA1", "+15005550001", "+15005550006");

    @TempDir
    private Path folder;

    private CommitJournal open() {
        return CommitJournal.open(new DiskFolder(folder), () -> NOW, step -> {});
    }

    private ObjectNode run(CommitJournal commits, CommitJournal.Work work) throws McpException, InterruptedException {
        return commits.run(CALL, "crm", "book_visit", work);
    }

    /** The types of the entries on the disk. */
    private List<String> written() throws IOException {
        String file = Files.readString(folder.resolve("mcp-commits.jsonl"));
        assertFalse(file.contains("Miller"), "what people say is not in it: " + file);
        return file.lines()
                .map(line -> line.replaceFirst(".*\"type\":\"([a-z]+)\".*", "$1"))
                .filter(type -> List.of("begun", "ended", "unknown").contains(type))
                .toList();
    }

    @Test
    void aCallIsOnTheDiskBeforeTheServerIsAskedAndWhenItHasAnswered() throws Exception {
        try (CommitJournal commits = open()) {
            ObjectNode answer = JsonRpc.object().put("booked", true);
            assertEquals(answer, run(commits, () -> {
                try {
                    assertEquals(List.of("begun"), written());
                } catch (IOException unreadable) {
                    throw new AssertionError(unreadable);
                }
                return answer;
            }));
            assertEquals(List.of("begun", "ended"), written());
            assertEquals(List.of(), commits.begun());
        }
    }

    @Test
    void whatTheServerRefusesHasEnded() throws Exception {
        try (CommitJournal commits = open()) {
            assertThrows(McpException.Refused.class, () -> run(commits, () -> {
                throw new McpException.Refused("no such visit");
            }));
            assertEquals(List.of("begun", "ended"), written());
        }
    }

    @Test
    void whatIsNotAnsweredIsNotKnown() throws Exception {
        try (CommitJournal commits = open()) {
            assertThrows(McpException.TimedOut.class, () -> run(commits, () -> {
                throw new McpException.TimedOut("there was no answer in time");
            }));
            assertThrows(InterruptedException.class, () -> run(commits, () -> {
                throw new InterruptedException();
            }));
            assertEquals(List.of("begun", "unknown", "begun", "unknown"), written());
        }
    }

    @Test
    void whatWasUnderWayWhenTheProcessEndedIsSaidOnceAtTheNextStart() throws Exception {
        CommitJournal killed = open();
        assertThrows(McpException.TimedOut.class, () -> run(killed, () -> {
            assertEquals(
                    List.of(new CommitJournal.Entry("CA1", "call_1", "crm", "book_visit", NOW)), killed.begun());
            close(killed);
            throw new McpException.TimedOut("nobody is there any more to write down how it ended");
        }));
        assertEquals(List.of("begun"), written());
        try (CommitJournal next = open()) {
            assertEquals(List.of("begun", "unknown"), written());
            assertEquals(List.of(), next.begun());
        }
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() throws Exception {
        CommitJournal closed = open();
        closed.close();
        McpException refused = assertThrows(McpException.Refused.class, () -> run(closed, () -> {
            throw new AssertionError("the server was asked");
        }));
        assertTrue(refused.getMessage().contains("written down"), refused.getMessage());
    }

    private static void close(CommitJournal journal) {
        try {
            journal.close();
        } catch (IOException stillOpen) {
            throw new AssertionError(stillOpen);
        }
    }
}
