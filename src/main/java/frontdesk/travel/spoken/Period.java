package frontdesk.travel.spoken;

import frontdesk.file.Need;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days of a stay or a rental.
 *
 * @param start the first day
 * @param end the day it is over, after {@code start}
 */
public record Period(LocalDate start, LocalDate end) {
    public Period {
        Need.that(start.isBefore(end), "a period ends after it begins, not on " + end);
    }

    /** Nights of a stay, days of a rental. */
    public int nights() {
        return (int) ChronoUnit.DAYS.between(start, end);
    }

    boolean overlaps(Period other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
