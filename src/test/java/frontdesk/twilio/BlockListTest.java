package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource.TextFile;
import frontdesk.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockListTest {
    private static final String LIST = """
            # Nobody of these.
            +44 (20) 1234-5678   # the other one
            +4490*

            sip:spam@*
            anonymous
            """;

    @TempDir
    Path folder;

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("blocked.txt"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "+442012345678, true", "+4420123456789, false", "+44201234567, false",
        "+4490, true", "+44901, true", "+4491, false", "4490, false",
        "sip:spam@example.com, true", "sip:ham@example.com, false",
        "anonymous, true", "+266696687, true", "'', true", "Restricted, true", "+86282452253, true",
        "+2666966871, false"
    })
    void callersAreBlockedByNumberBeginningOrSilence(String from, boolean blocked) {
        BlockList list = BlockList.parse(new TextFile("blocked.txt", LIST));
        assertEquals(blocked, list.blocks(CallerNumber.of(from)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "*", "0044123", "4490*", "+44*90", "+", "anonymous*", "somebody", "+44 90 x", "sip:", "sip:*"
    })
    void whatIsNoEntryIsRefusedWithItsLine(String entry) {
        MalformedFileException refused = assertThrows(
                MalformedFileException.class,
                () -> BlockList.parse(new TextFile("blocked.txt", "+4490*\n" + entry + "\n")));
        assertTrue(refused.getMessage().startsWith("blocked.txt, line 2: \"" + entry + "\" is neither"),
                refused.getMessage());
    }

    @Test
    void anEmptyListBlocksNobody() {
        assertFalse(BlockList.parse(new TextFile("blocked.txt", "\n# nobody\n")).blocks("anonymous"));
        assertFalse(BlockedCallers.in(folder).blocks("+4490"));
    }

    @Test
    void aChangedFileHoldsWithoutARestartAndABadOneDoesNot() throws Exception {
        BlockedCallers blocked = BlockedCallers.in(folder);
        assertFalse(blocked.blocks("+4490123"));
        write("+4490*\n");
        assertTrue(blocked.blocks("+4490123"));
        write("+4490*\nnonsense here\n");
        assertTrue(blocked.blocks("+4490123"));
        write("+4491*, and one more sign\n");
        assertTrue(blocked.blocks("+4490123"));
        write("+4491*\n+4492*\n+4493*\n");
        assertFalse(blocked.blocks("+4490123"));
        assertTrue(blocked.blocks("+4493123"));
        Files.delete(folder.resolve("blocked.txt"));
        assertFalse(blocked.blocks("+4493123"));
    }

    @Test
    void aBadFileAtTheStartIsRefused() throws Exception {
        write("nonsense\n");
        assertThrows(MalformedFileException.class, () -> BlockedCallers.in(folder));
    }
}
