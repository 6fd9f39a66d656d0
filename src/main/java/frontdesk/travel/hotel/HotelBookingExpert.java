package frontdesk.travel.hotel;

import frontdesk.tool.Arguments;
import frontdesk.tool.ToolResult;
import frontdesk.travel.booking.BookingExpert;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.booking.Guest;
import frontdesk.travel.spoken.InWords;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code hotel_booking_expert}: first a price, then, when the caller has said yes to it, a booking.
 *
 * <p>A quote promises nothing; rooms are counted when they are booked. The same {@code call_id} again is answered as
 * before, also after a restart, and the same stay for the same guest is booked once in a call, whatever the model asks.
 */
public final class HotelBookingExpert extends BookingExpert {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final StayArguments stays;
    private final Bookings bookings;

    public HotelBookingExpert(StayArguments stays, Bookings bookings) {
        super("quote", StayArguments.schema(), StayArguments.REQUIRED, "the guest", bookings);
        this.stays = stays;
        this.bookings = bookings;
    }

    @Override
    public String name() {
        return "hotel_booking_expert";
    }

    @Override
    public String description() {
        return """
                Books hotel rooms, in two steps. First action quote: says whether rooms are free and what the stay \
                costs. Tell the caller the room type, the dates and the total, and wait for a clear yes. Then action \
                book with the same arguments, the dates as the quote gave them, and the guest's first name and \
                surname: makes the booking and answers with a confirmation number. Never book without a yes to the \
                price.""";
    }

    @Override
    protected ToolResult look(Arguments arguments) throws Arguments.Refused {
        return quote(stays.offer(arguments));
    }

    @Override
    protected ToolResult book(CallKey key, Arguments arguments) throws Arguments.Refused {
        Offer offer = stays.offer(arguments);
        return bookFor(key, arguments, Guest.in(arguments), offer.stay(), offer.total(), () -> soldOut(offer));
    }

    private ToolResult quote(Offer offer) {
        if (!bookings.lacking(offer.stay(), Optional.empty()).isEmpty()) {
            return soldOut(offer);
        }
        return ToolResult.of(quoted(offer)
                .put("answer", "Free right now: " + offer.stay().words() + ". " + offer.priceWords()
                        + " Nothing is booked yet. Tell the caller room type, dates and total, and book only after a"
                        + " yes.")
                .toString());
    }

    private static ObjectNode quoted(Offer offer) {
        return MAPPER.createObjectNode()
                .put("status", "available")
                .put(StayArguments.ROOM_TYPE, offer.room().type())
                .put("check_in", offer.stay().checkIn().toString())
                .put("check_out", offer.stay().checkOut().toString())
                .put("total", offer.total().words())
                .put("cancellation", offer.hotel().cancellation());
    }

    private ToolResult soldOut(Offer offer) {
        List<String> others = offer.hotel().roomsFor(offer.stay().guests(), offer.stay().rooms()).stream()
                .filter(room -> !room.equals(offer.room()))
                .map(room -> Offer.of(offer.hotel(), room, offer.wish()))
                .filter(other -> bookings.lacking(other.stay(), Optional.empty()).isEmpty())
                .map(other -> other.room().type() + " for " + other.total().words() + " in total")
                .toList();
        return ToolResult.of(MAPPER.createObjectNode()
                .put("status", "sold_out")
                .put("answer", "Not enough rooms of the type %s are free for the nights of %s. Nothing is booked. %s"
                        .formatted(
                                offer.room().type(),
                                InWords.days(bookings.lacking(offer.stay(), Optional.empty())),
                                others.isEmpty()
                                        ? "No other type is free for all nights. Offer other dates or another hotel."
                                        : "Free for the whole stay: " + String.join("; ", others) + "."))
                .toString());
    }
}
