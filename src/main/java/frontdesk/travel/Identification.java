package frontdesk.travel;

import frontdesk.tool.Arguments;
import java.util.Optional;

/**
 * Whose booking it is: the confirmation number and the surname together prove it, and nothing else does. Who has
 * guessed wrong too often is not heard any more. Safe from any thread.
 *
 * <p>A wrong number and a wrong surname are answered alike, so that neither can be found out alone.
 */
final class Identification {
    private final Bookings bookings;
    private final GuessGuard guard = new GuessGuard();

    Identification(Bookings bookings) {
        this.bookings = bookings;
    }

    /**
     * The booking that the arguments {@code confirmation_number} and {@code surname} prove.
     *
     * @param asker under which wrong tries are counted
     */
    Booking of(Arguments arguments, String asker) throws Arguments.Refused {
        Optional<String> number = arguments.text("confirmation_number");
        Optional<String> surname = arguments.name("surname");
        if (number.isEmpty() || surname.isEmpty()) {
            throw new Arguments.Refused("The confirmation number and the surname are both needed; nothing else proves"
                    + " whose booking it is. Ask the caller for the " + (number.isEmpty() ? "number." : "surname."));
        }
        if (guard.isShut(asker)) {
            throw new Arguments.Refused("There were too many wrong tries. Do not try again; say kindly that an agent"
                    + " has to help with this booking.");
        }
        Optional<Booking> booking = ConfirmationNumber.heard(number.get())
                .flatMap(bookings::find)
                .filter(found -> found.guest().isNamed(surname.get()));
        if (booking.isEmpty()) {
            guard.wrong(asker);
            throw new Arguments.Refused("There is no booking with this number and this surname. Read back what you "
                    + "heard, sign by sign, and ask the caller to check both. Never say which of the two is wrong.");
        }
        return booking.get();
    }
}
