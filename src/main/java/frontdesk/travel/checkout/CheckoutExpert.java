package frontdesk.travel.checkout;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.hotel.Offer;
import frontdesk.travel.hotel.StayArguments;
import frontdesk.travel.spoken.InWords;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code checkout_expert}: whether everything is there that a checkout needs, what it will cost, and the two ways to go
 * on. It changes nothing.
 */
final class CheckoutExpert implements Tool {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final StayArguments stays;
    private final Bookings bookings;

    CheckoutExpert(StayArguments stays, Bookings bookings) {
        this.stays = stays;
        this.bookings = bookings;
    }

    @Override
    public String name() {
        return "checkout_expert";
    }

    @Override
    public String description() {
        return """
                Prepares a checkout when the caller wants to go on to payment. Send what is known of the five details: \
                hotel, check-in, check-out, guests, rooms. Answers missing_parameters with what to ask for, or \
                ready_for_checkout with the price and the two ways: an agent, which is recommended, or a checkout \
                link.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                %s
                  },
                  "required": [],
                  "additionalProperties": false
                }""".formatted(StayArguments.schema()));
    }

    @Override
    public Effect effect() {
        return Effect.SAFE;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(5);
    }

    @Override
    public ToolResult run(ToolCall call) throws Arguments.Refused {
        Arguments arguments = Arguments.read(call.arguments(), StayArguments.NAMES);
        List<String> missing = stays.missing(arguments);
        return ToolResult.of(missing.isEmpty() ? ready(stays.offer(arguments)) : missing(missing));
    }

    private static String missing(List<String> missing) {
        ObjectNode json = MAPPER.createObjectNode().put("status", "missing_parameters");
        var list = json.putArray("missing");
        missing.forEach(list::add);
        return json.put("answer", "Ask the caller for these, one at a time, in this order; then call again with all.")
                .toString();
    }

    private String ready(Offer offer) {
        List<LocalDate> lacking = bookings.lacking(offer.stay(), Optional.empty());
        if (!lacking.isEmpty()) {
            return MAPPER.createObjectNode()
                    .put("status", "sold_out")
                    .put("answer", "Not enough rooms of the type %s are free for the nights of %s."
                                    .formatted(offer.room().type(), InWords.days(lacking))
                            + " Offer another type, other dates or another hotel.")
                    .toString();
        }
        ObjectNode json = MAPPER.createObjectNode()
                .put("status", "ready_for_checkout")
                .put("stay", offer.stay().words())
                .put("total", offer.total().words());
        json.putArray("ways")
                .addObject()
                .put("way", "transfer_to_agent")
                .put("recommended", true);
        json.withArray("ways").addObject().put("way", "checkout_link").put("recommended", false);
        return json.put("answer", offer.priceWords() + " Nothing is booked or charged. Say the stay and the total,"
                        + " then offer the two ways in one sentence: an agent completes it with them, which you"
                        + " recommend, or a checkout link by SMS, which send_checkout_link sends.")
                .toString();
    }
}
