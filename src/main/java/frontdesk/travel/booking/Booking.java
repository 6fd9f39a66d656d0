package frontdesk.travel.booking;

import frontdesk.file.Need;
import frontdesk.travel.price.Money;
import java.time.Instant;

/**
 * A booking as it stands.
 *
 * @param bought what it is of
 * @param total for all of it, taxes included
 * @param fee what its cancellation has cost; null while it is confirmed
 * @param callSid the call in which it was made
 * @param changedAt when it became what it is
 */
public record Booking(
        ConfirmationNumber number,
        Guest guest,
        Purchase bought,
        Money total,
        Status status,
        Money fee,
        String callSid,
        Instant changedAt) {

    enum Status {
        CONFIRMED,
        CANCELLED
    }

    public Booking {
        Need.that(number != null && guest != null && bought != null && total != null && changedAt != null,
                "a booking needs a number, a guest, a purchase, a total and a time");
        Need.that((status == Status.CANCELLED) == (fee != null), "a fee belongs to a cancelled booking, only to it");
        Need.text("call_sid", callSid);
    }

    public boolean isConfirmed() {
        return status == Status.CONFIRMED;
    }

    public Booking movedTo(RoomStay stay, Money total, Instant at) {
        return new Booking(number, guest, stay, total, Status.CONFIRMED, null, callSid, at);
    }

    public Booking cancelled(Money fee, Instant at) {
        return new Booking(number, guest, bought, total, Status.CANCELLED, fee, callSid, at);
    }
}
