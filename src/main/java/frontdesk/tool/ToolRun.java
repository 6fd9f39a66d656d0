package frontdesk.tool;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running of one tool: whoever is first to have an answer (the tool, its deadline, a cancellation, the end of the
 * server) gives it, and all others come too late.
 *
 * <p>Its own monitor guards its state; the answer is delivered outside of it.
 */
final class ToolRun {
    private static final Logger log = LoggerFactory.getLogger(ToolRun.class);

    private static final int LOGGED_CHARACTERS = 200;

    private final ToolCall call;
    private final Tool tool;
    private final Consumer<ToolResult> answer;
    private final int resultBytes;

    /** What the tool said, and what it threw; for its own thread only. */
    private ToolResult outcome;
    private Throwable failure;

    private boolean begun;
    private boolean answered;
    /** The thread inside the tool's code; null before and after. */
    private Thread worker;
    /** The timer that ends it; null until it is set. */
    private Future<?> alarm;

    ToolRun(ToolCall call, Tool tool, Consumer<ToolResult> answer, int resultBytes) {
        this.call = call;
        this.tool = tool;
        this.answer = answer;
        this.resultBytes = resultBytes;
    }

    ToolCall call() {
        return call;
    }

    Tool tool() {
        return tool;
    }

    synchronized void setAlarm(Future<?> alarm) {
        this.alarm = alarm;
    }

    /**
     * Runs the tool on the current thread, unless somebody has answered already; {@link #answer} says what came of
     * it.
     */
    void perform() {
        if (!begin()) {
            return;
        }
        try {
            outcome = bounded(tool.answer(call));
        } catch (Throwable thrown) {
            // Also a StackOverflowError: whatever a tool does, the model must get an answer.
            failure = thrown;
            outcome = ToolResult.error("The tool " + tool.name() + " failed. " + fate(true));
        } finally {
            end();
        }
    }

    /** Gives the tool's own answer, on the thread that performed it, unless it comes too late. */
    void answer() {
        if (outcome == null || !claim()) {
            return;
        }
        if (failure != null) {
            logFailure();
        }
        deliver(outcome);
    }

    /**
     * Answers in the tool's place and interrupts it; false when there was an answer already. Whether it had begun is
     * settled in the same instant, and it cannot begin afterwards.
     */
    boolean giveUp(String reason) {
        boolean hadBegun;
        synchronized (this) {
            if (!claim()) {
                return false;
            }
            hadBegun = begun;
            if (worker != null) {
                worker.interrupt();
            }
        }
        deliver(ToolResult.error(reason + " " + fate(hadBegun)));
        return true;
    }

    /** What the model may say about a tool that was given up on: the difference matters for a booking. */
    private String fate(boolean hadBegun) {
        return switch (tool.effect()) {
            case SAFE -> "Nothing was found out. Tell the caller, and go on without it.";
            case COMMITTING -> hadBegun
                    ? "It is not known whether it took effect. Do not repeat it; tell the caller it has to be checked."
                    : "It was not started and nothing has changed. Tell the caller.";
        };
    }

    private synchronized boolean begin() {
        if (answered) {
            return false;
        }
        begun = true;
        worker = Thread.currentThread();
        return true;
    }

    /** An interrupt that was meant for this tool must not reach the next one on the same thread. */
    private synchronized void end() {
        worker = null;
        Thread.interrupted();
    }

    private synchronized boolean claim() {
        if (answered) {
            return false;
        }
        answered = true;
        if (alarm != null) {
            alarm.cancel(false);
        }
        return true;
    }

    private void deliver(ToolResult result) {
        try {
            answer.accept(result);
        } catch (RuntimeException e) {
            log.error("A tool's answer was not taken tool={} call={}", tool.name(), call.callSid(), e);
        }
    }

    private ToolResult bounded(ToolResult result) {
        ByteBuffer room = ByteBuffer.allocate(resultBytes);
        CharBuffer text = CharBuffer.wrap(result.text());
        var encoding = StandardCharsets.UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(text, room, true);
        if (!encoding.isOverflow()) {
            return result;
        }
        log.warn(
                "A tool's answer was cut tool={} characters={} kept={} call={}",
                tool.name(), result.text().length(), text.position(), call.callSid());
        String kept = result.text().substring(0, text.position());
        return new ToolResult(
                kept + "\n[Cut here: the answer was longer than " + resultBytes + " bytes. The rest is not known.]",
                result.failed(),
                result.farewell());
    }

    /** One line for everybody; the message, which may repeat what a caller said, only for whoever asked for it. */
    private void logFailure() {
        StackTraceElement[] trace = failure.getStackTrace();
        log.warn(
                "A tool failed tool={} error={} at={} call={}",
                tool.name(), failure.getClass().getName(), trace.length == 0 ? "?" : trace[0], call.callSid());
        log.debug("A tool failed tool={} call={}", tool.name(), call.callSid(), failure);
    }

    /** Text from outside, fit for a log line. */
    static String oneLine(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= LOGGED_CHARACTERS ? plain : plain.substring(0, LOGGED_CHARACTERS) + "...";
    }
}
