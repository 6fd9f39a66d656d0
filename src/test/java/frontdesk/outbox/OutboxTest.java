package frontdesk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.JournalStep;
import frontdesk.journal.MemoryFolder;
import frontdesk.outbox.Deliverer.Delivery;
import frontdesk.outbox.Outbox.Put;
import frontdesk.outbox.Outbox.Retry;
import frontdesk.outbox.Recipient.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Retry AT_ONCE = new Retry(Duration.ofNanos(1), Duration.ofNanos(1));
    private static final Retry NEXT_YEAR = new Retry(Duration.ofDays(365), Duration.ofDays(365));
    private static final Delivery OK = new Delivery.Delivered("SM1");
    private static final Delivery LATER = new Delivery.NotNow("HTTP status 503");

    private final MemoryFolder folder = new MemoryFolder();
    private final Carrier carrier = new Carrier();

    /** Does what it is told, and keeps what it was given. */
    private static final class Carrier implements Deliverer {
        private final BlockingQueue<Delivery> orders = new LinkedBlockingQueue<>();
        private final BlockingQueue<Message> given = new LinkedBlockingQueue<>();

        @Override
        public Delivery deliver(Message message) throws InterruptedException {
            given.add(message);
            return orders.take();
        }

        Carrier does(Delivery... deliveries) {
            for (Delivery delivery : deliveries) {
                orders.add(delivery);
            }
            return this;
        }

        Message next() throws InterruptedException {
            Message message = given.poll(30, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing was delivered");
            }
            return message;
        }
    }

    private Outbox open(MemoryFolder on, Retry retry) {
        return Outbox.open(on, Map.of(Channel.SMS, carrier), Instant::now, retry, _ -> {});
    }

    private static Message sms(String id) {
        return new Message(
                id, new Recipient.Phone("+15005550101", "+15005550006"), "Your link", "See https://x", Map.of(),
                Instant.now().plus(Duration.ofHours(1)));
    }

    private static String file(MemoryFolder folder) throws IOException {
        return new String(folder.open("outbox.txt").read(), StandardCharsets.UTF_8);
    }

    private static void awaitFile(MemoryFolder folder, String part, boolean there) throws Exception {
        long until = System.nanoTime() + 30_000_000_000L;
        while (file(folder).contains(part) != there) {
            assertTrue(System.nanoTime() - until < 0, "the file is " + file(folder));
            Thread.onSpinWait();
        }
    }

    @Test
    void aMessageIsDeliveredAndLeavesTheFile() throws Exception {
        try (Outbox outbox = open(folder, NEXT_YEAR)) {
            assertEquals(Put.KEPT, outbox.put(sms("CA1/call_1")));
            assertEquals("See https://x", carrier.next().text());
            awaitFile(folder, "CA1/call_1", true);
            carrier.does(OK);
            awaitFile(folder, "CA1/call_1", false);
        }
    }

    @Test
    void theSameIdIsDeliveredOnceAlsoAfterARestart() throws Exception {
        carrier.does(OK, OK);
        try (Outbox outbox = open(folder, AT_ONCE)) {
            outbox.put(sms("CA1/call_1"));
            assertEquals(Put.KEPT, outbox.put(sms("CA1/call_1")));
            carrier.next();
            awaitFile(folder, "CA1/call_1", false);
            assertEquals(Put.KEPT, outbox.put(sms("CA1/call_1")));
        }
        try (Outbox outbox = open(folder, AT_ONCE)) {
            assertEquals(Put.KEPT, outbox.put(sms("CA1/call_1")));
            outbox.put(sms("CA1/call_2"));
            assertEquals("CA1/call_2", carrier.next().id());
        }
        assertEquals(0, carrier.given.size());
    }

    @Test
    void whatFailsIsTriedAgain() throws Exception {
        carrier.does(LATER, LATER, OK);
        try (Outbox outbox = open(folder, AT_ONCE)) {
            outbox.put(sms("a"));
            for (int i = 0; i < 3; i++) {
                assertEquals("a", carrier.next().id());
            }
            awaitFile(folder, "[a]", false);
        }
    }

    @Test
    void whatWaitsGoesOutAfterALossOfPower() throws Exception {
        carrier.does(LATER);
        MemoryFolder left;
        try (Outbox outbox = open(folder, AT_ONCE)) {
            outbox.put(sms("a"));
            carrier.next();
            // The second try never comes back.
            carrier.next();
            left = folder.afterLossOfPower();
        }
        carrier.does(OK);
        try (Outbox outbox = open(left, AT_ONCE)) {
            assertEquals(Put.KEPT, outbox.put(sms("a")));
            assertEquals("a", carrier.next().id());
            awaitFile(left, "[a]", false);
        }
    }

    @Test
    void theTimeOfTheNextTrySurvivesARestart() throws Exception {
        carrier.does(LATER);
        try (Outbox outbox = open(folder, NEXT_YEAR)) {
            outbox.put(sms("a"));
            carrier.next();
            awaitFile(folder, "failed 1 times", true);
        }
        carrier.does(OK);
        try (Outbox outbox = open(folder, NEXT_YEAR)) {
            outbox.put(sms("b"));
            assertEquals("b", carrier.next().id());
            awaitFile(folder, "[b]", false);
            assertTrue(file(folder).contains("HTTP status 503"), file(folder));
        }
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgainAndStaysVisible() throws Exception {
        carrier.does(new Delivery.Refused("HTTP status 400, Twilio error 21211"));
        try (Outbox outbox = open(folder, AT_ONCE)) {
            outbox.put(sms("a"));
            awaitFile(folder, "GIVEN UP", true);
        }
        try (Outbox outbox = open(folder, AT_ONCE)) {
            assertEquals(Put.KEPT, outbox.put(sms("a")));
            carrier.does(OK);
            outbox.put(sms("b"));
            awaitFile(folder, "[b]", false);
        }
        assertEquals(2, carrier.given.size());
        assertTrue(file(folder).contains("Twilio error 21211"), file(folder));
        assertTrue(file(folder).contains("See https://x"), file(folder));
    }

    @Test
    void whatIsOutOfDateIsGivenUpUntried() throws Exception {
        Message late = new Message(
                "late", new Recipient.Phone("+1500", "+1600"), "Old", "Old news", Map.of(), Instant.EPOCH);
        try (Outbox outbox = open(folder, AT_ONCE)) {
            outbox.put(late);
            awaitFile(folder, "its time is over", true);
        }
        assertEquals(0, carrier.given.size());
    }

    @Test
    void whatNobodyDeliversWaitsInTheFile() throws Exception {
        Message message = new Message(
                "m", new Recipient.Reader(), "A message from Anna", "Call back\nplease", Map.of(),
                Instant.now().plus(Duration.ofDays(30)));
        try (Outbox outbox = open(folder, AT_ONCE)) {
            assertFalse(outbox.delivers(Channel.FILE));
            assertEquals(Put.KEPT, outbox.put(message));
            assertTrue(file(folder).contains("    Call back\n    please\n"), file(folder));
        }
        open(folder, AT_ONCE).close();
        assertTrue(file(folder).contains("A message from Anna"), file(folder));
    }

    @Test
    void aChannelThatHangsHoldsUpNoOther() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        Deliverer hanging = _ -> {
            hangs.countDown();
            new CountDownLatch(1).await();
            return OK;
        };
        try (Outbox outbox = Outbox.open(
                folder, Map.of(Channel.SMS, carrier, Channel.WEBHOOK, hanging), Instant::now, AT_ONCE, _ -> {})) {
            outbox.put(new Message("w", new Recipient.Webhook(), "s", "t", Map.of(), Instant.MAX));
            assertTrue(hangs.await(30, TimeUnit.SECONDS));
            carrier.does(OK);
            outbox.put(sms("a"));
            assertEquals("a", carrier.next().id());
        }
    }

    @Test
    void aDelivererWithAMistakeInItIsTriedAgain() throws Exception {
        BlockingQueue<String> tries = new LinkedBlockingQueue<>();
        Deliverer mistaken = message -> {
            tries.add(message.id());
            throw new IllegalStateException("a mistake");
        };
        try (Outbox outbox = Outbox.open(folder, Map.of(Channel.SMS, mistaken), Instant::now, AT_ONCE, _ -> {})) {
            outbox.put(sms("a"));
            assertEquals("a", tries.poll(30, TimeUnit.SECONDS));
            assertEquals("a", tries.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aDiskThatTakesNothingIsSaidAndNothingIsDelivered() throws Exception {
        try (Outbox outbox = open(folder, AT_ONCE)) {
            folder.faults.add(MemoryFolder.Fault.FULL);
            assertEquals(Put.NOT_WRITTEN, outbox.put(sms("a")));
            carrier.does(OK);
            outbox.put(sms("b"));
            assertEquals("b", carrier.next().id());
        }
        assertEquals(0, carrier.given.size());
    }

    @Test
    void aDeliveryThatCannotBeWrittenDownIsNotRepeatedByTheSameProcess() throws Exception {
        try (Outbox outbox = open(folder, AT_ONCE)) {
            outbox.put(sms("a"));
            carrier.next();
            folder.syncFails = true;
            carrier.does(OK);
            awaitFile(folder, "[a]", false);
            assertEquals(Put.KEPT, outbox.put(sms("a")));
            assertEquals(Put.NOT_WRITTEN, outbox.put(sms("b")));
        }
        assertEquals(0, carrier.given.size());
    }

    @Test
    void moreThanAThousandDoNotWait() throws Exception {
        try (Outbox outbox = Outbox.open(folder, Map.of(), Instant::now, AT_ONCE, (JournalStep _) -> {})) {
            for (int i = 0; i < Outbox.WAITING; i++) {
                assertEquals(Put.KEPT, outbox.put(sms("m" + i)));
            }
            assertEquals(Put.FULL, outbox.put(sms("one-more")));
            assertEquals(Put.KEPT, outbox.put(sms("m0")));
        }
    }

    @Test
    void waitsDoubleUntilTheyAreLongEnough() {
        Retry retry = new Retry(Duration.ofSeconds(5), Duration.ofHours(1));
        assertEquals(Duration.ofSeconds(5), retry.after(1));
        assertEquals(Duration.ofSeconds(40), retry.after(4));
        assertEquals(Duration.ofHours(1), retry.after(20));
        assertEquals(Duration.ofHours(1), retry.after(Integer.MAX_VALUE));
    }

    @Test
    void whatIsNoMessageIsRefusedAtBirth() {
        Recipient nobody = new Recipient.Reader();
        assertThrows(
                IllegalArgumentException.class,
                () -> new Message("an id", nobody, "s", "t", Map.of(), Instant.MAX));
        assertThrows(
                IllegalArgumentException.class, () -> new Message("id", nobody, "s", " ", Map.of(), Instant.MAX));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Message("id", nobody, "two\nlines", "t", Map.of(), Instant.MAX));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Message("id", nobody, "s", "t".repeat(1_501), Map.of(), Instant.MAX));
    }
}
