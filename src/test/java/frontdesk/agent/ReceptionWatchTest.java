package frontdesk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import frontdesk.call.plan.CallFacts;
import frontdesk.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch without its thread: every look is taken by hand. */
class ReceptionWatchTest extends AgentFolderRig {
    private ReceptionWatch watch;

    @BeforeEach
    void open() throws IOException {
        write("desk/agent.json", """
                {"name": "Desk", "company": "Acme", "instructions": ["all.md"], "greetings": ["Hi."]}""");
        write("desk/all.md", "Speak.");
        write("routes.json", "{\"*\": {\"agent\": \"desk\", \"transfer_to\": \"+15005550001\"}}");
        watch = new ReceptionWatch(
                new ReceptionFiles(Optional.of(folder), House.BARE, Optional.empty(), InstantSource.system()),
                Optional.of(folder));
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private String human() {
        return watch.reception().handling(new CallFacts("CA1", "", "+15005550006")).transferTo().orElse("nobody");
    }

    @Test
    void aChangeIsInForceWhenTheFilesHaveRestedFromOneLookToTheNext() throws IOException {
        write("routes.json", "{\"*\": {\"agent\": \"desk\"}}");
        watch.look();
        assertEquals("+15005550001", human());
        watch.look();
        assertEquals("nobody", human());
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
        write("routes.json", "{\"*\": {\"agent\": \"desk\"}}");
        watch.look();
        write("routes.json", "{\"*\": {\"agent\": \"desk\"}} ");
        watch.look();
        assertEquals("+15005550001", human());
        watch.look();
        assertEquals("nobody", human());
    }

    @Test
    void aBadFileIsRefusedAndTheOldReceptionStaysUntilItIsMended() throws IOException {
        Reception old = watch.reception();
        write("routes.json", "{\"*\": {\"agent\": \"dusk\"}}");
        watch.look();
        watch.look();
        watch.look();
        assertSame(old, watch.reception());
        write("routes.json", "{\"*\": {\"agent\": \"desk\", \"transfer_to\": \"+15005550002\"}}");
        watch.look();
        watch.look();
        assertEquals("+15005550002", human());
    }

    @Test
    void aTextOfTheSameLengthIsNoticedByItsTime() throws IOException {
        Reception old = watch.reception();
        write("desk/all.md", "Sleep.");
        Files.setLastModifiedTime(folder.resolve("desk/all.md"), FileTime.fromMillis(1_000));
        watch.look();
        watch.look();
        assertNotSame(old, watch.reception());
    }

    @Test
    void nothingIsReadWhileNothingChanges() {
        Reception old = watch.reception();
        watch.look();
        watch.look();
        assertSame(old, watch.reception());
    }

    @Test
    void aFolderThatHasGoneDoesNotBringThePackedAgentsBack() throws IOException {
        Reception old = watch.reception();
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-gone");
        Files.move(folder, elsewhere);
        watch.look();
        watch.look();
        assertSame(old, watch.reception());
        Files.move(elsewhere, folder);
        watch.look();
        watch.look();
        assertEquals("+15005550001", human());
    }

    @Test
    void theFirstReadingMustBeWithoutMistakes() throws IOException {
        write("routes.json", "{}");
        ReceptionFiles files =
                new ReceptionFiles(Optional.of(folder), House.BARE, Optional.empty(), InstantSource.system());
        assertThrows(MalformedFileException.class, () -> new ReceptionWatch(files, Optional.of(folder)));
    }
}
