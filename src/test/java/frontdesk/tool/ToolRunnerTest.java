package frontdesk.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ToolRunnerTest {
    private static final Duration SOON = Duration.ofMillis(250);

    private final ToolRunner runner = new ToolRunner(new ToolRunner.Limits(4, 2, 3, 2, 16 * 1024));
    private final BlockingQueue<ToolResult> answers = new LinkedBlockingQueue<>();
    /** Opened at the end, so that no stuck tool outlives its test. */
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean stopSpinning;

    @AfterEach
    void letEverythingGo() {
        stopSpinning = true;
        release.countDown();
        runner.close();
    }

    private static ToolCall call(String tool) {
        return new ToolCall("call_1", tool, new JsonText("{}"), "CA1", "+15005550101");
    }

    private ToolRunner.Running run(Tool tool) {
        return runner.run(call(tool.name()), ToolBox.of(tool), answers::add);
    }

    private ToolResult answer() throws InterruptedException {
        ToolResult result = answers.poll(20, TimeUnit.SECONDS);
        assertNotNull(result, "no answer came");
        return result;
    }

    private StubTool stuck(String name, CountDownLatch started) {
        return StubTool.safe(name, call -> {
            started.countDown();
            awaitUninterruptibly(release);
            return ToolResult.of("too late");
        });
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // A tool that does not give up is what this is about.
            }
        }
    }

    @Test
    void theToolsTextIsTheAnswer() throws InterruptedException {
        run(StubTool.safe("echo", call -> ToolResult.of("said " + call.arguments())));
        assertEquals(ToolResult.of("said {}"), answer());
    }

    @Test
    void toolsRunOnDaemonPlatformThreads() throws InterruptedException {
        run(StubTool.safe("who", call -> {
            Thread thread = Thread.currentThread();
            return ToolResult.of(thread.isVirtual() + " " + thread.isDaemon());
        }));
        assertEquals("false true", answer().text());
    }

    @Test
    void anUnknownToolIsAnsweredWithTheNamesThereAre() throws InterruptedException {
        runner.run(call("compass"), ToolBox.of(StubTool.safe("map", null), StubTool.safe("clock", null)), answers::add);
        ToolResult result = answer();
        assertTrue(result.failed());
        assertTrue(result.text().contains("map, clock"), result.text());
    }

    @Test
    void aToolThatThrowsTellsTheModelNothingOfItsInside() throws InterruptedException {
        run(StubTool.safe("broken", call -> {
            throw new IllegalStateException("password=swordfish");
        }));
        ToolResult result = answer();
        assertTrue(result.failed());
        assertTrue(result.text().contains("broken"), result.text());
        assertFalse(result.text().contains("swordfish"), result.text());
        assertFalse(result.text().contains("IllegalState"), result.text());
    }

    @Test
    void aToolThatRunsOutOfStackIsAnsweredAndTheNextOneWorks() throws InterruptedException {
        run(StubTool.safe("deep", ToolRunnerTest::fall));
        assertTrue(answer().failed());
        run(StubTool.safe("fine", call -> ToolResult.of("fine")));
        assertEquals("fine", answer().text());
    }

    private static ToolResult fall(ToolCall call) {
        return ToolResult.of(fall(call).text() + "!");
    }

    @Test
    void aToolThatAnswersNothingHasFailed() throws InterruptedException {
        run(StubTool.safe("mute", call -> null));
        assertTrue(answer().failed());
    }

    @Test
    void aToolThatHangsIsInterruptedAtItsDeadline() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        run(StubTool.safe("hung", call -> {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                    return ToolResult.of("never");
                })
                .within(SOON));
        ToolResult result = answer();
        assertTrue(result.failed());
        assertTrue(result.text().contains("250 ms"), result.text());
        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    }

    @Test
    void aToolThatSpinsIsAnsweredForWhileItGoesOnSpinning() throws InterruptedException {
        run(StubTool.safe("spinner", call -> {
                    while (!stopSpinning) {
                        Thread.onSpinWait();
                    }
                    return ToolResult.of("dizzy");
                })
                .within(SOON));
        assertTrue(answer().failed());
        assertEquals(1, runner.busyThreads());
    }

    @Test
    void aToolThatIgnoresInterruptsKeepsItsPlaceAndOthersGoOn() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(2);
        StubTool stuck = stuck("stuck", started).within(SOON);
        run(stuck);
        run(stuck);
        started.await();
        assertTrue(answer().failed());
        assertTrue(answer().failed());

        run(stuck);
        assertTrue(answer().failed(), "a third one finds no place and meets its deadline waiting");
        run(StubTool.safe("other", call -> ToolResult.of("works")));
        assertEquals("works", answer().text());
        assertEquals(2, runner.busyThreads());
    }

    @Test
    void anInterruptDoesNotReachTheNextTool() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            run(StubTool.safe("hung", call -> {
                        release.await();
                        return ToolResult.of("never");
                    })
                    .within(Duration.ofMillis(2)));
            assertTrue(answer().failed());
            run(StubTool.safe("next", call -> ToolResult.of("interrupted: " + Thread.interrupted())));
            assertEquals("interrupted: false", answer().text());
        }
    }

    @Test
    void aMegabyteIsCutAndSaysSo() throws InterruptedException {
        run(StubTool.safe("long", call -> ToolResult.of("x".repeat(1 << 20))));
        String text = answer().text();
        assertTrue(text.startsWith("x".repeat(16 * 1024) + "\n[Cut here"), text.substring(16 * 1024));
        assertTrue(text.length() < 17 * 1024);
    }

    @Test
    void theCutNeverHalvesACharacter() throws InterruptedException {
        run(StubTool.safe("smiling", call -> ToolResult.of("a" + "\uD83D\uDE00".repeat(5000))));
        String kept = answer().text().split("\n")[0];
        assertEquals("a" + "\uD83D\uDE00".repeat((16 * 1024 - 1) / 4), kept);
        assertEquals(kept, new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void whatFindsNoThreadWaitsItsTurn() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(2);
        StubTool slow = stuck("slow", started);
        run(slow);
        run(slow);
        started.await();
        run(slow);
        assertNull(answers.poll());
        release.countDown();
        for (int i = 0; i < 3; i++) {
            assertEquals("too late", answer().text());
        }
    }

    @Test
    void aFullQueueRefusesAtOnce() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(4);
        StubTool one = stuck("one", started);
        StubTool two = stuck("two", started);
        List.of(one, one, two, two).forEach(this::run);
        started.await();
        run(one);
        run(one);
        run(one);
        assertTrue(answer().text().contains("too busy"), "a tool may not fill the queue alone");
        run(two);
        run(two);
        assertTrue(answer().text().contains("too busy"), "and all together it has an end");
        assertNull(answers.poll());
    }

    @Test
    void aCancelledSafeToolIsInterruptedAndAnsweredOnce() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ToolRunner.Running running = run(StubTool.safe("search", call -> {
            started.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return ToolResult.of("found");
        }));
        started.await();
        running.cancel();
        running.cancel();
        assertTrue(answer().text().contains("cancelled"));
        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
        assertNull(answers.poll());
    }

    @Test
    void aCommittingToolCannotBeCancelled() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        ToolRunner.Running running = run(stuck("book", started).committing());
        started.await();
        running.cancel();
        assertNull(answers.poll());
        release.countDown();
        assertEquals("too late", answer().text());
    }

    @Test
    void aCommittingToolThatIsLateMayHaveTakenEffect() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(2);
        StubTool book = stuck("book", started).committing();
        run(book.within(SOON));
        run(book.within(SOON));
        started.await();
        assertTrue(answer().text().contains("not known whether it took effect"));
        assertTrue(answer().text().contains("not known whether it took effect"));
        run(book.within(SOON));
        assertTrue(answer().text().contains("not started"), "this one only waited");
    }

    @Test
    void everyCallIsAnsweredExactlyOnceHoweverTheRacesEnd() throws InterruptedException {
        int calls = 400;
        List<AtomicInteger> counts = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(calls);
        for (int i = 0; i < calls; i++) {
            AtomicInteger count = new AtomicInteger();
            counts.add(count);
            int spins = i * 50;
            StubTool tool = StubTool.safe("racer", call -> {
                        for (int spin = 0; spin < spins; spin++) {
                            Thread.onSpinWait();
                        }
                        return ToolResult.of("done");
                    })
                    .within(Duration.ofMillis(1));
            ToolRunner.Running running = runner.run(call("racer"), ToolBox.of(tool), result -> {
                count.incrementAndGet();
                all.countDown();
            });
            if (i % 3 == 0) {
                running.cancel();
            }
        }
        assertTrue(all.await(20, TimeUnit.SECONDS));
        runner.close();
        assertTrue(counts.stream().allMatch(count -> count.get() == 1));
    }

    @Test
    void closingAnswersWhatIsOpenAndRefusesTheRest() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(2);
        StubTool slow = stuck("slow", started);
        run(slow);
        run(slow);
        started.await();
        run(slow);
        runner.close();
        for (int i = 0; i < 3; i++) {
            assertTrue(answer().text().contains("server stops"));
        }
        run(slow);
        assertTrue(answer().failed());
    }

    @Test
    void anAnswerNobodyTakesDisturbsNobody() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(1);
        StubTool tool = StubTool.safe("fine", call -> ToolResult.of("fine"));
        runner.run(call("fine"), ToolBox.of(tool), result -> {
            tried.countDown();
            throw new IllegalStateException("the call is over");
        });
        tried.await();
        run(tool);
        assertEquals("fine", answer().text());
    }
}
