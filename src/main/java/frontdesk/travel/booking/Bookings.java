package frontdesk.travel.booking;

import frontdesk.journal.Journal;
import frontdesk.journal.JournalEntry;
import frontdesk.journal.JournalFolder;
import frontdesk.journal.JournalState;
import frontdesk.journal.JournalStep;
import frontdesk.journal.NotCommittedException;
import frontdesk.tool.Arguments;
import frontdesk.tool.ToolResult;
import frontdesk.travel.price.Money;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
public final class Bookings implements JournalState, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bookings.class);
    private static final String FILE = "bookings.jsonl";
    /** Bookings of guests who have left so long ago are forgotten when the journal is rewritten. */
    private static final int KEPT_DAYS = 400;
    /** So long a booking is found by the key it was made under. No call lasts longer, but a checkout page shows it. */
    public static final Duration ANSWERS_KEPT = Duration.ofDays(8);

    private final InstantSource clock;
    private final SecureRandom random;
    private final BookingRegister register;
    private final Answers answers = new Answers();
    private Journal journal;

    /** What is done for a model once, however often it asks; to refuse its arguments is an answer like another. */
    public interface Work {
        ToolResult run() throws Arguments.Refused;
    }

    /** What became of a wish. */
    public sealed interface Outcome {
        /** It is on the disk. */
        record Done(String answer) implements Outcome {}

        /** There was nothing to be written. */
        sealed interface NotHeld extends Outcome, BookingRegister.Attempt {}

        /** This very booking was made before, under the same key or in the same call. */
        record MadeBefore(Booking booking) implements NotHeld {}

        record SoldOut(List<LocalDate> days) implements NotHeld {}

        /** Somebody else is changing the booking, or has changed it a moment ago. */
        record Busy() implements NotHeld {}

        /** Nothing has changed: the journal could not be written. */
        record Refused() implements Outcome {}

        /** Nobody knows before the next start. */
        record Unknown() implements Outcome {}
    }

    private Bookings(Stock stock, InstantSource clock, SecureRandom random) {
        this.register = new BookingRegister(stock);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens the journal of bookings.
     *
     * @throws frontdesk.journal.UnusableJournalException if it cannot be used, with one line that says why
     */
    public static Bookings open(
            JournalFolder folder,
            Stock stock,
            InstantSource clock,
            SecureRandom random,
            Journal.Limits limits,
            Consumer<JournalStep> steps) {
        Bookings bookings = new Bookings(stock, clock, random);
        bookings.journal = Journal.open(folder, FILE, bookings, limits, steps);
        return bookings;
    }

    /** The answer that was given under this key, or the one that is found now. */
    public ToolResult once(CallKey key, Work work) {
        return answers.first(key, work);
    }

    public Optional<Booking> find(ConfirmationNumber number) {
        return register.find(number);
    }

    /** The booking that was made, or changed, under a key, as it stands now. */
    public Optional<Booking> madeUnder(CallKey key) {
        return register.madeUnder(key);
    }

    /** What was bought in a call and is not cancelled. */
    public Optional<Booking> boughtIn(String callSid, Purchase bought) {
        return register.boughtIn(callSid, bought);
    }

    /**
     * The days of a purchase for which there is not enough left.
     *
     * @param instead a purchase that is given back for it
     */
    public List<LocalDate> lacking(Purchase bought, Optional<? extends Purchase> instead) {
        return register.lacking(bought, instead);
    }

    /** @param answer what the model is told of the booking; kept with it */
    public Outcome book(CallKey key, Guest guest, Purchase bought, Money total, Function<Booking, String> answer) {
        Booking wanted = new Booking(
                newNumber(), guest, bought, total, Booking.Status.CONFIRMED, null, key.callSid(), clock.instant());
        return commit(register.hold(key, wanted), answer);
    }

    /** @param after what a booking is to be instead of {@code before} */
    public Outcome change(CallKey key, Booking before, Booking after, Function<Booking, String> answer) {
        return commit(register.hold(key, before, after), answer);
    }

    /** Should another call draw the same one meanwhile, the register refuses the second. */
    private ConfirmationNumber newNumber() {
        ConfirmationNumber number;
        do {
            number = ConfirmationNumber.draw(random);
        } while (!register.isFree(number));
        return number;
    }

    private Outcome commit(BookingRegister.Attempt attempt, Function<Booking, String> answer) {
        return switch (attempt) {
            case BookingRegister.Change change -> commit(change, answer.apply(change.after()));
            case Outcome.NotHeld notHeld -> notHeld;
        };
    }

    private Outcome commit(BookingRegister.Change change, String answer) {
        try {
            journal.append(BookingEntry.of(change.after(), change.key(), answer).write());
            return new Outcome.Done(answer);
        } catch (NotCommittedException notCommitted) {
            log.error("A booking was not written outcome={} reason=\"{}\" call={}",
                    notCommitted.outcome(), notCommitted.getMessage(), change.key().callSid());
            return switch (notCommitted.outcome()) {
                case UNKNOWN -> new Outcome.Unknown();
                case NOT_WRITTEN -> {
                    register.letGo(change);
                    yield new Outcome.Refused();
                }
            };
        }
    }

    @Override
    public void apply(JournalEntry entry) {
        BookingEntry known = BookingEntry.read(entry);
        register.enter(known);
        known.answers().forEach(answer -> answers.remember(answer.key(), answer.text()));
    }

    @Override
    public List<JournalEntry.Draft> snapshot() {
        Instant now = clock.instant();
        register.forget(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(KEPT_DAYS), now.minus(ANSWERS_KEPT));
        return register.entries().stream().map(BookingEntry::write).toList();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
