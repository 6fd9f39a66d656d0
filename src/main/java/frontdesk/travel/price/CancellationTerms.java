package frontdesk.travel.price;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * By which rule one purchase can be given back.
 *
 * @param rule in sentences
 * @param begins when the stay, the rental or the flight does, where it does
 * @param closes from then on nothing can be given back on the telephone
 * @param parts nights or days, of which the first may be what a fee is a part of
 */
public record CancellationTerms(
        String rule, List<CancellationFee> fees, ZonedDateTime begins, Instant closes, int parts) {

    /** What cancelling costs at a moment; of several fees the last one that has begun holds. */
    public Money due(Money total, Instant now) {
        Money due = Money.of(0, total.currency());
        for (CancellationFee fee : fees) {
            if (!now.isBefore(fee.begins(begins).toInstant())) {
                due = fee.of(total, parts);
            }
        }
        return due;
    }

    /** Whether it is too late to change or cancel anything. */
    public boolean isClosed(Money total, Instant now) {
        return !now.isBefore(closes) || !now.isBefore(begins.toInstant()) && due(total, now).isZero();
    }
}
