package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.port.CallEvent;
import frontdesk.call.port.LineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Mailbox mailbox = new Mailbox();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private static CallEvent event(String name) {
        return new LineEvent.MarkReturned(name);
    }

    private static String name(CallEvent event) {
        return ((LineEvent.MarkReturned) event).name();
    }

    /** The owner takes one event after the other, for as long as the test lasts. */
    private BlockingQueue<String> ownerTakes() {
        BlockingQueue<String> taken = new LinkedBlockingQueue<>();
        threads.execute(() -> {
            while (true) {
                taken.add(name(mailbox.take()));
            }
        });
        return taken;
    }

    private static String next(BlockingQueue<String> taken) throws InterruptedException {
        return taken.poll(30, TimeUnit.SECONDS);
    }

    /** Tries until the owner has nothing to do. */
    private void dealHereOnceTheOwnerRests(String name, Runnable dealing) {
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!mailbox.dealtWithHere(event(name), _ -> dealing.run())) {
            assertTrue(System.nanoTime() - untilNanos < 0, "the owner never rests");
            Thread.yield();
        }
    }

    @Test
    void eventsAreTakenInTheirOrder() throws Exception {
        mailbox.put(event("a"));
        mailbox.put(event("b"));
        BlockingQueue<String> taken = ownerTakes();
        assertEquals("a", next(taken));
        assertEquals("b", next(taken));
    }

    @Test
    void theTurnIsTheOwnersUntilItAsksForTheFirstEvent() {
        assertFalse(mailbox.dealtWithHere(event("a"), _ -> {}));
    }

    @Test
    void whileTheOwnerRestsWhoeverBringsAnEventDealsWithIt() {
        ownerTakes();
        List<Thread> dealers = new ArrayList<>();
        dealHereOnceTheOwnerRests("a", () -> dealers.add(Thread.currentThread()));
        assertEquals(List.of(Thread.currentThread()), dealers);
    }

    @Test
    void nobodyGetsTheTurnWhileTheOwnerDealsWithAnEvent() {
        mailbox.put(event("a"));
        assertEquals("a", name(mailbox.take()));
        assertFalse(mailbox.dealtWithHere(event("b"), _ -> {}));
    }

    @Test
    void theOwnerGetsWhatCameMeanwhileOnlyWhenTheTurnIsPassedOn() throws Exception {
        BlockingQueue<String> taken = ownerTakes();
        List<String> takenMeanwhile = new ArrayList<>();
        dealHereOnceTheOwnerRests("a", () -> {
            mailbox.put(event("b"));
            assertFalse(mailbox.dealtWithHere(event("c"), _ -> {}), "past b, and within a");
            Thread.yield();
            taken.drainTo(takenMeanwhile);
        });
        assertEquals(List.of(), takenMeanwhile);
        assertEquals("b", next(taken));
    }

    @Test
    void theTurnIsPassedOnAlsoWhenDealingFails() throws Exception {
        BlockingQueue<String> taken = ownerTakes();
        assertThrows(IllegalStateException.class, () -> dealHereOnceTheOwnerRests("a", () -> {
            throw new IllegalStateException("a fault");
        }));
        mailbox.put(event("b"));
        assertEquals("b", next(taken));
    }

    @Test
    void aFullMailboxTakesNoMore() {
        for (int i = 0; i < Mailbox.LIMIT; i++) {
            assertTrue(mailbox.put(event("a")));
        }
        assertFalse(mailbox.put(event("b")));
        assertEquals(Mailbox.LIMIT, mailbox.empty().size());
        assertTrue(mailbox.put(event("c")));
    }

    /** Two bring events, one of whom deals with them if it can; what they all write is not synchronized. */
    @Test
    void eventsAreDealtWithOneAtATimeAndEachBringersInTheirOrder() throws Exception {
        int each = 20_000;
        List<String> dealtWith = new ArrayList<>();
        CountDownLatch left = new CountDownLatch(2 * each);
        Future<?> owner = threads.submit(() -> {
            for (CallEvent event = mailbox.take(); !name(event).equals("end"); event = mailbox.take()) {
                dealtWith.add(name(event));
                left.countDown();
            }
        });
        threads.execute(() -> {
            for (int i = 0; i < each; i++) {
                while (!mailbox.put(event("x" + i))) {
                    Thread.yield();
                }
            }
        });
        for (int i = 0; i < each; i++) {
            CallEvent event = event("y" + i);
            while (!mailbox.dealtWithHere(event, here -> {
                dealtWith.add(name(here));
                left.countDown();
            }) && !mailbox.put(event)) {
                Thread.yield();
            }
        }
        assertTrue(left.await(60, TimeUnit.SECONDS));
        mailbox.put(event("end"));
        owner.get(30, TimeUnit.SECONDS);
        for (String bringer : List.of("x", "y")) {
            List<String> numbers = dealtWith.stream().filter(name -> name.startsWith(bringer)).toList();
            for (int i = 0; i < each; i++) {
                assertEquals(bringer + i, numbers.get(i));
            }
        }
        assertEquals(2 * each, dealtWith.size());
    }
}
