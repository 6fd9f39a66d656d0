package frontdesk.travel.checkout;

import frontdesk.travel.booking.Booking;
import frontdesk.travel.hotel.Offer;

/** What somebody sees who follows a checkout link, or has just pressed its button. */
sealed interface CheckoutView {

    /** There is no such link. */
    record Unknown() implements CheckoutView {}

    /** Its time is over. */
    record Expired() implements CheckoutView {}

    /** The stay has begun, or is not offered any more. */
    record Gone() implements CheckoutView {}

    record SoldOut(CheckoutLink link) implements CheckoutView {}

    /** It can be confirmed, for the price of today. */
    record Open(CheckoutLink link, Offer offer, Notice notice) implements CheckoutView {}

    /** It was confirmed: there is a booking, which may have been changed or cancelled since. */
    record Booked(Booking booking) implements CheckoutView {}

    /** Somebody is confirming it at this moment. */
    record Busy() implements CheckoutView {}

    /** It could not be booked, and nothing was. */
    record Refused() implements CheckoutView {}

    /** Nobody knows whether it was booked. */
    record Unsure() implements CheckoutView {}

    /** What is said above the form. */
    enum Notice {
        NONE,
        /** The names are missing, or are none. */
        NAMES_NEEDED,
        /** The price is another one than they have seen; nothing was booked. */
        PRICE_CHANGED
    }
}
