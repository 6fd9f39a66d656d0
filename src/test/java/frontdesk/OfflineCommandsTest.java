package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.CallCommand;
import frontdesk.simulator.EmulateCommand;
import frontdesk.simulator.Ink;
import frontdesk.simulator.telephone.PhoneNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code emulate} and {@code call}, with the real server between them. */
@Timeout(120)
class OfflineCommandsTest {

    private static final String MODEL = "OPENAI_REALTIME_URL=";
    private static final Path WORDS = Path.of("test-audio/caller/hello.wav");

    @TempDir
    private Path folder;

    @Test
    void aCallerWhoIsACommandTalksToAModelThatIsOne() throws Exception {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        Thread model = Thread.ofVirtual().start(() -> emulate(linesInto(said)));
        try (Frontdesk server = serve(url(said));
                PhoneNetwork network = new PhoneNetwork(System::nanoTime, new Random(1))) {
            ByteArrayOutputStream shown = new ByteArrayOutputStream();
            Path heard = folder.resolve("heard.wav");
            int exitCode = new CallCommand(new PrintStream(shown, true, StandardCharsets.UTF_8), new Ink(false), network)
                    .run(List.of("--audio", WORDS.toString(), "--server", "http://127.0.0.1:" + server.port(),
                            "--out", heard.toString()), Map.of());
            String view = shown.toString(StandardCharsets.UTF_8);
            assertEquals(0, exitCode, view);
            assertTrue(view.split("AGENT +speaks").length > 2, "a greeting and an answer: " + view);
            assertTrue(Files.size(heard) > 0);
        } finally {
            model.interrupt();
            model.join();
        }
    }

    private static void emulate(PrintStream out) {
        try {
            new EmulateCommand(out, System::nanoTime, InstantSource.system()).run(List.of("--port", "0"));
        } catch (IOException failed) {
            out.println(failed.getMessage());
            throw new UncheckedIOException(failed);
        }
    }

    private static PrintStream linesInto(BlockingQueue<String> lines) {
        return new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                lines.add(line);
            }
        };
    }

    private static String url(BlockingQueue<String> said) throws InterruptedException {
        assertEquals("The emulated Realtime API listens. Serve with", said.poll(30, TimeUnit.SECONDS));
        return said.poll(30, TimeUnit.SECONDS).strip().substring(MODEL.length());
    }

    private Frontdesk serve(String model) throws IOException {
        Settings settings = Settings.from(Map.of(
                "PORT", "0",
                "BIND_ADDRESS", "127.0.0.1",
                "TWILIO_ENABLE", "true",
                "TWILIO_WEBHOOK_URL", "wss://frontdesk.example/media-stream",
                "OPENAI_REALTIME_URL", URI.create(model).toString(),
                "DATA_DIR", folder.toString()));
        return Frontdesk.open(
                settings, new Frontdesk.World(InstantSource.system(), System::nanoTime, new SecureRandom()));
    }
}
