package frontdesk.simulator.terminal;

import frontdesk.simulator.terminal.Ink.Colour;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lines of a call: when, who, what; aligned, and wrapped where the third column is long.
 *
 * <p>Lines are printed on a thread of its own, to which {@link #later} leads, so that a terminal that is held up
 * holds up nobody else; the methods that print are to be called there, or after {@link #close}. Times are
 * milliseconds since {@link #startAt}.
 */
public final class Timeline implements AutoCloseable {
    private static final int WIDTH = 110;
    /** So much may wait to be printed; what comes then is not shown. */
    private static final int LINES_LIMIT = 100_000;
    private static final int WHO_WIDTH = 8;
    private static final String INDENT = " ".repeat(10 + 2 + WHO_WIDTH);

    private static final long CLOSE_SECONDS = 5;

    private final PrintStream out;
    private final Ink ink;
    private final ThreadPoolExecutor printer = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(LINES_LIMIT), new ThreadPoolExecutor.DiscardPolicy());
    private long startNanos;

    public Timeline(PrintStream out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    /** Runs something on the printing thread, unless it is closed. */
    public void later(Runnable task) {
        printer.execute(task);
    }

    public void startAt(long nanos) {
        startNanos = nanos;
    }

    public void line(long atNanos, Colour colour, String who, String what) {
        List<String> lines = wrapped(what, WIDTH - INDENT.length());
        String ms = String.format(Locale.ROOT, "%,7d ms", (atNanos - startNanos) / 1_000_000);
        String name = who + " ".repeat(Math.max(1, WHO_WIDTH - who.length()));
        out.println(ink.in(Colour.FAINT, ms) + "  " + ink.in(colour, name + lines.getFirst()));
        for (String more : lines.subList(1, lines.size())) {
            out.println(INDENT + ink.in(colour, more));
        }
        out.flush();
    }

    public void plain(Colour colour, String text) {
        out.println(ink.in(colour, text));
        out.flush();
    }

    /** Waits until everything is printed, for {@value #CLOSE_SECONDS} s at most. */
    @Override
    public void close() {
        printer.shutdown();
        try {
            printer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Breaks a text at blanks; a longer word stays whole. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The beginning of a text that would be too long. */
    public static String shortened(String text, int limit) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= limit ? line : line.substring(0, limit - 4).stripTrailing() + " ...";
    }
}
