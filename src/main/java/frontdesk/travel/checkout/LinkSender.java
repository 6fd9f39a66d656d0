package frontdesk.travel.checkout;

import frontdesk.outbox.Message;
import frontdesk.outbox.Outbox;
import frontdesk.outbox.Recipient;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.hotel.Offer;
import java.net.URI;
import java.util.Map;

/** Sends customers a link to the page on which they confirm a stay. Safe from any thread; waits for the disk. */
final class LinkSender {

    private final CheckoutLinks links;
    private final Outbox outbox;
    private final CheckoutLanguages languages;
    private final URI publicUrl;

    /** What became of it. */
    enum Outcome {
        /** It is in the outbox, and somebody delivers it from there. */
        ON_ITS_WAY,
        /** It is in the outbox, where people have to look for it: nobody delivers this way. */
        KEPT,
        /** This customer has enough links that still hold, or there are too many of them altogether. */
        TOO_MANY,
        /** The disk did not take it, or the outbox is full. */
        NOT_SENT
    }

    /** @param publicUrl under which our pages are reached, without a slash at the end */
    LinkSender(CheckoutLinks links, Outbox outbox, CheckoutLanguages languages, URI publicUrl) {
        this.links = links;
        this.outbox = outbox;
        this.languages = languages;
        this.publicUrl = publicUrl;
    }

    /**
     * @param key the same request again sends nothing again
     * @param language of the message and of the page, ISO 639-1
     */
    Outcome send(CallKey key, Recipient to, Offer offer, String language) {
        return switch (links.make(offer, key.callSid(), to.words(), languages.in(language).language())) {
            case CheckoutLinks.Making.TooMany _ -> Outcome.TOO_MANY;
            case CheckoutLinks.Making.Refused _ -> Outcome.NOT_SENT;
            case CheckoutLinks.Making.Made(CheckoutLink link) -> switch (outbox.put(message(key, to, link))) {
                case KEPT -> outbox.delivers(to.channel()) ? Outcome.ON_ITS_WAY : Outcome.KEPT;
                case FULL, NOT_WRITTEN, UNKNOWN -> Outcome.NOT_SENT;
            };
        };
    }

    private Message message(CallKey key, Recipient to, CheckoutLink link) {
        String url = publicUrl + CheckoutRoute.PATH + link.token();
        RoomStay stay = link.stay();
        CheckoutTexts texts = languages.in(link.language());
        String text = texts.say(CheckoutText.MESSAGE, Map.of(
                "hotel", stay.hotel(),
                "room_type", stay.roomType(),
                "arrival", texts.day(stay.checkIn()),
                "departure", texts.day(stay.checkOut()),
                "nights", texts.nights(stay),
                "rooms", texts.rooms(stay),
                "guests", texts.guests(stay),
                "total", texts.money(link.total()),
                "hours", Long.toString(CheckoutLinks.GOOD_FOR.toHours()),
                "url", url));
        return new Message(
                key.callSid() + "/" + key.callId().replaceAll("[^\\w.:-]", ""),
                to,
                texts.say(CheckoutText.SUBJECT, Map.of("hotel", stay.hotel())),
                text,
                Map.of("url", url, "hotel", stay.hotel(), "total", link.total().words()),
                link.expires());
    }
}
