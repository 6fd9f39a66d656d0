package frontdesk.travel;

import frontdesk.tool.Arguments;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whose booking it is: the confirmation number and the surname together prove it, and nothing else does. Who has
 * guessed wrong too often is not heard any more; all who ask share one of these, so that nobody gets more tries by
 * asking another way. Safe from any thread.
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
     * @param callSid the call in which wrong tries are counted; empty where there is none
     */
    Booking of(Arguments arguments, Optional<String> callSid) throws Arguments.Refused {
        Optional<String> said = arguments.text("confirmation_number");
        Optional<String> surname = arguments.name("surname");
        if (said.isEmpty() || surname.isEmpty()) {
            throw new Arguments.Refused("The confirmation number and the surname are both needed; nothing else proves"
                    + " whose booking it is. Ask the caller for the " + (said.isEmpty() ? "number." : "surname."));
        }
        Optional<ConfirmationNumber> number = ConfirmationNumber.heard(said.get());
        if (guard.isShut(callSid, number)) {
            throw new Arguments.Refused("There were too many wrong tries. Do not try again; say kindly that an agent"
                    + " has to help with this booking.");
        }
        Optional<Booking> booking =
                number.flatMap(bookings::find).filter(found -> found.guest().isNamed(surname.get()));
        if (booking.isEmpty()) {
            guard.wrong(callSid, number);
            throw new Arguments.Refused("There is no booking with this number and this surname. Read back what you "
                    + "heard, sign by sign, and ask the caller to check both. Never say which of the two is wrong.");
        }
        return booking.get();
    }
}
