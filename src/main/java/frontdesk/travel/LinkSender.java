package frontdesk.travel;

import frontdesk.outbox.Message;
import frontdesk.outbox.Outbox;
import frontdesk.outbox.Recipient;
import java.net.URI;
import java.util.Map;

/** Sends customers a link to the page on which they confirm a stay. Safe from any thread; waits for the disk. */
final class LinkSender {

    private final CheckoutLinks links;
    private final Outbox outbox;
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
    LinkSender(CheckoutLinks links, Outbox outbox, URI publicUrl) {
        this.links = links;
        this.outbox = outbox;
        this.publicUrl = publicUrl;
    }

    /** @param key the same request again sends nothing again */
    Outcome send(CallKey key, Recipient to, Offer offer) {
        return switch (links.make(offer, key.callSid(), to.words())) {
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
        return new Message(
                key.callSid() + "/" + key.callId().replaceAll("[^\\w.:-]", ""),
                to,
                "Your stay at " + link.stay().hotel(),
                "Your stay: %s. In total %s. Nothing is booked yet. Please look at it and confirm within %d hours: %s"
                        .formatted(link.stay().words(), link.total().words(), CheckoutLinks.GOOD_FOR.toHours(), url),
                Map.of("url", url, "hotel", link.stay().hotel(), "total", link.total().words()),
                link.expires());
    }
}
