package frontdesk.mcp.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that is spoken to line by line. Three platform threads serve it, since reading and writing a pipe blocks a
 * thread as a whole: one writes what is queued, one reads its stdout, one drains its stderr.
 *
 * <p>Lines are UTF-8 of at most {@link #LONGEST_LINE_BYTES}; the rest of a longer one is dropped, and what was kept
 * is then no JSON any more.
 */
final class ChildProcess {

    static final int LONGEST_LINE_BYTES = 4 << 20;

    /** A process that leaves so many lines unread does not read. */
    private static final int UNREAD_LIMIT = 256;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);

    /** In the queue it stands for the end of what we have to say; no message is an empty line. */
    private static final String END = "";

    private final Process process;
    private final String name;
    private final Consumer<String> lines;
    private final Consumer<String> ended;
    private final Secrets secrets;
    private final BlockingQueue<String> unread = new ArrayBlockingQueue<>(UNREAD_LIMIT);

    private ChildProcess(
            Process process, String name, Secrets secrets, Consumer<String> lines, Consumer<String> ended) {
        this.process = process;
        this.name = name;
        this.secrets = secrets;
        this.lines = lines;
        this.ended = ended;
    }

    /**
     * @param lines hears each line of its stdout, on the reading thread
     * @param ended hears in a few words how it ended, once, on the reading thread
     */
    static ChildProcess start(
            List<String> command, Map<String, String> environment, Consumer<String> lines, Consumer<String> ended)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        ChildProcess child = new ChildProcess(
                builder.start(), command.getFirst(), Secrets.inEnvironment(environment), lines, ended);
        child.thread("in", child::writeAll);
        child.thread("out", child::readAll);
        child.thread("err", child::drainErrors);
        return child;
    }

    /** Queues a line; false when the process does not read. */
    boolean write(String line) {
        return unread.offer(line);
    }

    /** Closes its stdin and waits for it to end; if it does not, it is asked to terminate, and then killed. */
    void close() {
        try {
            unread.clear();
            unread.add(END);
            if (endsInTime()) {
                return;
            }
            List<ProcessHandle> all = family();
            all.forEach(ProcessHandle::destroy);
            if (!endsInTime()) {
                log.warn("[MCP] a child process had to be killed command={}", name);
            }
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A launcher such as npx leaves its children behind when it is killed itself. */
    private List<ProcessHandle> family() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    private boolean endsInTime() throws InterruptedException {
        return process.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void thread(String pipe, Runnable work) {
        Thread.ofPlatform().daemon().name("mcp-" + pipe).start(work);
    }

    private void writeAll() {
        try (OutputStream stdin = process.getOutputStream()) {
            for (String line = unread.take(); !line.equals(END); line = unread.take()) {
                stdin.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                stdin.flush();
            }
        } catch (IOException gone) {
            log.debug("[MCP] a child process takes nothing more command={}", name);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        try (InputStream stdout = new BufferedInputStream(process.getInputStream())) {
            for (String line = line(stdout); line != null; line = line(stdout)) {
                if (!line.isBlank()) {
                    lines.accept(line);
                }
            }
            ended.accept(endsInTime() ? "exit code " + process.exitValue() : "it closed its stdout");
        } catch (IOException broken) {
            ended.accept("its stdout broke");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            // One that lives on without a stdout is of no use to anybody, and another one will be started.
            family().forEach(ProcessHandle::destroyForcibly);
            unread.offer(END);
        }
    }

    /** What it writes there is a log, and may hold anything: only whoever asked for everything gets to see it. */
    private void drainErrors() {
        try (InputStream stderr = new BufferedInputStream(process.getErrorStream())) {
            for (String line = line(stderr); line != null; line = line(stderr)) {
                if (log.isDebugEnabled()) {
                    log.debug("[MCP] command={} stderr={}", name,
                            McpException.oneLine(secrets.hide(line)));
                }
            }
        } catch (IOException broken) {
            log.debug("[MCP] a child process's stderr broke command={}", name);
        }
    }

    /** The next line without its end; null at the end of the stream, also when it ends within a line. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return bytes.toString(StandardCharsets.UTF_8);
            }
            if (bytes.size() < LONGEST_LINE_BYTES) {
                bytes.write(b);
            }
        }
        return null;
    }
}
