package frontdesk.travel;

import frontdesk.file.FileSource;
import frontdesk.journal.JournalFolder;
import frontdesk.journal.JournalStep;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private final AtomicInteger calls = new AtomicInteger();

    TravelDesk(JournalFolder folder) {
        this(folder, step -> {});
    }

    TravelDesk(JournalFolder folder, Consumer<JournalStep> steps) {
        Catalogue catalogue = Catalogue.load(new FileSource(Optional.empty(), "/travel"));
        BusinessCalendar calendar = new BusinessCalendar(() -> now, ZoneId.of("America/Chicago"), Locale.US);
        StayArguments stays = new StayArguments(catalogue.hotels(), calendar);
        bookings = Bookings.open(folder, catalogue, () -> now, new SecureRandom(), steps);
        booking = new HotelBookingExpert(stays, bookings);
        cars = new CarRentalExpert(catalogue.cars(), calendar, bookings);
        flights = new FlightExpert(catalogue.flights(), calendar, () -> now, bookings);
        postBooking = new PostBookingExpert(bookings, new BookingChanges(bookings, catalogue, stays, () -> now));
        checkout = new CheckoutExpert(stays, bookings);
    }

    static ToolResult ask(Tool tool, String callSid, String callId, String arguments) {
        JsonText json = new JsonText(arguments.replace('\'', '"'));
        try {
            return tool.run(new ToolCall(callId, tool.name(), json, callSid, "+15005550101", "+15005550006"));
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

    @Override
    public void close() throws IOException {
        bookings.close();
    }
}
