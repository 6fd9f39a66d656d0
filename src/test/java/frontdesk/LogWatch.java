package frontdesk;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Every line of the log while it is open, to be waited for. The log goes to {@link System#err}, so there is one watch
 * at a time; what it sees goes on to where it went before.
 */
final class LogWatch extends OutputStream {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();

    @SuppressWarnings("this-escape")
    LogWatch() {
        System.setErr(new PrintStream(this, true, StandardCharsets.UTF_8));
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        before.write(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                lines.add(unfinished.toString(StandardCharsets.UTF_8));
                unfinished.reset();
                notifyAll();
            } else {
                unfinished.write(bytes[i]);
            }
        }
    }

    /** The lines so far that hold every one of these parts. */
    synchronized List<String> lines(String... parts) {
        return lines.stream()
                .filter(line -> Arrays.stream(parts).allMatch(line::contains))
                .toList();
    }

    /** Waits for a line that holds every one of these parts. */
    String await(String... parts) throws InterruptedException {
        return await(1, parts).getFirst();
    }

    /** Waits for so many of them. */
    synchronized List<String> await(int count, String... parts) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        for (List<String> found = lines(parts); ; found = lines(parts)) {
            long left = until - System.nanoTime();
            if (found.size() >= count) {
                return found;
            }
            if (left <= 0) {
                throw new AssertionError(
                        "not " + count + " lines with " + Arrays.toString(parts) + ", but\n"
                                + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    synchronized void forget() {
        lines.clear();
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
