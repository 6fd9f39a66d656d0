package frontdesk.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ToolRunnerTest extends ToolRunnerFixture {
    private volatile boolean stopSpinning;

    @AfterEach
    void stopSpinning() {
        stopSpinning = true;
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
    void aToolThatOnlyWaitsRunsOnAVirtualThread() throws InterruptedException {
        run(StubTool.safe("who", call -> ToolResult.of("" + Thread.currentThread().isVirtual())).onlyWaiting());
        assertEquals("true", answer().text());
    }

    @Test
    void programsThatNeverAnswerTakeNoThreadFromToolsThatWork() throws InterruptedException {
        CountDownLatch allWait = new CountDownLatch(6);
        for (String name : List.of("one", "other", "one", "other", "one", "other")) {
            run(stuck(name, allWait).onlyWaiting());
        }
        assertTrue(allWait.await(20, TimeUnit.SECONDS));
        assertEquals(6, runner.busyThreads(), "more than there are threads for tools that work");
        run(StubTool.safe("works", call -> ToolResult.of("worked")));
        assertEquals("worked", answer().text());
    }

    @Test
    void thoseWhoWaitForProgramsTakeNoPlaceInTheQueueFromToolsThatWork() throws InterruptedException {
        CountDownLatch allWait = new CountDownLatch(6);
        for (String name : List.of("one", "other", "one", "other", "one", "other", "one", "other", "third", "fourth")) {
            run(stuck(name, allWait).onlyWaiting());
        }
        assertTrue(allWait.await(20, TimeUnit.SECONDS));
        assertTrue(answer().text().contains("too busy"), "six are under way, three wait, and the tenth is refused");
        run(StubTool.safe("works", call -> ToolResult.of("worked")));
        assertEquals("worked", answer().text());
    }

    @Test
    void oneProgramThatNeverAnswersIsWaitedForByAFew() throws InterruptedException {
        CountDownLatch threeWait = new CountDownLatch(3);
        for (int i = 0; i < 4; i++) {
            run(stuck("hangs", threeWait).onlyWaiting());
        }
        assertTrue(threeWait.await(20, TimeUnit.SECONDS));
        run(StubTool.safe("answers", call -> ToolResult.of("answered")).onlyWaiting());
        assertEquals("answered", answer().text());
        assertEquals(3, runner.busyThreads(), "the fourth waits for a place");
    }

    @Test
    void anUnknownToolIsAnsweredWithTheNamesThereAre() throws InterruptedException {
        runner.run(call("compass"), ToolBox.of(StubTool.safe("map", null), StubTool.safe("clock", null)), answers::add);
        ToolResult result = answer();
        assertTrue(result.failed());
        assertTrue(result.text().contains("map, clock"), result.text());
    }

    @Test
    void argumentsThatAToolRefusesAreAnErrorInJustItsWords() throws InterruptedException {
        run(StubTool.safe("strict", call -> {
            throw new Arguments.Refused("Ask the caller for the day.");
        }));
        assertEquals(ToolResult.error("Ask the caller for the day."), answer());
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
}
