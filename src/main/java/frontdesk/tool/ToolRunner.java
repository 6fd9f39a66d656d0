package frontdesk.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tools so that nothing a tool does can hurt a call: it may throw, hang, spin on the CPU, ignore interrupts, or
 * return a megabyte, and the model still gets one short answer in time.
 *
 * <p>Tools run on platform threads of this class's own, because a virtual thread that spins keeps a carrier from
 * every other one. A tool has a few of the threads at most ({@link Limits#threadsPerTool}), so one broken tool leaves
 * the rest to the others. Tools that only wait for other programs ({@link Tool#onlyWaits}) run on virtual threads and
 * are counted by themselves: a program that never answers must not stand in the way of tools that work. What finds no
 * thread waits, in order; its deadline counts from the moment it was asked for, waiting included.
 *
 * <p>At the deadline the thread is interrupted and the model is answered at once, whether or not the thread obeys.
 * Java cannot end a thread that does not want to end: such a thread keeps its place until it returns. When all places
 * of a tool are lost like that, every further call of this tool waits for its deadline and fails; the other tools go
 * on. When tools that never return hold all threads, no tool works any more until the process is restarted, but calls
 * do. The log names the tool each time ({@code A tool gave no answer in time}), and {@link #busyThreads} shows what
 * is held.
 *
 * <p>That a {@code call_id} is run once is the caller's business. Every method is safe from any thread and none waits.
 */
public final class ToolRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ToolRunner.class);

    /** How long a thread without work is kept. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Limits limits;
    private final ThreadPoolExecutor threads;
    private final ExecutorService waiters =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("tool-waits-", 1).factory());
    private final ScheduledThreadPoolExecutor deadlines;

    /** Guards {@code waiting}, {@code working} and {@code closed}; no tool runs and no answer is given under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final List<ToolRun> waiting = new LinkedList<>();
    private final List<ToolRun> working = new ArrayList<>();
    private boolean closed;

    /**
     * @param threads how many tools run at a time
     * @param threadsPerTool how many of them may be the same tool
     * @param waiters how many tools that only wait for other programs run at a time
     * @param waitersPerTool how many of them may be the same tool
     * @param waiting how many calls of either kind may wait for a thread; the next one is refused at once, in words
     *     for the model
     * @param waitingPerTool how many of them may be for the same tool; refused likewise
     * @param resultBytes how long an answer may be in UTF-8; a longer one is cut and says so
     */
    public record Limits(
            int threads,
            int threadsPerTool,
            int waiters,
            int waitersPerTool,
            int waiting,
            int waitingPerTool,
            int resultBytes) {
        public static Limits defaults() {
            return new Limits(16, 4, 256, 64, 256, 64, 16 * 1024);
        }
    }

    /** A tool at work. */
    public interface Running {
        /**
         * Nobody wants the answer any more. A {@link Tool.Effect#SAFE} tool is interrupted and its call is answered
         * with an error; a committing one goes on as if nothing had been said. After the answer it does nothing.
         */
        void cancel();
    }

    public ToolRunner(Limits limits) {
        this.limits = limits;
        this.threads = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("tool-", 1).factory());
        this.threads.allowCoreThreadTimeOut(true);
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("tool-deadlines").factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs the tool a call asks for.
     *
     * @param answer called exactly once: on the tool's thread, the timer's, or before this method returns; it must only
     *     post
     */
    public Running run(ToolCall call, ToolBox box, Consumer<ToolResult> answer) {
        Optional<Tool> tool = box.find(call.name());
        if (tool.isEmpty()) {
            log.warn("Unknown tool name={} call={}", ToolRun.oneLine(call.name()), call.callSid());
            answer.accept(ToolResult.error(
                    "There is no tool of this name. The tools are: " + String.join(", ", box.names()) + "."));
            return () -> {};
        }
        ToolRun run = new ToolRun(call, tool.get(), answer, limits.resultBytes());
        if (!admit(run)) {
            log.warn("A tool was refused, too many wait tool={} call={}", tool.get().name(), call.callSid());
            run.giveUp("The tool " + tool.get().name() + " is too busy and was not run.");
        }
        return () -> cancel(run);
    }

    /** Threads inside a tool right now, those included whose deadline has passed. */
    public int busyThreads() {
        lock.lock();
        try {
            return working.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Answers every call that is still open with an error and interrupts the tools; does not wait for them. A call that
     * comes later is refused.
     */
    @Override
    public void close() {
        List<ToolRun> open;
        lock.lock();
        try {
            closed = true;
            open = new ArrayList<>(waiting);
            open.addAll(working);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        open.forEach(run -> run.giveUp("The server stops."));
        deadlines.shutdownNow();
        threads.shutdown();
        waiters.shutdown();
    }

    private boolean admit(ToolRun run) {
        lock.lock();
        try {
            if (closed
                    || countOfItsKind(waiting, run.tool()) >= limits.waiting()
                    || count(waiting, run.tool()) >= limits.waitingPerTool()) {
                return false;
            }
            run.setAlarm(deadlines.schedule(
                    () -> deadlinePassed(run), run.tool().deadline().toMillis(), TimeUnit.MILLISECONDS));
            waiting.add(run);
            startWhatMayStart();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void startWhatMayStart() {
        Iterator<ToolRun> inOrder = waiting.iterator();
        while (!closed && inOrder.hasNext()) {
            ToolRun next = inOrder.next();
            if (mayStart(next.tool())) {
                inOrder.remove();
                working.add(next);
                (next.tool().onlyWaits() ? waiters : threads).execute(() -> work(next));
            }
        }
    }

    /** Under the lock. */
    private boolean mayStart(Tool tool) {
        boolean waits = tool.onlyWaits();
        return countOfItsKind(working, tool) < (waits ? limits.waiters() : limits.threads())
                && count(working, tool) < (waits ? limits.waitersPerTool() : limits.threadsPerTool());
    }

    private static long countOfItsKind(List<ToolRun> runs, Tool tool) {
        return runs.stream().filter(run -> run.tool().onlyWaits() == tool.onlyWaits()).count();
    }

    private static long count(List<ToolRun> runs, Tool tool) {
        return runs.stream().filter(run -> run.tool().name().equals(tool.name())).count();
    }

    private void work(ToolRun run) {
        try {
            run.perform();
        } finally {
            lock.lock();
            try {
                working.remove(run);
                startWhatMayStart();
            } finally {
                lock.unlock();
            }
        }
        run.answer();
    }

    private void deadlinePassed(ToolRun run) {
        dropFromWaiting(run);
        String name = run.tool().name();
        long deadlineMs = run.tool().deadline().toMillis();
        if (run.giveUp("The tool " + name + " gave no answer within " + deadlineMs + " ms.")) {
            log.warn(
                    "A tool gave no answer in time tool={} deadlineMs={} busyThreads={} call={}",
                    name, deadlineMs, busyThreads(), run.call().callSid());
        }
    }

    private void cancel(ToolRun run) {
        switch (run.tool().effect()) {
            case COMMITTING -> {}
            case SAFE -> {
                dropFromWaiting(run);
                run.giveUp("This was cancelled before there was an answer.");
            }
        }
    }

    private void dropFromWaiting(ToolRun run) {
        lock.lock();
        try {
            waiting.remove(run);
        } finally {
            lock.unlock();
        }
    }
}
