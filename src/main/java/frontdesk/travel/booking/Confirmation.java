package frontdesk.travel.booking;

import frontdesk.tool.ToolResult;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** What the model is told when something was booked, or could not be. */
public final class Confirmation {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Confirmation() {}

    /** @param soldOut the answer if somebody else was faster */
    static ToolResult of(Bookings.Outcome outcome, Supplier<ToolResult> soldOut) {
        return switch (outcome) {
            case Bookings.Outcome.Done(String answer) -> ToolResult.of(answer);
            case Bookings.Outcome.MadeBefore(Booking booking) -> ToolResult.of(booked(booking));
            case Bookings.Outcome.SoldOut _ -> soldOut.get();
            case Bookings.Outcome.Busy _ -> ToolResult.error(
                    "This very booking is being made at this moment. Wait for its answer; do not book again.");
            case Bookings.Outcome.Refused _ -> ToolResult.error(
                    "The booking could not be made, and nothing has been booked. Say so, and offer an agent.");
            case Bookings.Outcome.Unknown _ -> ToolResult.error(
                    "It is not known whether the booking was made. Do not book again. Tell the caller that an agent has"
                            + " to check it.");
        };
    }

    public static String booked(Booking booking) {
        return MAPPER.createObjectNode()
                .put("status", "confirmed")
                .put("confirmation_number", booking.number().text())
                .put("confirmation_number_spoken", booking.number().spoken())
                .put("total", booking.total().words())
                .put("answer", "Booked for %s %s: %s, in total %s. Nothing has been charged. ".formatted(
                                booking.guest().firstName(), booking.guest().surname(), booking.bought().words(),
                                booking.total().words())
                        + "Read the confirmation number slowly in its three groups: " + booking.number().spoken()
                        + ". Read it once more, and say that it is needed, with the surname, for any change.")
                .toString();
    }
}
