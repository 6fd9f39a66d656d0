package frontdesk.travel.postbooking;

import frontdesk.tool.Arguments;
import frontdesk.tool.ToolResult;
import frontdesk.travel.booking.Booking;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.booking.CarHire;
import frontdesk.travel.booking.FlightSeats;
import frontdesk.travel.booking.Purchase;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.booking.Stock;
import frontdesk.travel.hotel.Offer;
import frontdesk.travel.hotel.StayArguments;
import frontdesk.travel.price.AgreedPrice;
import frontdesk.travel.price.CancellationTerms;
import frontdesk.travel.price.Money;
import frontdesk.travel.spoken.InWords;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the rules allow with a booking, and what it costs; for somebody who has proved that it is theirs.
 *
 * <p>Once a stay, a rental or a flight has begun, nothing is changed here. While cancelling is free a stay can be
 * changed, at today's prices; afterwards it can only be cancelled, or a fee could be escaped by moving the stay first.
 * Cars and flights are not changed but cancelled and booked anew.
 */
final class BookingChanges {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Bookings bookings;
    private final Stock stock;
    private final StayArguments stays;
    private final InstantSource clock;

    BookingChanges(Bookings bookings, Stock stock, StayArguments stays, InstantSource clock) {
        this.bookings = bookings;
        this.stock = stock;
        this.stays = stays;
        this.clock = clock;
    }

    ToolResult view(Booking booking) {
        String rule = stock.terms(booking.bought()).map(CancellationTerms::rule).orElse("Not known here.");
        return ToolResult.of(shown(booking, booking.isConfirmed() ? "confirmed" : "cancelled")
                .put("cancellation", rule)
                .put("answer", booking.isConfirmed()
                        ? "Confirmed: " + booking.bought().words() + ", in total " + booking.total().words() + "."
                        : cancelledWords(booking))
                .toString());
    }

    ToolResult quoteModification(Booking booking, Arguments arguments) throws Arguments.Refused {
        Offer offer = modification(booking, arguments);
        List<LocalDate> lacking = bookings.lacking(offer.stay(), Optional.of(booking.bought()));
        if (!lacking.isEmpty()) {
            return soldOut(offer.stay(), lacking);
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
        AgreedPrice.check(arguments, offer.total());
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

    ToolResult cancel(CallKey key, Booking booking, Arguments arguments) throws Arguments.Refused {
        if (!booking.isConfirmed()) {
            return quoteCancellation(booking);
        }
        Money fee = fee(booking);
        AgreedPrice.check(arguments, fee);
        Booking after = booking.cancelled(fee, clock.instant());
        return answer(bookings.change(key, booking, after, BookingChanges::cancelled), booking.bought());
    }

    private Offer modification(Booking booking, Arguments arguments) throws Arguments.Refused {
        if (!booking.isConfirmed()) {
            throw new Arguments.Refused("This booking is cancelled and cannot be changed. Offer a new one.");
        }
        if (!(booking.bought() instanceof RoomStay stay)) {
            throw new Arguments.Refused("Only hotel stays can be changed. Offer to cancel this booking, with a quote of"
                    + " the fee first, and to book anew.");
        }
        if (!fee(booking).isZero()) {
            throw new Arguments.Refused("The time for changes free of charge is over by the hotel's rule. It can only "
                    + "be cancelled for a fee, or an agent has to ask the hotel.");
        }
        Offer offer = stays.offer(arguments, stay);
        if (offer.stay().equals(stay)) {
            throw new Arguments.Refused("Nothing would change. Ask the caller what is to be different, and send it as "
                    + "check_in, check_out, guests, rooms or room_type.");
        }
        return offer;
    }

    private Money fee(Booking booking) throws Arguments.Refused {
        CancellationTerms terms = stock.terms(booking.bought()).orElseThrow(() -> new Arguments.Refused(
                "This is not offered any more. An agent has to look after the booking."));
        Instant now = clock.instant();
        if (terms.isClosed(booking.total(), now)) {
            String begun = switch (booking.bought()) {
                case RoomStay _ -> "The stay has begun";
                case CarHire _ -> "The rental has begun";
                case FlightSeats _ -> "The flight has departed";
            };
            throw new Arguments.Refused(begun + "; it cannot be changed or cancelled here. An agent has to help.");
        }
        return terms.due(booking.total(), now);
    }

    private static ToolResult answer(Bookings.Outcome outcome, Purchase wanted) {
        return switch (outcome) {
            case Bookings.Outcome.Done(String answer) -> ToolResult.of(answer);
            case Bookings.Outcome.SoldOut(List<LocalDate> days) -> soldOut(wanted, days);
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

    private static ToolResult soldOut(Purchase wanted, List<LocalDate> days) {
        return ToolResult.of(MAPPER.createObjectNode()
                .put("status", "sold_out")
                .put("answer", "There is not enough left on %s for: %s. The booking is as it was."
                        .formatted(InWords.days(days), wanted.words()))
                .toString());
    }

    private static String modified(Booking after) {
        return shown(after, "modified")
                .put("answer", "Changed. It is now: " + after.bought().words() + ", in total " + after.total().words()
                        + ". The confirmation number stays the same.")
                .toString();
    }

    private static String cancelled(Booking after) {
        return shown(after, "cancelled").put("answer", cancelledWords(after)).toString();
    }

    private static String cancelledWords(Booking booking) {
        return "Cancelled: " + booking.bought().words() + ". " + (booking.fee().isZero()
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
