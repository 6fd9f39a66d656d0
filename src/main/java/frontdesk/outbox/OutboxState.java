package frontdesk.outbox;

import frontdesk.journal.JournalEntry;
import frontdesk.journal.JournalState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is known of every message. Safe from any thread. Each entry may come twice and changes something once.
 *
 * <p>Those that wait are bounded by whoever puts them in ({@link Outbox#WAITING}). Those that were given up are kept
 * for {@value #GIVEN_UP_DAYS} days, the last {@value #GIVEN_UP} of them; the ids of those that were delivered for a
 * day, the last {@value #DELIVERED} of them.
 */
final class OutboxState implements JournalState {
    private static final int GIVEN_UP = 1_000;
    private static final int GIVEN_UP_DAYS = 30;
    private static final int DELIVERED = 10_000;
    /** Nobody puts the same message in again later: no call lasts that long. */
    private static final Duration DELIVERED_KEPT = Duration.ofDays(1);
    /** The clock of the day may jump, and nothing is asleep for longer than this when it does. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Letter> waiting = new LinkedHashMap<>();
    private final Map<String, Letter> givenUp = new LinkedHashMap<>();
    private final Map<String, OutboxEntry.Delivered> delivered = new LinkedHashMap<>();
    private boolean closed;

    OutboxState(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void apply(JournalEntry entry) {
        apply(OutboxEntry.read(entry));
    }

    void apply(OutboxEntry entry) {
        lock.lock();
        try {
            switch (entry) {
                case OutboxEntry.Queued queued -> {
                    if (!isKnown(queued.message().id())) {
                        waiting.put(queued.message().id(), Letter.queued(queued));
                    }
                }
                case OutboxEntry.Tried tried -> waiting.computeIfPresent(tried.id(), (_, now) -> now.after(tried));
                case OutboxEntry.Delivered arrived -> {
                    waiting.remove(arrived.id());
                    delivered.put(arrived.id(), arrived);
                }
                case OutboxEntry.GivenUp lost -> {
                    Letter letter = waiting.remove(lost.id());
                    if (letter != null) {
                        givenUp.put(lost.id(), letter.after(lost));
                    }
                }
            }
            forgetTheOld();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void forgetTheOld() {
        Instant now = clock.instant();
        Iterator<OutboxEntry.Delivered> arrived = delivered.values().iterator();
        while (arrived.hasNext()
                && (arrived.next().at().isBefore(now.minus(DELIVERED_KEPT)) || delivered.size() > DELIVERED)) {
            arrived.remove();
        }
        Iterator<Letter> lost = givenUp.values().iterator();
        while (lost.hasNext()
                && (lost.next().givenUpAt().isBefore(now.minus(Duration.ofDays(GIVEN_UP_DAYS)))
                        || givenUp.size() > GIVEN_UP)) {
            lost.remove();
        }
    }

    /** Under the lock. */
    private boolean isKnown(String id) {
        return waiting.containsKey(id) || givenUp.containsKey(id) || delivered.containsKey(id);
    }

    boolean knows(String id) {
        lock.lock();
        try {
            return isKnown(id);
        } finally {
            lock.unlock();
        }
    }

    int waitingCount() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** All that have not arrived: first those that wait, then those that were given up; each in the order of time. */
    List<Letter> undelivered() {
        lock.lock();
        try {
            List<Letter> all = new ArrayList<>(waiting.values());
            all.addAll(givenUp.values());
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next letter of a channel to be seen to; empty when the outbox is closed. */
    Optional<Letter> awaitDue(Recipient.Channel channel, boolean hasDeliverer) throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Instant now = clock.instant();
                Optional<Letter> next = waiting.values().stream()
                        .filter(letter -> letter.message().to().channel() == channel)
                        .min(Comparator.comparing(letter -> letter.dueAt(hasDeliverer)));
                if (next.isPresent() && !next.get().dueAt(hasDeliverer).isAfter(now)) {
                    return next;
                }
                Duration sleep = next.map(letter -> Duration.between(now, letter.dueAt(hasDeliverer)))
                        .filter(until -> until.compareTo(LONGEST_SLEEP) < 0)
                        .orElse(LONGEST_SLEEP);
                changed.await(sleep.toNanos(), TimeUnit.NANOSECONDS);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<JournalEntry.Draft> snapshot() {
        List<OutboxEntry> entries = new ArrayList<>();
        lock.lock();
        try {
            forgetTheOld();
            entries.addAll(delivered.values());
        } finally {
            lock.unlock();
        }
        undelivered().forEach(letter -> {
            Message message = letter.message();
            entries.add(new OutboxEntry.Queued(message, letter.queuedAt()));
            if (letter.attempts() > 0) {
                entries.add(new OutboxEntry.Tried(
                        message.id(), letter.attempts(), letter.trouble(), letter.nextAt(), letter.queuedAt()));
            }
            if (!letter.isWaiting()) {
                entries.add(new OutboxEntry.GivenUp(message.id(), letter.trouble(), letter.givenUpAt()));
            }
        });
        return entries.stream().map(OutboxEntry::write).toList();
    }
}
