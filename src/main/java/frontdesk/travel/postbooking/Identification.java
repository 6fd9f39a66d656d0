package frontdesk.travel.postbooking;

import frontdesk.tool.Arguments;
import frontdesk.travel.booking.Booking;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.ConfirmationNumber;
import frontdesk.travel.spoken.InWords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whose booking it is: the confirmation number and the surname together prove it, and nothing else does. Who guesses
 * has to wait ever longer; all who ask share one of these, so that nobody gets more tries by asking another way. Safe
 * from any thread; one is heard after the other, or a hundred guesses at the same moment would count as one.
 *
 * <p>A wrong number and a wrong surname are answered alike, so that neither can be found out alone.
 */
final class Identification {
    private final Bookings bookings;
    private final GuessGuard guard;

    Identification(Bookings bookings, InstantSource clock) {
        this.bookings = bookings;
        this.guard = new GuessGuard(clock);
    }

    /**
     * The booking that the arguments {@code confirmation_number} and {@code surname} prove.
     *
     * @param asker for whom wrong tries are counted; empty where nobody can be told from others
     */
    synchronized Booking of(Arguments arguments, Optional<String> asker) throws Arguments.Refused {
        Optional<String> said = arguments.text("confirmation_number");
        Optional<String> surname = arguments.name("surname");
        if (said.isEmpty() || surname.isEmpty()) {
            throw new Arguments.Refused("The confirmation number and the surname are both needed; nothing else proves"
                    + " whose booking it is. Ask the caller for the " + (said.isEmpty() ? "number." : "surname."));
        }
        Optional<ConfirmationNumber> number = ConfirmationNumber.heard(said.get());
        Optional<Duration> wait = guard.waitFor(asker, number);
        if (wait.isPresent()) {
            throw new Arguments.Refused("There were too many wrong tries, and nothing is looked up "
                    + inWords(wait.get()) + ". Do not try before; say kindly that they can call again then, or that an"
                    + " agent has to help.");
        }
        Optional<Booking> booking =
                number.flatMap(bookings::find).filter(found -> found.guest().isNamed(surname.get()));
        if (booking.isEmpty()) {
            guard.wrong(asker, number);
            throw new Arguments.Refused("There is no booking with this number and this surname. Read back what you "
                    + "heard, sign by sign, and ask the caller to check both. Never say which of the two is wrong.");
        }
        return booking.get();
    }

    private static String inWords(Duration wait) {
        long minutes = wait.plusSeconds(59).toMinutes();
        return minutes < 90
                ? "for the next " + InWords.counted((int) minutes, "minute")
                : "for the next " + InWords.counted((int) wait.plusMinutes(59).toHours(), "hour");
    }
}
