package frontdesk.tool;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A small runner, what it answered, and tools that get stuck until the test is over. */
abstract class ToolRunnerFixture {
    /** Long enough for a thread to start on a busy machine, short enough to wait for. */
    static final Duration SOON = Duration.ofMillis(250);

    final ToolRunner runner = new ToolRunner(new ToolRunner.Limits(4, 2, 6, 3, 3, 2, 16 * 1024));
    final BlockingQueue<ToolResult> answers = new LinkedBlockingQueue<>();
    /** Opened at the end, so that no stuck tool outlives its test. */
    final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letEverythingGo() {
        release.countDown();
        runner.close();
    }

    static ToolCall call(String tool) {
        return new ToolCall("call_1", tool, new JsonText("{}"), "CA1", "+15005550101", "+15005550006");
    }

    ToolRunner.Running run(Tool tool) {
        return runner.run(call(tool.name()), ToolBox.of(tool), answers::add);
    }

    ToolResult answer() throws InterruptedException {
        ToolResult result = answers.poll(20, TimeUnit.SECONDS);
        assertNotNull(result, "no answer came");
        return result;
    }

    /** Ignores interrupts. */
    StubTool stuck(String name, CountDownLatch started) {
        return StubTool.safe(name, call -> {
            started.countDown();
            while (true) {
                try {
                    release.await();
                    return ToolResult.of("too late");
                } catch (InterruptedException ignored) {
                    // A tool that does not give up is what this is about.
                }
            }
        });
    }
}
