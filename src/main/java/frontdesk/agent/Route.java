package frontdesk.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * Who answers calls to a number, and when.
 *
 * @param number the number as {@code routes.json} writes it: whole, the beginning of one ({@code +4930*}), or {@code *}
 * @param hours when {@code open} answers; always where there are none
 * @param closed who answers outside the hours
 */
record Route(String number, Duty open, Optional<OpeningHours> hours, Duty closed) {

    boolean isOpenAt(Instant instant) {
        return hours.map(hours -> hours.areOpenAt(instant)).orElse(true);
    }
}
