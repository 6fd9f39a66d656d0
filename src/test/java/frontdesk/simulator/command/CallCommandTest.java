package frontdesk.simulator.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.Wav;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.telephone.ScriptedServer;
import frontdesk.simulator.terminal.Ink;
import frontdesk.simulator.terminal.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallCommandTest {
    private final PhoneNetwork network = new PhoneNetwork(System::nanoTime, new Random(1));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void whatItDoesNotUnderstandIsSaidInOneLine() throws IOException {
        Path noWav = Files.writeString(folder.resolve("text.wav"), "hello");
        assertEquals("--audio is missing", refusal());
        assertEquals("--audio needs a value", refusal("--audio"));
        assertEquals("--audio needs a value", refusal("--audio", "--server"));
        assertTrue(refusal("--loud", "yes").startsWith("unknown argument --loud; known are --audio"));
        assertEquals("--from stands twice", refusal("--from", "a", "--from", "b"));
        assertEquals("--audio: cannot read /nowhere.wav", refusal("--audio", "/nowhere.wav"));
        assertEquals(
                "--audio " + noWav + ": not a WAV file: it does not start with RIFF and WAVE",
                refusal("--audio", noWav.toString()));
        assertEquals(
                "--server must be like http://127.0.0.1:4000, not localhost:4000",
                refusal("--audio", words().toString(), "--server", "localhost:4000"));
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeAnybodyIsCalled() throws IOException {
        for (String out : List.of("/nowhere/heard.wav", folder.toString())) {
            assertEquals(
                    "--out: cannot write " + out + "; it must be a file in a folder that exists",
                    refusal("--audio", words().toString(), "--server", "http://127.0.0.1:1", "--out", out));
        }
    }

    @Test
    void withoutAServerTheExitCodeIsOneAndNothingIsSaved() throws Exception {
        Path out = folder.resolve("heard.wav");
        assertEquals(1, run(
                Map.of(), "--audio", words().toString(), "--server", "http://127.0.0.1:1", "--out", out.toString()));
        assertTrue(printed().contains("WRONG   11205: no answer"), printed());
        assertFalse(Files.exists(out));
    }

    @Test
    void aServerThatRefusesTheStreamIsNoCallEither() throws Exception {
        Path out = folder.resolve("heard.wav");
        try (ScriptedServer server = new ScriptedServer()) {
            // The stream is opened where the webhook was answered, and there nobody listens for one.
            assertEquals(1, run(
                    Map.of("TWILIO_AUTH_TOKEN", "secret"),
                    "--audio", words().toString(), "--server", server.url().toString(), "--out", out.toString()));
            assertTrue(printed().contains("WRONG   31920: HTTP status"), printed());
            assertFalse(server.awaitRequest().signature().isEmpty());
        }
    }

    private Path words() throws IOException {
        return Files.write(folder.resolve("words.wav"), Wav.monoMuLaw(new byte[800]));
    }

    private String refusal(String... arguments) {
        return assertThrows(UsageException.class, () -> run(Map.of(), arguments)).getMessage();
    }

    private int run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new CallCommand(out, new Ink(false), network).run(List.of(arguments), environment);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
