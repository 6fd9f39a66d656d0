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
import frontdesk.travel.booking.Bookings;
import frontdesk.travel.booking.RoomStay;
import frontdesk.travel.car.CarRentalExpert;
import frontdesk.travel.checkout.CheckoutDesk;
import frontdesk.travel.checkout.CheckoutLanguages;
import frontdesk.travel.flight.FlightExpert;
import frontdesk.travel.hotel.HotelBookingExpert;
import frontdesk.travel.hotel.HotelInfoExpert;
import frontdesk.travel.hotel.SearchHotelTool;
import frontdesk.travel.hotel.StayArguments;
import frontdesk.travel.postbooking.PostBookingDesk;
import frontdesk.travel.spoken.BusinessCalendar;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
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
public final class TravelDesk implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    public Instant now = Instant.parse("2026-11-22T18:00:00Z");
    public final Bookings bookings;
    public final Tool booking;
    public final Tool cars;
    public final Tool flights;
    public final Tool postBooking;
    public final Tool checkout;
    public final Tool checkoutLink;
    public final Tool spanishCheckoutLink;
    public final Tool hotelInfo;
    public final Tool phoneSession;
    public final ServerTool searchHotel;
    public final ServerTool cancelBooking;
    public final ServerTool emailCheckoutLink;
    private final Outbox outbox;
    private final CheckoutDesk checkoutDesk;
    /** What has left the house. */
    public final BlockingQueue<Message> sent = new LinkedBlockingQueue<>();
    /** What customers' browsers find. */
    public final Map<String, Map<String, HttpRoute>> pages;

    private final AtomicInteger calls = new AtomicInteger();

    public TravelDesk(JournalFolder folder) {
        this(folder, step -> {});
    }

    TravelDesk(JournalFolder folder, Consumer<JournalStep> steps) {
        this(folder, Journal.Limits.defaults(), steps);
    }

    /** @param limits of the bookings' journal */
    public TravelDesk(JournalFolder folder, Journal.Limits limits, Consumer<JournalStep> steps) {
        FileSource files = new FileSource(Optional.empty(), "/travel");
        Catalogue catalogue = Catalogue.load(files);
        BusinessCalendar calendar = new BusinessCalendar(() -> now, ZoneId.of("America/Chicago"), Locale.US);
        StayArguments stays = new StayArguments(catalogue.hotels(), calendar);
        bookings = Bookings.open(folder, catalogue, () -> now, new SecureRandom(), limits, steps);
        booking = new HotelBookingExpert(stays, bookings);
        cars = new CarRentalExpert(catalogue.cars(), calendar, bookings);
        flights = new FlightExpert(catalogue.flights(), calendar, () -> now, bookings);
        PostBookingDesk afterwards = new PostBookingDesk(bookings, catalogue, () -> now);
        postBooking = afterwards.expert(stays);
        cancelBooking = afterwards.cancelTool(stays);
        hotelInfo = new HotelInfoExpert(catalogue.hotels());
        phoneSession = new PhoneSessionTool(
                PhoneSessions.load(files, catalogue.hotels(), () -> now), ZoneId.of("America/Chicago"));
        outbox = Outbox.open(
                folder, Map.of(Channel.SMS, this::deliver), () -> now, Outbox.Retry.defaults(), _ -> {});
        checkoutDesk = CheckoutDesk.open(
                folder, bookings, catalogue.hotels(), CheckoutLanguages.load(files), outbox,
                URI.create("https://desk.example/x"), () -> now, new SecureRandom());
        List<Tool> english = checkoutDesk.tools(stays, "en");
        checkout = english.getFirst();
        checkoutLink = english.getLast();
        spanishCheckoutLink = checkoutDesk.tools(stays, "es").getLast();
        emailCheckoutLink = checkoutDesk.emailTool(stays);
        pages = checkoutDesk.pages();
        searchHotel = new SearchHotelTool(catalogue.hotels(), stays, bookings);
    }

    public static ToolResult ask(Tool tool, String callSid, String callId, String arguments) {
        return ask(tool, callSid, callId, "+15005550101", arguments);
    }

    public static ToolResult ask(Tool tool, String callSid, String callId, String callerNumber, String arguments) {
        JsonText json = new JsonText(arguments.replace('\'', '"'));
        try {
            return tool.answer(new ToolCall(callId, tool.name(), json, callSid, callerNumber, "+15005550006"));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** Asks under a call_id of its own. */
    public ToolResult ask(Tool tool, String arguments) {
        return ask(tool, "CA1", "call_" + calls.incrementAndGet(), arguments);
    }

    public JsonNode answer(Tool tool, String arguments) {
        ToolResult result = ask(tool, arguments);
        if (result.failed()) {
            throw new AssertionError(result.text());
        }
        return read(result);
    }

    /** What a tool for models elsewhere answers, which must be in the shape it promises. */
    public static JsonNode answer(ServerTool tool, String arguments) {
        ToolAnswer answer = tool.answer(new JsonText(arguments.replace('\'', '"')));
        if (answer.failed()) {
            throw new AssertionError(answer.content());
        }
        JsonNode structured = answer.structured().orElseThrow();
        JsonNode schema = MAPPER.readTree(tool.outputSchema().orElseThrow().text());
        assertEquals(List.of(), SchemaCheck.problems(schema, structured));
        return structured;
    }

    public static String refusal(ServerTool tool, String arguments) {
        ToolAnswer answer = tool.answer(new JsonText(arguments.replace('\'', '"')));
        assertTrue(answer.failed(), answer::toString);
        return answer.content().getFirst().path("text").stringValue();
    }

    public static JsonNode read(ToolResult result) {
        return MAPPER.readTree(result.text());
    }

    /** A booking's arguments; three nights in March unless something else is said last. */
    public static String stay(String action, String... more) {
        String plain = "{'action':'" + action + "','hotel':'Lakeview Lantern','check_in':'2027-03-12',"
                + "'check_out':'2027-03-15','guests':2,'rooms':1,'surname':'Miller','first_name':'Anna'";
        return plain + (more.length == 0 ? "" : "," + String.join(",", List.of(more))) + "}";
    }

    /** Books three nights for Anna Miller, unless something else is said. */
    public String bookedNumber(String... more) {
        return answer(booking, stay("book", more)).path("confirmation_number").stringValue();
    }

    /** In which of those three nights so many of the five Lake View Kings are not free. */
    public List<LocalDate> lacking(int rooms) {
        RoomStay stay = new RoomStay(
                "Lakeview Lantern Hotel", "Lake View King", LocalDate.parse("2027-03-12"),
                LocalDate.parse("2027-03-15"), rooms, rooms);
        return bookings.lacking(stay, Optional.empty());
    }

    private Deliverer.Delivery deliver(Message message) {
        sent.add(message);
        return new Deliverer.Delivery.Delivered("SM1");
    }

    /** The token of the link in the next message. */
    public String sentToken() throws InterruptedException {
        Message message = sent.poll(30, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message was sent");
        }
        return message.text().replaceFirst("(?s).*/checkout/", "");
    }

    /** What a customer's browser gets. */
    public HttpAnswer page(String method, String token, String form) {
        return pages.get("/checkout/*").get(method).answer(new HttpRequest(
                method,
                "/checkout/" + token,
                List.of(new Field("Content-Type", "application/x-www-form-urlencoded")),
                form.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1"));
    }

    /** The price in a page's form, as the form sends it back. */
    public static String totalField(String page) {
        return "total=" + page.replaceFirst("(?s).*name=\"total\" value=\"([^\"]*)\".*", "$1").replace(' ', '+');
    }

    @Override
    public void close() throws IOException {
        outbox.close();
        checkoutDesk.close();
        bookings.close();
    }
}
