package frontdesk.travel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;

/**
 * What cancelling costs from a certain moment on. Of several fees the last one whose moment has come holds.
 *
 * @param fromDaysBefore how many days before the day of check-in
 * @param at the hotel's time on that day; null is the time of check-in, so that 2 days are the usual 48 hours
 * @param percent of what
 */
record CancellationFee(int fromDaysBefore, LocalTime at, int percent, Of of) {

    enum Of {
        @JsonProperty("first_night")
        FIRST_NIGHT,
        @JsonProperty("whole_stay")
        WHOLE_STAY
    }

    CancellationFee {
        Need.that(fromDaysBefore >= 0, "\"from_days_before\" is how many days before check-in, not " + fromDaysBefore);
        Need.that(percent > 0 && percent <= 100, "\"percent\" is 1 to 100, not " + percent);
        Need.that(of != null, "\"of\" is \"first_night\" or \"whole_stay\"");
    }

    /** What cancelling a stay costs at a moment; nothing before the first fee begins. */
    static Money due(Hotel hotel, RoomStay stay, Money total, Instant now) {
        Money due = Money.of(0, total.currency());
        for (CancellationFee fee : hotel.cancellationFees()) {
            if (!now.isBefore(fee.begins(hotel, stay))) {
                due = fee.of(stay, total);
            }
        }
        return due;
    }

    private Instant begins(Hotel hotel, RoomStay stay) {
        return stay.checkIn()
                .minusDays(fromDaysBefore)
                .atTime(at == null ? hotel.checkIn() : at)
                .atZone(hotel.timeZone())
                .toInstant();
    }

    private Money of(RoomStay stay, Money total) {
        Money base = switch (of) {
            case FIRST_NIGHT -> total.dividedBy(stay.nights());
            case WHOLE_STAY -> total;
        };
        return base.percent(BigDecimal.valueOf(percent));
    }
}
