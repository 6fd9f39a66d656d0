package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.Wav;
import frontdesk.simulator.command.CallCommand;
import frontdesk.simulator.terminal.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code call}, at a server that answers. */
@Timeout(90)
class PlacedCallTest {

    @TempDir
    private Path folder;

    @Test
    void theCallerSpeaksAfterTheGreetingHearsTheAnswerAndHasItAllInAFile() throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Path words = Files.write(folder.resolve("words.wav"), Wav.monoMuLaw(WholeServer.sound(1_000)));
        Path heard = folder.resolve("heard.wav");
        int exitCode;
        try (WholeServer server = WholeServer.open()) {
            exitCode = new CallCommand(
                            new PrintStream(shown, true, StandardCharsets.UTF_8), new Ink(false), server.network)
                    .run(
                            List.of(
                                    "--audio", words.toString(), "--out", heard.toString(),
                                    "--server", server.url().toString()),
                            Map.of());
        }
        String view = shown.toString(StandardCharsets.UTF_8);
        assertEquals(0, exitCode, view);
        assertTrue(view.matches("(?s).*AGENT +speaks.*CALLER +speaks: words.*AGENT +speaks.*CALLER +hangs up.*"), view);
        assertTrue(Files.size(heard) > 0, view);
    }
}
