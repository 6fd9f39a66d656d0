package frontdesk.travel.checkout;

import frontdesk.door.HttpRoute;
import frontdesk.journal.JournalFolder;
import frontdesk.mcp.server.ServerTool;
import frontdesk.outbox.Outbox;
import frontdesk.tool.Tool;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.hotel.HotelDirectory;
import frontdesk.travel.hotel.StayArguments;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * All that leads customers to confirm a stay by themselves: the tools that send them a link, and the page it opens.
 * Safe from any thread. It holds the journal of links until it is closed.
 */
public final class CheckoutDesk implements AutoCloseable {
    private final Bookings bookings;
    private final CheckoutLinks links;
    private final LinkSender sender;
    private final CheckoutRoute route;
    private final SecureRandom random;

    private CheckoutDesk(
            Bookings bookings, CheckoutLinks links, LinkSender sender, CheckoutRoute route, SecureRandom random) {
        this.bookings = bookings;
        this.links = links;
        this.sender = sender;
        this.route = route;
        this.random = random;
    }

    /**
     * Opens the journal of links.
     *
     * @param outbox by which links leave the house
     * @param publicUrl under which our pages are reached, without a slash at the end
     * @param random draws the tokens of links, and the names of requests from elsewhere
     * @throws frontdesk.journal.UnusableJournalException if the journal cannot be used, with one line that says why
     */
    public static CheckoutDesk open(
            JournalFolder folder,
            Bookings bookings,
            HotelDirectory hotels,
            CheckoutLanguages languages,
            Outbox outbox,
            URI publicUrl,
            InstantSource clock,
            SecureRandom random) {
        CheckoutLinks links = CheckoutLinks.open(folder, clock, random);
        return new CheckoutDesk(
                bookings,
                links,
                new LinkSender(links, outbox, languages, publicUrl),
                new CheckoutRoute(new Checkout(links, bookings, hotels, clock), languages),
                random);
    }

    /**
     * For the front desk: what a checkout needs, and a link to the caller.
     *
     * @param language that of the call, ISO 639-1
     */
    public List<Tool> tools(StayArguments stays, String language) {
        return List.of(
                new CheckoutExpert(stays, bookings), new CheckoutLinkTool(stays, bookings, sender, language));
    }

    /** For models elsewhere: a link by e-mail. */
    public ServerTool emailTool(StayArguments stays) {
        return new EmailCheckoutLinkTool(stays, bookings, sender, random);
    }

    /** The pages that customers see: path, method, answer. */
    public Map<String, Map<String, HttpRoute>> pages() {
        return route.routes();
    }

    @Override
    public void close() throws IOException {
        links.close();
    }
}
