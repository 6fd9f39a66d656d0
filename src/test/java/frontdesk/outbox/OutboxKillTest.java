package frontdesk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.journal.ChildProcess;
import frontdesk.journal.DiskFolder;
import frontdesk.outbox.Deliverer.Delivery;
import frontdesk.outbox.Outbox.Put;
import frontdesk.outbox.Outbox.Retry;
import frontdesk.outbox.Recipient.Channel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process with an outbox is killed at each step between the wish and the delivery's entry. What was promised is
 * delivered by the next one; what is known to be delivered is not delivered again.
 */
class OutboxKillTest {

    @TempDir
    Path folder;

    /** What the next process delivers after "first" was put in and the one before was killed, up to "second". */
    private List<String> deliveredAfterwards() throws Exception {
        BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
        Deliverer deliverer = message -> {
            delivered.add(message.id());
            return new Delivery.Delivered("");
        };
        try (Outbox outbox = Outbox.open(
                new DiskFolder(folder), Map.of(Channel.WEBHOOK, deliverer), Instant::now, Retry.defaults(), _ -> {})) {
            outbox.put(message("second"));
            String id = delivered.poll(30, TimeUnit.SECONDS);
            return "second".equals(id) ? List.of() : List.of(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WRITTEN", "SYNCED", "APPLIED", "PROMISED", "DELIVERING"})
    void whatIsWrittenIsDeliveredByTheNextProcess(String where) throws Exception {
        try (ChildProcess child = ChildProcess.start(Sender.class, folder.toString(), where)) {
            child.killAt("at " + where);
        }
        assertEquals(List.of("first"), deliveredAfterwards());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATHERED", "DELIVERED"})
    void whatWasNeverWrittenOrIsKnownToHaveArrivedIsNot(String where) throws Exception {
        try (ChildProcess child = ChildProcess.start(Sender.class, folder.toString(), where)) {
            child.killAt("at " + where);
        }
        assertEquals(List.of(), deliveredAfterwards());
    }

    private static Message message(String id) {
        return new Message(id, new Recipient.Webhook(), "s", "t", Map.of(), Instant.parse("2100-01-01T00:00:00Z"));
    }

    /** Puts one message in, and stops where it is told to. */
    static final class Sender {
        private Sender() {}

        public static void main(String[] arguments) throws Exception {
            String stop = arguments[1];
            Deliverer deliverer = _ -> {
                if (!stop.equals("DELIVERED")) {
                    ChildProcess.stayAt("at DELIVERING");
                }
                return new Delivery.Delivered("");
            };
            int[] applied = {0};
            Outbox outbox = Outbox.open(
                    new DiskFolder(Path.of(arguments[0])), Map.of(Channel.WEBHOOK, deliverer), Instant::now,
                    Retry.defaults(), step -> {
                        if (step.name().equals(stop)) {
                            ChildProcess.stayAt("at " + stop);
                        }
                        // The second entry is that of the delivery.
                        if (stop.equals("DELIVERED") && step.name().equals("APPLIED") && ++applied[0] == 2) {
                            ChildProcess.stayAt("at DELIVERED");
                        }
                    });
            if (outbox.put(message("first")) == Put.KEPT && stop.equals("PROMISED")) {
                ChildProcess.stayAt("at PROMISED");
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
