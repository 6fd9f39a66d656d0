package frontdesk.travel;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A day as the data files write it: {@code 2027-03-12}, or {@code --03-12} (ISO 8601 without a year) for the next
 * twelfth of March, which keeps sample data from growing old.
 */
sealed interface TripDate {

    record OnDay(LocalDate day) implements TripDate {}

    record EveryYear(MonthDay day) implements TripDate {}

    @JsonCreator
    static TripDate of(String written) {
        try {
            return written.startsWith("--")
                    ? new EveryYear(MonthDay.parse(written))
                    : new OnDay(LocalDate.parse(written));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" is no date; write 2027-03-12, or --03-12 for the next twelfth of March");
        }
    }

    /** The day that is meant; of those that come every year, the first one from {@code earliest} on. */
    default LocalDate from(LocalDate earliest) {
        return switch (this) {
            case OnDay(LocalDate day) -> day;
            case EveryYear(MonthDay day) -> {
                LocalDate thisYear = day.atYear(earliest.getYear());
                yield thisYear.isBefore(earliest) ? day.atYear(earliest.getYear() + 1) : thisYear;
            }
        };
    }
}
