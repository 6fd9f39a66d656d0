package frontdesk.simulator.bench;

import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server under test, in a process of its own, started as a user starts it: {@code java FLAGS -jar frontdesk.jar
 * serve} and settings in the environment. One thread reads its log.
 */
final class BenchServer implements AutoCloseable {
    private static final String AUTH_TOKEN = "the auth token of nobody's account";
    static final String MCP_TOKEN = "the-token-of-nobodys-server";
    private static final URI PUBLIC_URL = URI.create("https://frontdesk.example");
    private static final Pattern LISTENING = Pattern.compile("Frontdesk serves .*port=(\\d+)");
    private static final int MAX_CALLS = 1_000;
    private static final int LAST_LINES = 20;
    private static final long START_SECONDS = 30;
    private static final long STOP_SECONDS = 10;

    /** How its webhooks are requested. */
    static final Webhook WEBHOOK = Webhook.PLAIN.signedWith(AUTH_TOKEN).reachedAs(PUBLIC_URL);

    private final Process process;
    private final long startedNanos;
    private final LongSupplier nanoClock;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Listening> listening = new CompletableFuture<>();

    /** It takes connections, since that moment. */
    private record Listening(int port, long atNanos) {}

    private BenchServer(Process process, long startedNanos, LongSupplier nanoClock) {
        this.process = process;
        this.startedNanos = startedNanos;
        this.nanoClock = nanoClock;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param folder an empty one, in which it finds no settings
     * @param more settings
     * @throws IOException with its last words, if it does not come up
     */
    static BenchServer start(
            Path jar, List<String> flags, URI model, Path folder, Map<String, String> more, LongSupplier nanoClock)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JavaProcess.program("java").toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of(
                "PORT", "0",
                "BIND_ADDRESS", "127.0.0.1",
                "MAX_CALLS", String.valueOf(MAX_CALLS),
                "TWILIO_ENABLE", "true",
                "TWILIO_WEBHOOK_URL", "wss://" + PUBLIC_URL.getHost() + "/media-stream",
                "TWILIO_AUTH_TOKEN", AUTH_TOKEN,
                "OPENAI_REALTIME_URL", model.toString(),
                "OPENAI_API_KEY", "offline",
                "MCP_TOKEN", MCP_TOKEN,
                "RECORD_PHRASES", "false"));
        builder.environment().putAll(more);
        long startedNanos = nanoClock.getAsLong();
        BenchServer server = new BenchServer(builder.start(), startedNanos, nanoClock);
        Thread.ofPlatform().name("bench-server-log").daemon(true).start(server::readLog);
        server.awaitListening();
        return server;
    }

    private void readLog() {
        try (BufferedReader log = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                Matcher serves = LISTENING.matcher(line);
                if (serves.find()) {
                    listening.complete(new Listening(Integer.parseInt(serves.group(1)), nanoClock.getAsLong()));
                }
                remember(line);
            }
        } catch (IOException gone) {
            remember(gone.toString());
        }
        listening.completeExceptionally(new IOException("it ended"));
    }

    private synchronized void remember(String line) {
        lastLines.addLast(line);
        if (lastLines.size() > LAST_LINES) {
            lastLines.removeFirst();
        }
    }

    private void awaitListening() throws IOException {
        try {
            listening.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            close();
            throw new IOException("the server did not start:\n" + lastWords(), failed);
        }
    }

    /** The end of its log. */
    synchronized String lastWords() {
        return String.join("\n", lastLines);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.join().port());
    }

    /** From the process's start until it listens. */
    Duration startUp() {
        return Duration.ofNanos(listening.join().atNanos() - startedNanos);
    }

    JavaProcess process() {
        return new JavaProcess(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
