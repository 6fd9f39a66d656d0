package frontdesk.travel.checkout;

import frontdesk.file.Need;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.price.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A page on which a customer confirms a stay.
 *
 * @param token the end of its address, which nobody can guess: 160 bits
 * @param stay what is confirmed
 * @param total what it cost when the link was made
 * @param callSid the call in which it was made
 * @param sentTo the telephone number or mailbox it was made for
 * @param language in which the customer is written to, ISO 639-1; a link that was kept without one is English
 * @param expires afterwards it confirms nothing
 */
record CheckoutLink(
        String token, RoomStay stay, Money total, String callSid, String sentTo, String language, Instant expires) {
    static final int TOKEN_BYTES = 20;
    private static final Pattern TOKEN = Pattern.compile("[\\w-]{27}");

    CheckoutLink {
        Need.that(token != null && TOKEN.matcher(token).matches(), "\"token\" is not the token of a link");
        Need.that(stay != null && total != null && expires != null, "a link needs a stay, a total and a time");
        Need.text("call_sid", callSid);
        Need.text("sent_to", sentTo);
        language = Objects.requireNonNullElse(language, CheckoutLanguages.USUAL);
    }

    /** The one booking that comes of it is made under this key, so there cannot be two. */
    CallKey key() {
        return new CallKey(callSid, "checkout/" + token);
    }

    boolean isOpen(Instant now) {
        return now.isBefore(expires);
    }
}
