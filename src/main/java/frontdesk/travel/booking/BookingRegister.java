package frontdesk.travel.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which bookings there are, which changes are on their way to the disk, and what both take of the inventory. It knows
 * of no disk and no clock. Safe from any thread; nothing is waited for under its lock.
 */
final class BookingRegister {
    private final Inventory inventory;
    private final Map<ConfirmationNumber, BookingEntry> entries = new LinkedHashMap<>();
    /** Under which keys the bookings were made and changed. */
    private final Map<CallKey, ConfirmationNumber> keys = new HashMap<>();
    private final Map<ConfirmationNumber, Change> underWay = new HashMap<>();

    /** What comes of trying to hold what a wish needs. */
    sealed interface Attempt permits Change, Bookings.Outcome.NotHeld {}

    /** A change that the journal does not have yet; nobody else can have what it holds. */
    record Change(CallKey key, Booking after, Inventory.Claim held) implements Attempt {}

    BookingRegister(Stock stock) {
        this.inventory = new Inventory(stock);
    }

    synchronized Optional<Booking> find(ConfirmationNumber number) {
        return Optional.ofNullable(entries.get(number)).map(BookingEntry::booking);
    }

    /** The booking that was made, or changed, under a key, as it stands now. */
    synchronized Optional<Booking> madeUnder(CallKey key) {
        return Optional.ofNullable(keys.get(key)).flatMap(this::find);
    }

    /** What was bought in a call and is not cancelled. */
    synchronized Optional<Booking> boughtIn(String callSid, Purchase bought) {
        return confirmed(made -> made.callSid().equals(callSid) && made.bought().equals(bought));
    }

    private Optional<Booking> confirmed(Predicate<Booking> wanted) {
        return entries.values().stream()
                .map(BookingEntry::booking)
                .filter(made -> made.isConfirmed() && wanted.test(made))
                .findFirst();
    }

    /**
     * The days of a purchase for which there is not enough left.
     *
     * @param instead a purchase that is given back for it
     */
    synchronized List<LocalDate> lacking(Purchase bought, Optional<? extends Purchase> instead) {
        return inventory.lacking(inventory.claim(bought, instead));
    }

    /** Whether a number belongs to nobody yet. */
    synchronized boolean isFree(ConfirmationNumber number) {
        return !entries.containsKey(number) && !underWay.containsKey(number);
    }

    /** Holds what a new booking needs, unless it was made before, under its key or for the same guest in its call. */
    synchronized Attempt hold(CallKey key, Booking wanted) {
        if (!isFree(wanted.number())
                || underWay.values().stream()
                        .anyMatch(other -> other.key().equals(key) || isSame(other.after(), wanted))) {
            return new Bookings.Outcome.Busy();
        }
        Optional<Booking> before = madeUnder(key).or(() -> confirmed(made -> isSame(made, wanted)));
        return before.isPresent()
                ? new Bookings.Outcome.MadeBefore(before.get())
                : take(key, wanted, inventory.claim(wanted.bought()));
    }

    private static boolean isSame(Booking made, Booking wanted) {
        return made.callSid().equals(wanted.callSid())
                && made.bought().equals(wanted.bought())
                && made.guest().equals(wanted.guest());
    }

    /** Holds what a booking needs more than it has, unless it is no longer what it was. */
    synchronized Attempt hold(CallKey key, Booking before, Booking after) {
        BookingEntry current = entries.get(before.number());
        boolean isAsBefore = current != null && current.booking().equals(before);
        return isAsBefore && !underWay.containsKey(before.number())
                ? take(key, after, inventory.claim(after.bought(), Optional.of(before.bought())))
                : new Bookings.Outcome.Busy();
    }

    private Attempt take(CallKey key, Booking after, Inventory.Claim claim) {
        List<LocalDate> lacking = inventory.lacking(claim);
        if (!lacking.isEmpty()) {
            return new Bookings.Outcome.SoldOut(lacking);
        }
        Change change = new Change(key, after, claim);
        inventory.take(claim);
        underWay.put(after.number(), change);
        return change;
    }

    /** The change will never be. */
    synchronized void letGo(Change change) {
        if (underWay.remove(change.after().number(), change)) {
            inventory.give(change.held());
        }
    }

    /** The journal has it: whatever was held for it is sold now. */
    synchronized void enter(BookingEntry known) {
        Booking after = known.booking();
        Change change = underWay.remove(after.number());
        if (change != null) {
            inventory.give(change.held());
        }
        BookingEntry before = entries.get(after.number());
        entries.put(after.number(), before == null ? known : known.after(before));
        known.answers().forEach(answer -> keys.put(answer.key(), after.number()));
        if (before != null && before.booking().isConfirmed()) {
            inventory.give(inventory.claim(before.booking().bought()));
        }
        if (after.isConfirmed()) {
            inventory.take(inventory.claim(after.bought()));
        }
    }

    /** Forgets what was over before a day, and of what has not changed since a moment the answers. */
    synchronized void forget(LocalDate overBefore, Instant unchangedSince) {
        for (BookingEntry entry : List.copyOf(entries.values())) {
            Booking booking = entry.booking();
            boolean isOver = booking.bought().lastDay().isBefore(overBefore);
            if (isOver || booking.changedAt().isBefore(unchangedSince)) {
                entry.answers().forEach(answer -> keys.remove(answer.key()));
                entries.put(booking.number(), entry.withoutAnswers());
            }
            if (isOver) {
                entries.remove(booking.number());
                if (booking.isConfirmed()) {
                    inventory.give(inventory.claim(booking.bought()));
                }
            }
        }
    }

    /** All there is, in the order in which it came. */
    synchronized List<BookingEntry> entries() {
        return List.copyOf(entries.values());
    }
}
