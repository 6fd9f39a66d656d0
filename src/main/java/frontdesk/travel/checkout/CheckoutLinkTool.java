package frontdesk.travel.checkout;

import frontdesk.outbox.Recipient;
import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.hotel.Offer;
import frontdesk.travel.hotel.StayArguments;
import frontdesk.travel.spoken.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code send_checkout_link}: sends the caller a link to the page on which they confirm a stay by themselves. It goes
 * to the number that the call comes from and to no other, or we could be used to write to strangers.
 */
final class CheckoutLinkTool implements Tool {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final StayArguments stays;
    private final Bookings bookings;
    private final LinkSender sender;
    private final String language;

    /** @param language that of the call, ISO 639-1 */
    CheckoutLinkTool(StayArguments stays, Bookings bookings, LinkSender sender, String language) {
        this.stays = stays;
        this.bookings = bookings;
        this.sender = sender;
        this.language = language;
    }

    @Override
    public String name() {
        return "send_checkout_link";
    }

    @Override
    public String description() {
        return """
                Sends a checkout link by SMS to the number this call comes from. On its page the customer sees the \
                stay and the price, enters the names and confirms. Use it after checkout_expert said \
                ready_for_checkout and the caller chose the link, once. It books nothing by itself and cannot go to \
                another number.""";
    }

    @Override
    public JsonText parameters() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                %s
                  },
                  "required": ["hotel", "check_in", "check_out", "guests", "rooms"],
                  "additionalProperties": false
                }""".formatted(StayArguments.schema()));
    }

    @Override
    public Effect effect() {
        return Effect.COMMITTING;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(15);
    }

    @Override
    public ToolResult run(ToolCall call) {
        return bookings.once(CallKey.of(call), () -> {
            Offer offer = stays.offer(Arguments.read(call.arguments(), StayArguments.NAMES));
            return bookings.lacking(offer.stay(), Optional.empty()).isEmpty()
                    ? send(call, offer)
                    : ToolResult.error("Not enough rooms of the type " + offer.room().type() + " are free. Nothing"
                            + " was sent. Get a quote for another type, other dates or another hotel.");
        });
    }

    private ToolResult send(ToolCall call, Offer offer) throws Arguments.Refused {
        PhoneNumber caller = PhoneNumber.of(call.callerNumber()).orElseThrow(() -> new Arguments.Refused(
                "The caller withholds their number, so there is none to send the link to. Offer to book right here, or"
                        + " an agent."));
        Recipient.Phone phone = new Recipient.Phone(caller.e164(), call.calledNumber());
        return switch (sender.send(CallKey.of(call), phone, offer, language)) {
            case ON_ITS_WAY -> answer("sent", offer, "The link is on its way by SMS to the number they call from."
                    + " Say so, and that it holds for 24 hours and books only when they confirm on its page.");
            case KEPT -> answer("kept", offer, "No SMS can be sent from here right now. The link is written down for"
                    + " an agent to pass on. Say so, name no time, and offer to book right here instead.");
            case TOO_MANY -> ToolResult.error("Enough links were sent to this number already; the last one still holds."
                    + " Send no more. Offer to book right here, or an agent.");
            case NOT_SENT -> ToolResult.error(
                    "The link could not be sent. Say so, and offer to book right here, or an agent.");
        };
    }

    private static ToolResult answer(String status, Offer offer, String answer) {
        return ToolResult.of(MAPPER.createObjectNode()
                .put("status", status)
                .put("stay", offer.stay().words())
                .put("total", offer.total().words())
                .put("answer", answer)
                .toString());
    }
}
