package frontdesk.travel.postbooking;

import frontdesk.mcp.server.ServerTool;
import frontdesk.tool.Tool;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.Stock;
import frontdesk.travel.hotel.StayArguments;
import java.time.InstantSource;

/**
 * Looks after bookings that exist, for the front desk and for models elsewhere. There is one, because it counts how
 * often somebody guessed, whichever way they asked. Safe from any thread.
 */
public final class PostBookingDesk {
    private final Bookings bookings;
    private final Stock stock;
    private final InstantSource clock;
    private final Identification identification;

    public PostBookingDesk(Bookings bookings, Stock stock, InstantSource clock) {
        this.bookings = bookings;
        this.stock = stock;
        this.clock = clock;
        this.identification = new Identification(bookings, clock);
    }

    /** @param stays understands what a stay is changed to */
    public Tool expert(StayArguments stays) {
        return new PostBookingExpert(bookings, identification, changes(stays));
    }

    /** For models elsewhere, which may only cancel. */
    public ServerTool cancelTool(StayArguments stays) {
        return new CancelBookingTool(identification, changes(stays));
    }

    private BookingChanges changes(StayArguments stays) {
        return new BookingChanges(bookings, stock, stays, clock);
    }
}
