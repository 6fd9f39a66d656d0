package frontdesk.travel;

import frontdesk.tool.ToolResult;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the hotel's rules allow with a booking, and what it costs; for somebody who has proved that it is theirs.
 *
 * <p>Once a stay has begun, nothing is changed here. While cancelling is free a booking can be changed, at today's
 * prices; afterwards it can only be cancelled, or a fee could be escaped by moving the stay first.
 */
final class BookingChanges {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Bookings bookings;
    private final HotelDirectory hotels;
    private final StayArguments stays;
    private final InstantSource clock;

    BookingChanges(Bookings bookings, HotelDirectory hotels, StayArguments stays, InstantSource clock) {
        this.bookings = bookings;
        this.hotels = hotels;
        this.stays = stays;
        this.clock = clock;
    }

    ToolResult view(Booking booking) {
        String rule = hotels.named(booking.stay().hotel()).map(Hotel::cancellation).orElse("Not known here.");
        return ToolResult.of(shown(booking, booking.isConfirmed() ? "confirmed" : "cancelled")
                .put("cancellation", rule)
                .put("answer", booking.isConfirmed()
                        ? "Confirmed: " + booking.stay().words() + ", in total " + booking.total().words() + "."
                        : cancelledWords(booking))
                .toString());
    }

    ToolResult quoteModification(Booking booking, Arguments arguments) throws Arguments.Refused {
        Offer offer = modification(booking, arguments);
        List<LocalDate> lacking = bookings.lacking(offer.stay(), Optional.of(booking.stay()));
        if (!lacking.isEmpty()) {
            return noRooms(offer.stay(), lacking);
        }
        return ToolResult.of(shown(booking, "can_be_modified")
                .put("new_total", offer.total().words())
                .put("answer", "It would be: %s. %s Before it was %s. Nothing has changed yet."
                                .formatted(offer.stay().words(), offer.priceWords(), booking.total().words())
                        + " Tell the caller, and modify only after a yes.")
                .toString());
    }

    ToolResult modify(CallKey key, Booking booking, Arguments arguments) throws Arguments.Refused {
        Offer offer = modification(booking, arguments);
        Booking after = booking.movedTo(offer.stay(), offer.total(), clock.instant());
        return answer(bookings.change(key, booking, after, BookingChanges::modified), offer.stay());
    }

    ToolResult quoteCancellation(Booking booking) throws Arguments.Refused {
        if (!booking.isConfirmed()) {
            return ToolResult.of(shown(booking, "cancelled").put("answer", cancelledWords(booking)).toString());
        }
        Money fee = fee(booking);
        return ToolResult.of(shown(booking, "can_be_cancelled")
                .put("fee", fee.words())
                .put("paid_back", booking.total().minus(fee).words())
                .put("answer", (fee.isZero()
                                ? "Cancelling now is free of charge; whatever has been paid is paid back in full."
                                : "Cancelling now costs %s. Of %s, if paid, %s is paid back.".formatted(
                                        fee.words(), booking.total().words(), booking.total().minus(fee).words()))
                        + " It is not cancelled yet. Tell the caller, and cancel only after a yes.")
                .toString());
    }

    ToolResult cancel(CallKey key, Booking booking) throws Arguments.Refused {
        if (!booking.isConfirmed()) {
            return quoteCancellation(booking);
        }
        Booking after = booking.cancelled(fee(booking), clock.instant());
        return answer(bookings.change(key, booking, after, BookingChanges::cancelled), booking.stay());
    }

    private Offer modification(Booking booking, Arguments arguments) throws Arguments.Refused {
        if (!booking.isConfirmed()) {
            throw new Arguments.Refused("This booking is cancelled and cannot be changed. Offer a new one.");
        }
        if (!fee(booking).isZero()) {
            throw new Arguments.Refused("The time for changes free of charge is over by the hotel's rule. It can only "
                    + "be cancelled for a fee, or an agent has to ask the hotel.");
        }
        Offer offer = stays.offer(arguments, hotel(booking), Optional.of(booking.stay()));
        if (offer.stay().equals(booking.stay())) {
            throw new Arguments.Refused("Nothing would change. Ask the caller what is to be different, and send it as "
                    + "check_in, check_out, guests, rooms or room_type.");
        }
        return offer;
    }

    private Money fee(Booking booking) throws Arguments.Refused {
        Hotel hotel = hotel(booking);
        Instant now = clock.instant();
        Instant begins = booking.stay().checkIn().atTime(hotel.checkIn()).atZone(hotel.timeZone()).toInstant();
        Money fee = CancellationFee.due(hotel, booking.stay(), booking.total(), now);
        boolean isLate = LocalDate.ofInstant(now, hotel.timeZone()).isAfter(booking.stay().checkIn());
        if (isLate || fee.isZero() && !now.isBefore(begins)) {
            throw new Arguments.Refused(
                    "The stay has begun; it cannot be changed or cancelled here. An agent has to help.");
        }
        return fee;
    }

    private Hotel hotel(Booking booking) throws Arguments.Refused {
        return hotels.named(booking.stay().hotel()).orElseThrow(() -> new Arguments.Refused(
                "This hotel is not offered any more. An agent has to look after the booking."));
    }

    private static ToolResult answer(Bookings.Outcome outcome, RoomStay stay) {
        return switch (outcome) {
            case Bookings.Outcome.Done(String answer) -> ToolResult.of(answer);
            case Bookings.Outcome.NoRooms(List<LocalDate> nights) -> noRooms(stay, nights);
            case Bookings.Outcome.Busy _ -> ToolResult.error(
                    "This booking was changed a moment ago, or is being changed. View it, then ask the caller again.");
            case Bookings.Outcome.Refused _ -> ToolResult.error(
                    "Nothing could be changed, and the booking is as it was. Say so, and offer an agent.");
            case Bookings.Outcome.Unknown _ -> ToolResult.error(
                    "It is not known whether the change was made. Do not repeat it. Tell the caller that an agent has"
                            + " to check it.");
            case Bookings.Outcome.MadeBefore(Booking booking) ->
                throw new IllegalStateException("a change is never a booking made before: " + booking.number());
        };
    }

    private static ToolResult noRooms(RoomStay stay, List<LocalDate> nights) {
        return ToolResult.of(MAPPER.createObjectNode()
                .put("status", "sold_out")
                .put("answer", "Not enough rooms of the type %s are free for the nights of %s."
                                .formatted(stay.roomType(), Offer.nights(nights))
                        + " The booking is as it was.")
                .toString());
    }

    private static String modified(Booking after) {
        return shown(after, "modified")
                .put("answer", "Changed. It is now: " + after.stay().words() + ", in total " + after.total().words()
                        + ". The confirmation number stays the same.")
                .toString();
    }

    private static String cancelled(Booking after) {
        return shown(after, "cancelled").put("answer", cancelledWords(after)).toString();
    }

    private static String cancelledWords(Booking booking) {
        return "Cancelled: " + booking.stay().words() + ". " + (booking.fee().isZero()
                ? "No fee is charged; whatever has been paid is paid back in full."
                : "The fee is %s. Of %s, if paid, %s is paid back.".formatted(
                        booking.fee().words(), booking.total().words(), booking.total().minus(booking.fee()).words()));
    }

    private static ObjectNode shown(Booking booking, String status) {
        return MAPPER.createObjectNode()
                .put("status", status)
                .put("confirmation_number_spoken", booking.number().spoken())
                .put("total", booking.total().words());
    }
}
