package frontdesk.simulator.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@link BareRelay} at work, in a process of its own with the server's flags. */
final class BareRelayProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private BareRelayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it takes streams. */
    static BareRelayProcess start(Path jar, List<String> flags, URI model) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JavaProcess.program("java").toString());
        // The archive is of the server's classes, and would be written anew with the relay's.
        flags.stream().filter(flag -> !flag.contains("SharedArchive")).forEach(command::add);
        command.addAll(List.of(
                "-cp", jar.toAbsolutePath().toString(), BareRelay.class.getName(), model.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        String line = log.readLine();
        if (line == null || !line.startsWith(BareRelay.LISTENING)) {
            process.destroy();
            throw new IOException("the bare relay did not start: " + line);
        }
        return new BareRelayProcess(process, Integer.parseInt(line.substring(BareRelay.LISTENING.length())));
    }

    /** Where it takes streams. */
    URI uri() {
        return URI.create("ws://127.0.0.1:" + port + "/media-stream");
    }

    JavaProcess process() {
        return new JavaProcess(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
