package frontdesk.travel.checkout;

import frontdesk.travel.booking.Booking;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.Confirmation;
import frontdesk.travel.booking.Guest;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.checkout.CheckoutView.Notice;
import frontdesk.travel.hotel.HotelDirectory;
import frontdesk.travel.hotel.Offer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a checkout link stands for, and what confirming it does: a booking like any other, so that rooms are counted,
 * and one for each link, whoever presses the button how often. Safe from any thread; confirming waits for the disk.
 */
final class Checkout {
    private static final Logger log = LoggerFactory.getLogger(Checkout.class);

    private final CheckoutLinks links;
    private final Bookings bookings;
    private final HotelDirectory hotels;
    private final InstantSource clock;

    Checkout(CheckoutLinks links, Bookings bookings, HotelDirectory hotels, InstantSource clock) {
        this.links = links;
        this.bookings = bookings;
        this.hotels = hotels;
        this.clock = clock;
    }

    /** What the link shows now; changes nothing, because telephones fetch links to show a preview of them. */
    CheckoutView view(String token) {
        return links.find(token).map(this::view).orElse(new CheckoutView.Unknown());
    }

    /** In which language the customer is written to, ISO 639-1; the usual one for a link that is not known. */
    String language(String token) {
        return links.find(token).map(CheckoutLink::language).orElse(CheckoutLanguages.USUAL);
    }

    /** A stay that the agent has booked after all, in the call that asked for the link, is not booked once more. */
    private CheckoutView view(CheckoutLink link) {
        Optional<Booking> booked =
                bookings.madeUnder(link.key()).or(() -> bookings.boughtIn(link.callSid(), link.stay()));
        if (booked.isPresent()) {
            return new CheckoutView.Booked(booked.get());
        }
        Instant now = clock.instant();
        if (!link.isOpen(now)) {
            return new CheckoutView.Expired();
        }
        Optional<Offer> offer = offer(link.stay(), now);
        if (offer.isEmpty()) {
            return new CheckoutView.Gone();
        }
        if (!bookings.lacking(link.stay(), Optional.empty()).isEmpty()) {
            return new CheckoutView.SoldOut(link);
        }
        boolean asBefore = offer.get().total().equals(link.total());
        return new CheckoutView.Open(link, offer.get(), asBefore ? Notice.NONE : Notice.PRICE_CHANGED);
    }

    /** The stay at today's price, unless it has begun or is not offered any more. */
    private Optional<Offer> offer(RoomStay stay, Instant now) {
        return hotels.offer(stay)
                .filter(offer -> !stay.checkIn().isBefore(LocalDate.ofInstant(now, offer.hotel().timeZone())));
    }

    /**
     * Books what the link stands for.
     *
     * @param guest empty if the names were missing or none
     * @param seen the price that stood on the page when the button was pressed, as {@link
     *     frontdesk.travel.price.Money#code} writes it; another one is never booked
     */
    CheckoutView confirm(String token, Optional<Guest> guest, String seen) {
        return switch (view(token)) {
            case CheckoutView.Open open when !open.offer().total().code().equals(seen) ->
                new CheckoutView.Open(open.link(), open.offer(), Notice.PRICE_CHANGED);
            case CheckoutView.Open open when guest.isEmpty() ->
                new CheckoutView.Open(open.link(), open.offer(), Notice.NAMES_NEEDED);
            case CheckoutView.Open open -> book(open, guest.get());
            case CheckoutView other -> other;
        };
    }

    private CheckoutView book(CheckoutView.Open open, Guest guest) {
        CheckoutLink link = open.link();
        return switch (bookings.book(
                link.key(), guest, link.stay(), open.offer().total(), Confirmation::booked)) {
            case Bookings.Outcome.Done _ -> {
                log.info("a stay was confirmed on its page call={}", link.callSid());
                yield view(link);
            }
            case Bookings.Outcome.MadeBefore(Booking booking) -> new CheckoutView.Booked(booking);
            case Bookings.Outcome.SoldOut _ -> new CheckoutView.SoldOut(link);
            case Bookings.Outcome.Busy _ -> new CheckoutView.Busy();
            case Bookings.Outcome.Refused _ -> new CheckoutView.Refused();
            case Bookings.Outcome.Unknown _ -> new CheckoutView.Unsure();
        };
    }
}
