package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.RawSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user starts it: a process of its own, in a folder and with an environment of its own. */
@Timeout(60)
class MainTest {

    private static final Pattern PORT = Pattern.compile("Frontdesk serves .*port=(\\d+)");
    private static final Map<String, String> SERVES = Map.of(
            "PORT", "0", "BIND_ADDRESS", "127.0.0.1", "OPENAI_API_KEY", "sk-nobody");

    @TempDir
    private Path folder;

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path").replace("test-classes", "no-tests"),
                "frontdesk.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        // No test of ours reaches for the real API.
        builder.environment().put("RECORD_PHRASES", "false");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What a process that ends by itself has said, and how it ended. */
    private record Ended(int code, String out, List<String> errors) {
        String error() {
            assertEquals(1, errors.size(), errors.toString());
            return errors.getFirst();
        }
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        Process process = start(environment, arguments);
        List<String> errors = process.errorReader().readAllLines();
        String out = String.join("\n", process.inputReader().readAllLines());
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), out, errors);
    }

    @Test
    void withoutAModelItSaysWhatIsMissingAndWhatWorksOffline() throws Exception {
        Ended ended = run(Map.of());
        assertEquals(2, ended.code());
        assertTrue(ended.error().contains("OPENAI_API_KEY"), ended.error());
        assertTrue(ended.error().contains("OPENAI_REALTIME_URL"), ended.error());
        assertTrue(ended.error().contains("demo and emulate work offline"), ended.error());
    }

    @Test
    void aMalformedSettingIsOneLineThatNamesIt() throws Exception {
        Ended port = run(Map.of("OPENAI_API_KEY", "sk-nobody", "PORT", "http"), "serve");
        assertEquals(2, port.code());
        assertTrue(port.error().contains("PORT") && port.error().contains("\"http\""), port.error());
        Ended level = run(Map.of("OPENAI_API_KEY", "sk-nobody", "LOG_LEVEL", "loud"));
        assertEquals(2, level.code());
        assertTrue(level.error().contains("LOG_LEVEL"), level.error());
        Files.writeString(folder.resolve(".env"), "OPENAI_API_KEY=sk-nobody\njust words\n");
        Ended dotEnv = run(Map.of());
        assertEquals(2, dotEnv.code());
        assertTrue(dotEnv.error().contains(".env line 2"), dotEnv.error());
    }

    @Test
    void anUnknownNameInTheEnvFileIsAWarningWithTheNearestOne() throws Exception {
        Files.writeString(folder.resolve(".env"), "OPENAI_API_KEYS=sk-nobody\nTWILIO_AUTH_TOKEN='quoted'\n");
        Ended ended = run(Map.of());
        assertEquals(2, ended.code());
        assertEquals(2, ended.errors().size(), ended.errors().toString());
        assertTrue(ended.errors().getFirst().contains("OPENAI_API_KEYS") && ended.errors().getFirst().contains(
                "did you mean OPENAI_API_KEY?"), ended.errors().getFirst());
    }

    @Test
    void anEnvFileThatIsNoTextIsOneLine() throws Exception {
        Files.write(folder.resolve(".env"), new byte[] {(byte) 0xC3, 0x28});
        Ended ended = run(Map.of());
        assertEquals(2, ended.code());
        assertTrue(ended.error().contains(".env"), ended.error());
    }

    @Test
    void checkEndsWithTheCodeOfWhatItFinds() throws Exception {
        Ended good = run(Map.of("OPENAI_API_KEY", "sk-nobody"), "check");
        assertEquals(0, good.code(), good.errors().toString());
        assertEquals("Everything is in order.", good.out());
        Ended bad = run(Map.of(), "check");
        assertEquals(2, bad.code());
        assertTrue(bad.error().startsWith("frontdesk: OPENAI_API_KEY: is missing"), bad.error());
    }

    @Test
    void helpAndVersionAreAnswered() throws Exception {
        Ended help = run(Map.of(), "--help");
        assertEquals(0, help.code());
        assertEquals(List.of(), help.errors());
        for (String command : List.of("serve", "check", "demo", "call", "emulate", "bench")) {
            assertTrue(help.out().contains("\n  " + command + " "), command);
        }
        Ended version = run(Map.of(), "--version");
        assertEquals(0, version.code());
        assertTrue(version.out().startsWith("frontdesk "), version.out());
    }

    @Test
    void anUnknownCommandIsOneLine() throws Exception {
        Ended ended = run(Map.of(), "dance");
        assertEquals(2, ended.code());
        assertTrue(ended.error().contains("\"dance\"") && ended.error().contains("--help"), ended.error());
        assertEquals(2, run(Map.of(), "serve", "now").code());
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Ended ended = run(Map.of("OPENAI_API_KEY", "sk-nobody", "PORT", port, "BIND_ADDRESS", "127.0.0.1"));
            assertEquals(1, ended.code());
            List<String> own = ended.errors().stream().filter(line -> line.startsWith("frontdesk:")).toList();
            assertEquals(1, own.size(), ended.errors().toString());
            assertTrue(own.getFirst().contains(port), own.getFirst());
            assertTrue(ended.errors().size() <= 2, ended.errors().toString());
        }
    }

    @Test
    void aDataFolderThatAnotherServerHasIsOneLineThatSaysWho() throws Exception {
        Process first = start(SERVES);
        try (var log = first.errorReader()) {
            String line = log.readLine();
            while (!PORT.matcher(line).find()) {
                line = log.readLine();
            }
            Ended second = run(SERVES);
            assertEquals(2, second.code());
            String refusal = second.errors().getLast();
            assertTrue(refusal.matches("frontdesk: data/[a-z]+\\.jsonl\\.lock: another Frontdesk has this.*"), refusal);
            assertTrue(refusal.contains("process " + first.pid()), refusal);
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void anAddressThatIsNotOursIsOneLine() throws Exception {
        Ended ended = run(Map.of("OPENAI_API_KEY", "sk-nobody", "PORT", "0", "BIND_ADDRESS", "no such host"));
        assertEquals(1, ended.code());
        String line = "frontdesk: cannot listen at no such host";
        assertTrue(ended.errors().stream().anyMatch(error -> error.startsWith(line)), ended.errors().toString());
    }

    @Test
    void garbageBringsNoStackTraceAndATermSignalAnOrderlyEnd() throws Exception {
        Process server = start(withTelephone());
        List<String> lines = new ArrayList<>();
        try (var log = server.errorReader()) {
            int port = 0;
            while (port == 0) {
                String line = log.readLine();
                lines.add(line);
                Matcher found = PORT.matcher(line);
                port = found.find() ? Integer.parseInt(found.group(1)) : 0;
            }
            try (RawSocket stream = RawSocket.webSocket(port, "/media-stream")) {
                stream.send(RawSocket.frame(true, 11, new byte[10]));
                assertEquals(1002, stream.readCloseCode());
            }
            try (RawSocket stream = RawSocket.webSocket(port, "/media-stream")) {
                stream.send(RawSocket.frame(true, 1, new byte[] {(byte) 0xC3, 0x28}));
                assertEquals(1007, stream.readCloseCode());
            }
            try (RawSocket nonsense = new RawSocket(port)) {
                assertTrue(nonsense.send("nonsense\r\n\r\n").readAll().startsWith("HTTP/1.1 400"));
            }
            server.toHandle().destroy();
            log.lines().forEach(lines::add);
        }
        assertTrue(server.waitFor(20, TimeUnit.SECONDS));
        assertEquals(128 + 15, server.exitValue());
        assertTrue(lines.getLast().contains("Frontdesk has stopped"), lines.toString());
        for (String line : lines) {
            assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\dT.* (INFO|WARN) .*"), line);
            assertFalse(line.contains("java_websocket") || line.contains("Exception"), line);
            assertFalse(line.contains("sk-nobody"), line);
        }
    }

    private static Map<String, String> withTelephone() {
        Map<String, String> environment = new HashMap<>(SERVES);
        environment.put("TWILIO_ENABLE", "true");
        environment.put("RECORD_PHRASES", "false");
        environment.put("TWILIO_WEBHOOK_URL", "wss://voice.example.com/media-stream");
        return environment;
    }
}
