package frontdesk.travel.checkout;

import java.util.Locale;
import java.util.Set;

/**
 * The texts of a checkout: of the message with the link, and of the pages it leads to. In the files they are keys in
 * small letters, {@code sold_out_title}.
 */
enum CheckoutText {
    /** What the message is about, for channels that know subjects. */
    SUBJECT("hotel"),
    /** The message, which is an SMS as a rule. */
    MESSAGE(
            "hotel", "room_type", "arrival", "departure", "nights", "rooms", "guests", "total", "hours", "url"),

    UNKNOWN_TITLE,
    UNKNOWN_ADVICE,
    EXPIRED_TITLE,
    EXPIRED_ADVICE,
    GONE_TITLE,
    GONE_ADVICE,
    SOLD_OUT_TITLE,
    SOLD_OUT_ADVICE,
    BUSY_TITLE,
    BUSY_ADVICE,
    REFUSED_TITLE,
    REFUSED_ADVICE,
    UNSURE_TITLE,
    UNSURE_ADVICE,
    OPEN_TITLE,
    OPEN_ADVICE,
    NAMES_NEEDED,
    PRICE_CHANGED,
    BOOKED_TITLE,
    BOOKED_ADVICE,
    CANCELLED_TITLE,

    /** Names of what the pages show, and of what their form asks for. */
    HOTEL,
    ROOM_TYPE,
    ARRIVAL,
    DEPARTURE,
    STAY_FOR,
    TOTAL,
    PRICE,
    CANCELLATION,
    CONFIRMATION_NUMBER,
    BOOKED,
    FIRST_NAME,
    SURNAME,
    BOOK,

    PRICE_TAXES_INCLUDED("nightly"),
    PRICE_AND_TAXES("nightly", "taxes"),
    ONE_NIGHT,
    NIGHTS("count"),
    ONE_ROOM,
    ROOMS("count"),
    ONE_GUEST,
    GUESTS("count");

    private final Set<String> variables;

    CheckoutText(String... variables) {
        this.variables = Set.of(variables);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What may stand in double braces in it. */
    Set<String> variables() {
        return variables;
    }
}
