package frontdesk.mcp.server;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tools of all MCP servers run: platform threads, because a virtual one that spins would keep a carrier from
 * the calls. They are not those of {@link frontdesk.tool.ToolRunner}, or calls whose tools wait for our own servers
 * could take all threads, and nobody would be left to answer them.
 *
 * <p>A tool that gives no answer in time is interrupted and answered for; one that ignores this keeps its thread. When
 * no thread and no place to wait is left, a call is refused. Safe from any thread.
 */
public final class ToolThreads implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ToolThreads.class);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads;
    private final Duration deadline;

    /**
     * @param threads how many tools run at a time
     * @param waiting how many calls may wait for a thread
     * @param deadline how long an answer may take, waiting included; less than the front door's patience
     */
    public record Limits(int threads, int waiting, Duration deadline) {
        public static Limits defaults() {
            return new Limits(8, 64, Duration.ofSeconds(20));
        }
    }

    public ToolThreads(Limits limits) {
        this.deadline = limits.deadline();
        this.threads = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.waiting()),
                Thread.ofPlatform().daemon().name("mcp-tool-", 1).factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** Waits for what the tool answers; whatever it does, there is an answer for the model. */
    ToolAnswer run(String server, String tool, Supplier<ToolAnswer> work) {
        Future<ToolAnswer> answer;
        try {
            answer = threads.submit(work::get);
        } catch (RejectedExecutionException full) {
            log.warn("[MCP] A tool was refused, too many wait server={} tool={}", server, tool);
            return ToolAnswer.failed("The server is too busy, and nothing was done. Try again in a minute.");
        }
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            log.warn("[MCP] A tool gave no answer in time server={} tool={}", server, tool);
            return ToolAnswer.failed(
                    "The tool " + tool + " gave no answer in time, and it is not known how far it came.");
        } catch (ExecutionException failed) {
            // Our own mistake; its message may repeat what somebody said, so it is only for whoever asks for it.
            Throwable mistake = failed.getCause();
            log.warn("[MCP] A tool failed server={} tool={} error={}", server, tool, mistake.getClass().getName());
            log.debug("[MCP] A tool failed server={} tool={}", server, tool, mistake);
            return ToolAnswer.failed("The tool " + tool + " failed, and it is not known how far it came.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ToolAnswer.failed("The server stops.");
        } finally {
            answer.cancel(true);
        }
    }

    /** Interrupts the tools; does not wait for them. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
