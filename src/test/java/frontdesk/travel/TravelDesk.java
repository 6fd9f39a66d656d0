package frontdesk.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.door.HttpRoute;
import frontdesk.door.RequestHead.Field;
import frontdesk.file.FileSource;
import frontdesk.journal.Journal;
import frontdesk.journal.JournalFolder;
import frontdesk.journal.JournalStep;
import frontdesk.mcp.server.ServerTool;
import frontdesk.mcp.server.ToolAnswer;
import frontdesk.outbox.Deliverer;
import frontdesk.outbox.Message;
import frontdesk.outbox.Outbox;
import frontdesk.outbox.Recipient.Channel;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The experts for bookings over a journal, on a Sunday in November in Chicago, until the time is changed. */
final class TravelDesk implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    Instant now = Instant.parse("2026-11-22T18:00:00Z");
    final Bookings bookings;
    final Tool booking;
    final Tool cars;
    final Tool flights;
    final Tool postBooking;
    final Tool checkout;
    final Tool checkoutLink;
    final Tool spanishCheckoutLink;
    final Tool hotelInfo;
    final Tool phoneSession;
    final ServerTool searchHotel;
    final ServerTool cancelBooking;
    final ServerTool emailCheckoutLink;
    final CheckoutLinks links;
    final Outbox outbox;
    /** What has left the house. */
    final BlockingQueue<Message> sent = new LinkedBlockingQueue<>();
    /** What customers' browsers find. */
    final Map<String, Map<String, HttpRoute>> pages;

    private final AtomicInteger calls = new AtomicInteger();

    TravelDesk(JournalFolder folder) {
        this(folder, step -> {});
    }

    TravelDesk(JournalFolder folder, Consumer<JournalStep> steps) {
        this(folder, Journal.Limits.defaults(), steps);
    }

    /** @param limits of the bookings' journal */
    TravelDesk(JournalFolder folder, Journal.Limits limits, Consumer<JournalStep> steps) {
        FileSource files = new FileSource(Optional.empty(), "/travel");
        Catalogue catalogue = Catalogue.load(files);
        BusinessCalendar calendar = new BusinessCalendar(() -> now, ZoneId.of("America/Chicago"), Locale.US);
        StayArguments stays = new StayArguments(catalogue.hotels(), calendar);
        bookings = Bookings.open(folder, catalogue, () -> now, new SecureRandom(), limits, steps);
        booking = new HotelBookingExpert(stays, bookings);
        cars = new CarRentalExpert(catalogue.cars(), calendar, bookings);
        flights = new FlightExpert(catalogue.flights(), calendar, () -> now, bookings);
        BookingChanges changes = new BookingChanges(bookings, catalogue, catalogue.hotels(), stays, () -> now);
        Identification identification = new Identification(bookings, () -> now);
        postBooking = new PostBookingExpert(bookings, identification, changes);
        checkout = new CheckoutExpert(stays, bookings);
        hotelInfo = new HotelInfoExpert(catalogue.hotels());
        phoneSession = new PhoneSessionTool(
                PhoneSessions.load(files, catalogue.hotels(), () -> now), ZoneId.of("America/Chicago"));
        links = CheckoutLinks.open(folder, () -> now, new SecureRandom());
        outbox = Outbox.open(
                folder, Map.of(Channel.SMS, this::deliver), () -> now, Outbox.Retry.defaults(), _ -> {});
        CheckoutLanguages languages = CheckoutLanguages.load(files);
        LinkSender sender = new LinkSender(links, outbox, languages, URI.create("https://desk.example/x"));
        checkoutLink = new CheckoutLinkTool(stays, bookings, sender, "en");
        spanishCheckoutLink = new CheckoutLinkTool(stays, bookings, sender, "es");
        emailCheckoutLink = new EmailCheckoutLinkTool(stays, bookings, sender, new SecureRandom());
        pages = new CheckoutRoute(new Checkout(links, bookings, catalogue.hotels(), () -> now), languages).routes();
        searchHotel = new SearchHotelTool(catalogue.hotels(), stays, bookings);
        cancelBooking = new CancelBookingTool(identification, changes);
    }

    static ToolResult ask(Tool tool, String callSid, String callId, String arguments) {
        return ask(tool, callSid, callId, "+15005550101", arguments);
    }

    static ToolResult ask(Tool tool, String callSid, String callId, String callerNumber, String arguments) {
        JsonText json = new JsonText(arguments.replace('\'', '"'));
        try {
            return tool.run(new ToolCall(callId, tool.name(), json, callSid, callerNumber, "+15005550006"));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** Asks under a call_id of its own. */
    ToolResult ask(Tool tool, String arguments) {
        return ask(tool, "CA1", "call_" + calls.incrementAndGet(), arguments);
    }

    JsonNode answer(Tool tool, String arguments) {
        ToolResult result = ask(tool, arguments);
        if (result.failed()) {
            throw new AssertionError(result.text());
        }
        return read(result);
    }

    /** What a tool for models elsewhere answers, which must be in the shape it promises. */
    static JsonNode answer(ServerTool tool, String arguments) {
        ToolAnswer answer = tool.call(new JsonText(arguments.replace('\'', '"')));
        if (answer.failed()) {
            throw new AssertionError(answer.content());
        }
        JsonNode structured = answer.structured().orElseThrow();
        JsonNode schema = MAPPER.readTree(tool.outputSchema().orElseThrow().text());
        assertEquals(List.of(), SchemaCheck.problems(schema, structured));
        return structured;
    }

    static String refusal(ServerTool tool, String arguments) {
        ToolAnswer answer = tool.call(new JsonText(arguments.replace('\'', '"')));
        assertTrue(answer.failed(), answer::toString);
        return answer.content().getFirst().path("text").stringValue();
    }

    static JsonNode read(ToolResult result) {
        return MAPPER.readTree(result.text());
    }

    /** A booking's arguments; three nights in March unless something else is said last. */
    static String stay(String action, String... more) {
        String plain = "{'action':'" + action + "','hotel':'Lakeview Lantern','check_in':'2027-03-12',"
                + "'check_out':'2027-03-15','guests':2,'rooms':1,'surname':'Miller','first_name':'Anna'";
        return plain + (more.length == 0 ? "" : "," + String.join(",", List.of(more))) + "}";
    }

    /** Books three nights for Anna Miller. */
    String bookedNumber() {
        return answer(booking, stay("book")).path("confirmation_number").stringValue();
    }

    private Deliverer.Delivery deliver(Message message) {
        sent.add(message);
        return new Deliverer.Delivery.Delivered("SM1");
    }

    /** The token of the link in the next message. */
    String sentToken() throws InterruptedException {
        Message message = sent.poll(30, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message was sent");
        }
        return message.text().replaceFirst("(?s).*/checkout/", "");
    }

    /** What a customer's browser gets. */
    HttpAnswer page(String method, String token, String form) {
        return pages.get("/checkout/*").get(method).answer(new HttpRequest(
                method,
                "/checkout/" + token,
                List.of(new Field("Content-Type", "application/x-www-form-urlencoded")),
                form.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1"));
    }

    @Override
    public void close() throws IOException {
        outbox.close();
        links.close();
        bookings.close();
    }
}
