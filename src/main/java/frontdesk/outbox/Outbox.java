package frontdesk.outbox;

import frontdesk.journal.Journal;
import frontdesk.journal.JournalFolder;
import frontdesk.journal.JournalStep;
import frontdesk.journal.NotCommittedException;
import frontdesk.journal.UnusableJournalException;
import frontdesk.outbox.Deliverer.Delivery;
import frontdesk.outbox.Recipient.Channel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages on their way. Safe from any thread; {@link #put} waits for the disk.
 *
 * <p>A message that cannot be delivered is tried again, after 5 s at first and after twice as long each time, up to an
 * hour, also after a restart; until it is refused for good or its time is over. Then it is given up: the log says so,
 * and it stays in the file for a month.
 */
public final class Outbox implements AutoCloseable {
    /** So many may wait; the next one is refused. */
    static final int WAITING = 1_000;

    private static final int CLOSE_WITHIN_SECONDS = 3;
    private static final String JOURNAL = "outbox.jsonl";
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final InstantSource clock;
    private final Retry retry;
    private final Map<Channel, Deliverer> deliverers;
    private final OutboxState state;
    private final OutboxFile file;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox-", 1).factory());
    private Journal journal;

    /**
     * How long to wait before another try.
     *
     * @param first after the first one that failed; twice as long after each further one
     * @param longest never longer
     */
    public record Retry(Duration first, Duration longest) {
        public static Retry defaults() {
            return new Retry(Duration.ofSeconds(5), Duration.ofHours(1));
        }

        /** @param attempts how many have failed, 1 or more */
        Duration after(int attempts) {
            int doublings = Math.min(attempts - 1, 30);
            Duration wait = first.multipliedBy(1L << doublings);
            return wait.compareTo(longest) < 0 ? wait : longest;
        }
    }

    /** What became of a message that was put in. */
    public enum Put {
        /** It is on the disk, now or from before, and will be delivered if it can be. */
        KEPT,
        /** Too many wait already. Nothing was kept. */
        FULL,
        /** The disk refused it. Nothing was kept. */
        NOT_WRITTEN,
        /** Nobody knows before the next start. */
        UNKNOWN
    }

    private Outbox(JournalFolder folder, Map<Channel, Deliverer> deliverers, InstantSource clock, Retry retry) {
        this.clock = clock;
        this.retry = retry;
        this.deliverers = Map.copyOf(deliverers);
        this.state = new OutboxState(clock);
        this.file = new OutboxFile(folder);
    }

    /**
     * Opens the outbox and begins to deliver what is in it.
     *
     * @param deliverers who goes which way; a message whose channel has nobody waits in the file until its time is over
     * @param steps called at each step of the journal; for tests that stop the process there
     * @throws UnusableJournalException if its journal cannot be used, with one line that says why
     */
    public static Outbox open(
            JournalFolder folder,
            Map<Channel, Deliverer> deliverers,
            InstantSource clock,
            Retry retry,
            Consumer<JournalStep> steps) {
        Outbox outbox = new Outbox(folder, deliverers, clock, retry);
        outbox.journal = Journal.open(folder, JOURNAL, outbox.state, Journal.Limits.defaults(), steps);
        outbox.sayWhatIsLeft();
        for (Channel channel : Channel.values()) {
            outbox.threads.execute(() -> outbox.serve(channel));
        }
        return outbox;
    }

    /** Whether somebody delivers what goes this way. */
    public boolean delivers(Channel channel) {
        return deliverers.containsKey(channel);
    }

    /** Takes a message in. The same id again is the same message. Returns when it is on the disk, or is not. */
    public Put put(Message message) {
        if (state.knows(message.id())) {
            return Put.KEPT;
        }
        if (state.waitingCount() >= WAITING) {
            log.error("[Outbox] is full, a message was refused message={}", message.id());
            return Put.FULL;
        }
        try {
            journal.append(new OutboxEntry.Queued(message, clock.instant()).write());
        } catch (NotCommittedException notCommitted) {
            log.error("[Outbox] a message was not written message={} outcome={} reason=\"{}\"",
                    message.id(), notCommitted.outcome(), notCommitted.getMessage());
            return switch (notCommitted.outcome()) {
                case NOT_WRITTEN -> Put.NOT_WRITTEN;
                case UNKNOWN -> Put.UNKNOWN;
            };
        }
        file.show(state::undelivered);
        if (!delivers(message.to().channel())) {
            log.warn("[Outbox] nobody delivers this way, the message waits message={} channel={} file={}",
                    message.id(), name(message.to().channel()), file.path());
        }
        return Put.KEPT;
    }

    /** A channel's whole life. */
    private void serve(Channel channel) {
        Optional<Deliverer> deliverer = Optional.ofNullable(deliverers.get(channel));
        try {
            Optional<Letter> due = state.awaitDue(channel, deliverer.isPresent());
            while (due.isPresent()) {
                seeTo(due.get(), deliverer);
                due = state.awaitDue(channel, deliverer.isPresent());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void seeTo(Letter letter, Optional<Deliverer> deliverer) throws InterruptedException {
        Message message = letter.message();
        if (letter.isOver(clock.instant())) {
            giveUp(message, letter.trouble().isEmpty() ? "its time is over" : "its time is over; " + letter.trouble());
            return;
        }
        switch (attempt(deliverer.orElseThrow(), message)) {
            case Delivery.Delivered(String receipt) -> {
                commit(new OutboxEntry.Delivered(message.id(), receipt, clock.instant()));
                log.info("[Outbox] delivered message={} channel={} attempts={} receipt={}",
                        message.id(), name(message.to().channel()), letter.attempts() + 1, receipt);
            }
            case Delivery.Refused(String reason) -> giveUp(message, reason);
            case Delivery.NotNow(String reason) -> {
                int attempts = letter.attempts() + 1;
                Instant now = clock.instant();
                Instant nextAt = now.plus(retry.after(attempts));
                commit(new OutboxEntry.Tried(message.id(), attempts, reason, nextAt, now));
                log.warn("[Outbox] not delivered yet message={} channel={} attempts={} reason=\"{}\" next={}",
                        message.id(), name(message.to().channel()), attempts, reason, nextAt);
            }
        }
    }

    /** A deliverer with a mistake in it must not end its channel. */
    private static Delivery attempt(Deliverer deliverer, Message message) throws InterruptedException {
        try {
            return deliverer.deliver(message);
        } catch (RuntimeException mistake) {
            log.error("[Outbox] a deliverer failed message={}", message.id(), mistake);
            return new Delivery.NotNow("the deliverer failed: " + mistake.getClass().getSimpleName());
        }
    }

    private void giveUp(Message message, String reason) {
        commit(new OutboxEntry.GivenUp(message.id(), reason, clock.instant()));
        log.error("[Outbox] a message was given up message={} channel={} reason=\"{}\" file={}",
                message.id(), name(message.to().channel()), reason, file.path());
    }

    /** What the disk does not take holds until the process ends: without it a message would go out over and over. */
    private void commit(OutboxEntry entry) {
        try {
            journal.append(entry.write());
        } catch (NotCommittedException notCommitted) {
            log.error("[Outbox] what became of a message was not written, and is tried again after a restart"
                    + " outcome={} reason=\"{}\"", notCommitted.outcome(), notCommitted.getMessage());
            state.apply(entry);
        }
        file.show(state::undelivered);
    }

    private void sayWhatIsLeft() {
        List<Letter> letters = state.undelivered();
        file.show(state::undelivered);
        long waiting = letters.stream().filter(Letter::isWaiting).count();
        if (!letters.isEmpty()) {
            log.warn("[Outbox] messages have not arrived waiting={} givenUp={} file={}",
                    waiting, letters.size() - waiting, file.path());
        }
    }

    private static String name(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Delivers no more. What is under way gets {@value #CLOSE_WITHIN_SECONDS} s to come to its end, because of a
     * delivery that is broken off nobody knows whether it has arrived; it is tried again after the next start.
     */
    @Override
    public void close() throws IOException {
        state.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        journal.close();
    }
}
