package frontdesk.travel.price;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import frontdesk.file.Need;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * What cancelling costs from a certain moment on. Of several fees the last one whose moment has come holds.
 *
 * @param fromDaysBefore how many days before the day of check-in, pick-up or departure
 * @param at the time on that day, where it happens; null is the time of check-in, of opening or of departure, so that
 *     2 days are the usual 48 hours
 * @param percent of what
 */
public record CancellationFee(int fromDaysBefore, LocalTime at, int percent, Of of) {

    enum Of {
        @JsonProperty("first_night")
        @JsonAlias("first_day")
        FIRST_NIGHT,
        @JsonProperty("whole_stay")
        @JsonAlias("whole_price")
        WHOLE_STAY
    }

    public CancellationFee {
        Need.that(fromDaysBefore >= 0, "\"from_days_before\" is how many days before check-in, not " + fromDaysBefore);
        Need.that(percent > 0 && percent <= 100, "\"percent\" is 1 to 100, not " + percent);
        Need.that(of != null, "\"of\" is \"first_night\" or \"whole_stay\"; \"first_day\" or \"whole_price\" of what is"
                + " no stay");
    }

    /** The moment from which on it holds for what begins then. */
    ZonedDateTime begins(ZonedDateTime start) {
        ZonedDateTime day = start.minusDays(fromDaysBefore);
        return at == null ? day : day.with(at);
    }

    /** @param parts how many nights or days the total is for */
    Money of(Money total, int parts) {
        Money base = switch (of) {
            case FIRST_NIGHT -> total.dividedBy(parts);
            case WHOLE_STAY -> total;
        };
        return base.percent(BigDecimal.valueOf(percent));
    }
}
