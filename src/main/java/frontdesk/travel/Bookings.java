package frontdesk.travel;

import frontdesk.journal.Journal;
import frontdesk.journal.JournalEntry;
import frontdesk.journal.JournalFolder;
import frontdesk.journal.JournalState;
import frontdesk.journal.JournalStep;
import frontdesk.journal.NotCommittedException;
import frontdesk.tool.ToolResult;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All bookings, and the rooms, cars and seats that are left. Safe from any thread; what changes something waits for the
 * disk.
 *
 * <p>A change first holds what it needs, so that nobody else can have them, then goes into the journal, and counts
 * when the journal has it on the disk: the journal itself then tells us ({@link #apply}), now and after every start.
 * Where the journal cannot say whether it has it, that stays held and the booking closed to changes until the next
 * start, which knows.
 */
final class Bookings implements JournalState, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bookings.class);
    private static final String FILE = "bookings.jsonl";
    /** Bookings of guests who have left so long ago are forgotten when the journal is rewritten. */
    private static final int KEPT_DAYS = 400;
    /** No call lasts longer, and after its end nobody repeats its requests. */
    private static final Duration ANSWERS_KEPT = Duration.ofDays(1);

    private final InstantSource clock;
    private final SecureRandom random;
    private final Answers answers = new Answers();
    private Journal journal;

    /** Guards what follows; the journal is never waited for under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Inventory inventory;
    private final Map<ConfirmationNumber, BookingEntry> bookings = new LinkedHashMap<>();
    private final Map<ConfirmationNumber, Change> underWay = new HashMap<>();

    /** A change that the journal does not have yet. */
    private record Change(CallKey key, Booking after, Inventory.Claim held) {}

    /** What became of a wish. */
    sealed interface Outcome {
        /** It is on the disk. */
        record Done(String answer) implements Outcome {}

        /** This very booking was made before, under the same key or in the same call. */
        record MadeBefore(Booking booking) implements Outcome {}

        record SoldOut(List<LocalDate> days) implements Outcome {}

        /** Somebody else is changing the booking, or has changed it a moment ago. */
        record Busy() implements Outcome {}

        /** Nothing has changed: the journal could not be written. */
        record Refused() implements Outcome {}

        /** Nobody knows before the next start. */
        record Unknown() implements Outcome {}
    }

    private Bookings(Catalogue catalogue, InstantSource clock, SecureRandom random) {
        this.inventory = new Inventory(catalogue);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens the journal of bookings.
     *
     * @throws frontdesk.journal.UnusableJournalException if it cannot be used, with one line that says why
     */
    static Bookings open(
            JournalFolder folder,
            Catalogue catalogue,
            InstantSource clock,
            SecureRandom random,
            Consumer<JournalStep> steps) {
        Bookings bookings = new Bookings(catalogue, clock, random);
        bookings.journal = Journal.open(folder, FILE, bookings, Journal.Limits.defaults(), steps);
        return bookings;
    }

    /** The answer that was given under this key, or the one that is found now. */
    ToolResult once(CallKey key, Supplier<ToolResult> work) {
        return answers.first(key, work);
    }

    Optional<Booking> find(ConfirmationNumber number) {
        lock.lock();
        try {
            return Optional.ofNullable(bookings.get(number)).map(BookingEntry::booking);
        } finally {
            lock.unlock();
        }
    }

    /** The booking that was made, or changed, under a key, as it stands now. */
    Optional<Booking> madeUnder(CallKey key) {
        lock.lock();
        try {
            return bookings.values().stream()
                    .filter(entry -> entry.answers().stream().anyMatch(answer -> answer.key().equals(key)))
                    .map(BookingEntry::booking)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The days of a purchase for which there is not enough left.
     *
     * @param instead a purchase that is given back for it
     */
    List<LocalDate> lacking(Purchase bought, Optional<? extends Purchase> instead) {
        lock.lock();
        try {
            return inventory.lacking(inventory.claim(bought, instead));
        } finally {
            lock.unlock();
        }
    }

    /** @param answer what the model is told of the booking; kept with it */
    Outcome book(CallKey key, Guest guest, Purchase bought, Money total, Function<Booking, String> answer) {
        Change change;
        lock.lock();
        try {
            if (underWay.values().stream()
                    .anyMatch(other -> other.key().equals(key) || isSame(other.after(), key, guest, bought))) {
                return new Outcome.Busy();
            }
            Optional<Booking> before = madeUnder(key).or(() -> bookings.values().stream()
                    .map(BookingEntry::booking)
                    .filter(made -> made.isConfirmed() && isSame(made, key, guest, bought))
                    .findFirst());
            if (before.isPresent()) {
                return new Outcome.MadeBefore(before.get());
            }
            Inventory.Claim claim = inventory.claim(bought);
            List<LocalDate> lacking = inventory.lacking(claim);
            if (!lacking.isEmpty()) {
                return new Outcome.SoldOut(lacking);
            }
            change = hold(
                    key,
                    new Booking(
                            newNumber(), guest, bought, total, Booking.Status.CONFIRMED, null, key.callSid(),
                            clock.instant()),
                    claim);
        } finally {
            lock.unlock();
        }
        return commit(key, change, answer);
    }

    private static boolean isSame(Booking made, CallKey key, Guest guest, Purchase bought) {
        return made.callSid().equals(key.callSid()) && made.bought().equals(bought) && made.guest().equals(guest);
    }

    /** @param after what a booking is to be instead of {@code before} */
    Outcome change(CallKey key, Booking before, Booking after, Function<Booking, String> answer) {
        Change change;
        lock.lock();
        try {
            BookingEntry current = bookings.get(before.number());
            if (current == null || !current.booking().equals(before) || underWay.containsKey(before.number())) {
                return new Outcome.Busy();
            }
            Inventory.Claim claim = inventory.claim(after.bought(), Optional.of(before.bought()));
            List<LocalDate> lacking = inventory.lacking(claim);
            if (!lacking.isEmpty()) {
                return new Outcome.SoldOut(lacking);
            }
            change = hold(key, after, claim);
        } finally {
            lock.unlock();
        }
        return commit(key, change, answer);
    }

    /** Under the lock. */
    private Change hold(CallKey key, Booking after, Inventory.Claim claim) {
        Change change = new Change(key, after, claim);
        inventory.take(claim);
        underWay.put(after.number(), change);
        return change;
    }

    /** Under the lock. */
    private ConfirmationNumber newNumber() {
        ConfirmationNumber number;
        do {
            number = ConfirmationNumber.draw(random);
        } while (bookings.containsKey(number) || underWay.containsKey(number));
        return number;
    }

    private Outcome commit(CallKey key, Change change, Function<Booking, String> answer) {
        String text = answer.apply(change.after());
        try {
            journal.append(BookingEntry.of(change.after(), key, text).write());
            return new Outcome.Done(text);
        } catch (NotCommittedException notCommitted) {
            log.error("A booking was not written call={} outcome={} reason=\"{}\"",
                    key.callSid(), notCommitted.outcome(), notCommitted.getMessage());
            return switch (notCommitted.outcome()) {
                case UNKNOWN -> new Outcome.Unknown();
                case NOT_WRITTEN -> {
                    letGo(change);
                    yield new Outcome.Refused();
                }
            };
        }
    }

    private void letGo(Change change) {
        lock.lock();
        try {
            if (underWay.remove(change.after().number(), change)) {
                inventory.give(change.held());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void apply(JournalEntry entry) {
        BookingEntry known = BookingEntry.read(entry);
        Booking after = known.booking();
        lock.lock();
        try {
            Change change = underWay.remove(after.number());
            if (change != null) {
                inventory.give(change.held());
            }
            BookingEntry before = bookings.get(after.number());
            bookings.put(after.number(), before == null ? known : known.after(before));
            if (before != null && before.booking().isConfirmed()) {
                inventory.give(inventory.claim(before.booking().bought()));
            }
            if (after.isConfirmed()) {
                inventory.take(inventory.claim(after.bought()));
            }
        } finally {
            lock.unlock();
        }
        known.answers().forEach(answer -> answers.remember(answer.key(), answer.text()));
    }

    @Override
    public List<JournalEntry.Draft> snapshot() {
        Instant now = clock.instant();
        LocalDate forgotten = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(KEPT_DAYS);
        lock.lock();
        try {
            bookings.values().removeIf(entry -> entry.booking().bought().lastDay().isBefore(forgotten));
            return bookings.values().stream()
                    .map(entry -> entry.booking().changedAt().isBefore(now.minus(ANSWERS_KEPT))
                            ? entry.withoutAnswers()
                            : entry)
                    .map(BookingEntry::write)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
