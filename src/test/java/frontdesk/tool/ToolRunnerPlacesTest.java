package frontdesk.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ToolRunnerPlacesTest extends ToolRunnerFixture {

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
