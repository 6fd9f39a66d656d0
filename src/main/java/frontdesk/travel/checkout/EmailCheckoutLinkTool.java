package frontdesk.travel.checkout;

import frontdesk.mcp.server.ServerTool;
import frontdesk.mcp.server.ToolAnswer;
import frontdesk.outbox.Recipient;
import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.CallKey;
import frontdesk.travel.hotel.Offer;
import frontdesk.travel.hotel.StayArguments;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code send-checkout-link-to-customer-via-email}, for models elsewhere: sends a link to the page on which the
 * customer confirms a stay. While nobody delivers e-mail the link stands in the outbox's file, and the answer says so.
 *
 * <p>Which language the customer speaks is not known here, so they are written to in English. One address can have only
 * so many links that still hold ({@link CheckoutLinks}), so that nobody is flooded.
 */
final class EmailCheckoutLinkTool implements ServerTool {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> ARGUMENTS =
            Stream.concat(StayArguments.NAMES.stream(), Stream.of("email")).toList();
    /** Stricter than RFC 5321: what is not like this was misheard more often than meant. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@([A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,63}");
    private static final int REQUEST_BYTES = 16;

    private final StayArguments stays;
    private final Bookings bookings;
    private final LinkSender sender;
    private final SecureRandom random;

    /** @param random names each request, which belongs to no call */
    EmailCheckoutLinkTool(StayArguments stays, Bookings bookings, LinkSender sender, SecureRandom random) {
        this.stays = stays;
        this.bookings = bookings;
        this.sender = sender;
        this.random = random;
    }

    @Override
    public String name() {
        return "send-checkout-link-to-customer-via-email";
    }

    @Override
    public String title() {
        return "Send a checkout link by e-mail";
    }

    @Override
    public String description() {
        return """
                Sends the customer a link to a page that shows the stay and its price, where they enter their names \
                and confirm. It books nothing by itself. Read the e-mail address back to the customer, letter by \
                letter, and call this once.""";
    }

    @Override
    public JsonText inputSchema() {
        return new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "email": {
                      "type": "string",
                      "maxLength": 254,
                      "description": "The customer's own e-mail address, such as anna.miller@example.com."
                    },
                %s
                  },
                  "required": ["email", "hotel", "check_in", "check_out", "guests", "rooms"],
                  "additionalProperties": false
                }""".formatted(StayArguments.schema()));
    }

    @Override
    public Optional<JsonText> outputSchema() {
        return Optional.of(new JsonText("""
                {
                  "type": "object",
                  "properties": {
                    "status": {
                      "type": "string",
                      "enum": ["sent", "kept"],
                      "description": "kept: no e-mail can be sent at present, and people have to pass the link on."
                    },
                    "stay": {"type": "string"},
                    "total": {"type": "string", "description": "For all of the stay, taxes included."},
                    "answer": {"type": "string", "description": "What to say, in sentences."}
                  },
                  "required": ["status", "stay", "total", "answer"],
                  "additionalProperties": false
                }"""));
    }

    @Override
    public Hints hints() {
        return new Hints(false, false, false, true);
    }

    @Override
    public ToolAnswer call(JsonText json) throws Arguments.Refused {
        Arguments arguments = Arguments.read(json, ARGUMENTS);
        Recipient.Email customer = new Recipient.Email(address(arguments));
        Offer offer = stays.offer(arguments);
        return bookings.lacking(offer.stay(), Optional.empty()).isEmpty()
                ? send(customer, offer)
                : ToolAnswer.failed("Not enough rooms of the type " + offer.room().type() + " are free. Nothing was"
                        + " sent. Search for other dates or another hotel.");
    }

    /** In small letters, so that capitals do not make it another customer. */
    private static String address(Arguments arguments) throws Arguments.Refused {
        return arguments.text("email")
                .filter(said -> ADDRESS.matcher(said).matches())
                .map(said -> said.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new Arguments.Refused("The argument email must be an e-mail address such as"
                        + " anna.miller@example.com. Ask the customer to spell it."));
    }

    private ToolAnswer send(Recipient.Email customer, Offer offer) {
        byte[] request = new byte[REQUEST_BYTES];
        random.nextBytes(request);
        CallKey key = new CallKey("mcp-" + HexFormat.of().formatHex(request), "link");
        return switch (sender.send(key, customer, offer, CheckoutLanguages.USUAL)) {
            case ON_ITS_WAY -> answer("sent", offer, "The link is on its way to that address. It holds for 24 hours and"
                    + " books only when the customer confirms on its page.");
            case KEPT -> answer("kept", offer, "No e-mail can be sent from here at present. The link is written down"
                    + " for an agent to pass on. Say so, and name no time.");
            case TOO_MANY -> ToolAnswer.failed(
                    "Enough links were sent to this address already; the last one still holds. Send no more.");
            case NOT_SENT -> ToolAnswer.failed("The link could not be sent. Say so, and offer an agent.");
        };
    }

    private static ToolAnswer answer(String status, Offer offer, String answer) {
        return ToolAnswer.of(MAPPER.createObjectNode()
                .put("status", status)
                .put("stay", offer.stay().words())
                .put("total", offer.total().words())
                .put("answer", answer));
    }
}
