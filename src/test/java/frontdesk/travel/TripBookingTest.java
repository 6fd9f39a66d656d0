package frontdesk.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolResult;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Cars and flights are booked through the same journal as rooms, and given back by their own rules. */
class TripBookingTest {
    private static final String DRIVER = ",'driver_age':40,'surname':'Miller','first_name':'Anna'";
    private static final String VAN =
            "'city':'Berlin','pickup_date':'2027-03-12','return_date':'2027-03-15','car_class':'van'";
    private static final String SEATS = "'from':'Chicago','to':'New York','date':'2027-03-12','cabin':'business'";
    private static final String PASSENGER = ",'flight_number':101,'surname':'Miller','first_name':'Anna'";

    private final MemoryFolder disk = new MemoryFolder();
    private TravelDesk desk = new TravelDesk(disk);

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private JsonNode bookVan() {
        return desk.answer(desk.cars, "{'action':'book'," + VAN + DRIVER + "}");
    }

    private JsonNode bookSeats(int passengers) {
        return desk.answer(
                desk.flights, "{'action':'book'," + SEATS + ",'passengers':" + passengers + PASSENGER + "}");
    }

    private ToolResult after(JsonNode booked, String action) {
        return desk.ask(desk.postBooking, "{'action':'" + action + "','confirmation_number':'"
                + booked.path("confirmation_number").stringValue() + "','surname':'Miller'}");
    }

    private String refusal(Tool tool, String arguments) {
        ToolResult result = desk.ask(tool, arguments);
        assertTrue(result.failed(), result.text());
        return result.text();
    }

    private static String words(ToolResult result) {
        return TravelDesk.read(result).path("answer").stringValue();
    }

    @Test
    void aCarIsBookedForThePriceThatWasFound() {
        JsonNode found = desk.answer(desk.cars, "{'action':'search'," + VAN + ",'driver_age':40}");
        JsonNode booked = bookVan();
        assertEquals("confirmed", booked.path("status").stringValue());
        assertEquals(found.at("/stations/0/cars/0/price").intValue() + " euros", booked.path("total").stringValue());
        String seen = words(after(booked, "view"));
        assertTrue(seen.startsWith("Confirmed: a car of the class van from Heron Car Hire in Berlin, from Friday,"
                + " March 12, 2027 to Monday, March 15, 2027, 3 days"), seen);
    }

    @Test
    void seatsAreBookedForThePriceThatWasFound() {
        JsonNode found = desk.answer(desk.flights, "{'action':'search'," + SEATS + ",'passengers':2}");
        JsonNode booked = bookSeats(2);
        assertEquals(found.at("/flights/0/fares/0/price").intValue() + " US dollars",
                booked.path("total").stringValue());
        String seen = words(after(booked, "view"));
        assertTrue(seen.startsWith("Confirmed: Larkwing Air 101 from Chicago to New York, on Friday, March 12, 2027 at"
                + " 7:10 AM, business, 2 passengers"), seen);
    }

    @Test
    void theSameCallIdIsBookedOnceAlsoAfterARestart() throws IOException {
        String arguments = "{'action':'book'," + VAN + DRIVER + "}";
        ToolResult first = TravelDesk.ask(desk.cars, "CA7", "call_7", arguments);
        assertEquals(first, TravelDesk.ask(desk.cars, "CA7", "call_7", arguments));
        desk.close();
        desk = new TravelDesk(disk);
        assertEquals(first, TravelDesk.ask(desk.cars, "CA7", "call_7", arguments));
        assertEquals("confirmed", TravelDesk.read(TravelDesk.ask(desk.cars, "CA8", "call_1", arguments))
                .path("status").stringValue(), "there are two vans");
        assertTrue(refusal(desk.cars, arguments.replace("Anna", "Otto")).contains("has just gone"));
    }

    @Test
    void whatIsTakenIsNotFoundAnyMore() {
        bookSeats(3);
        assertEquals(2, found(1), "one seat is left");
        assertEquals(1, found(2), "only the later flight has two");
        bookSeats(1);
        assertEquals(1, found(1));
    }

    private int found(int passengers) {
        return desk.answer(desk.flights, "{'action':'search'," + SEATS + ",'passengers':" + passengers + "}")
                .path("flights").size();
    }

    @Test
    void aCarThatIsTakenIsFreeFromTheDayItIsBroughtBack() {
        bookVan();
        desk.answer(desk.cars, "{'action':'book'," + VAN + DRIVER.replace("Anna", "Otto") + "}");
        String search = "{'action':'search'," + VAN + "}";
        assertTrue(desk.answer(desk.cars, search).path("message").stringValue().startsWith("All such cars are taken"));
        String later = search.replace("03-15", "03-18").replace("03-12", "03-15");
        assertEquals(1, desk.answer(desk.cars, later).path("stations").size());
    }

    @Test
    void theLastSeatsAreSoldOnceToAHundredCallers() throws Exception {
        String seat = "{'action':'book'," + SEATS + ",'passengers':1" + PASSENGER + "}";
        assertEquals(4, soldToAHundred(desk.flights, seat));
    }

    @Test
    void theLastCarsAreHiredOutOnceToAHundredCallers() throws Exception {
        assertEquals(2, soldToAHundred(desk.cars, "{'action':'book'," + VAN + DRIVER + "}"));
    }

    private int soldToAHundred(Tool tool, String arguments) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ToolResult>> all = IntStream.range(0, 100)
                    .<Callable<ToolResult>>mapToObj(i -> () -> TravelDesk.ask(tool, "CA" + i, "call_1", arguments))
                    .toList();
            int sold = 0;
            for (Future<ToolResult> each : callers.invokeAll(all)) {
                sold += each.get().failed() ? 0 : 1;
            }
            return sold;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2027-03-10T04:59:59Z | free of charge
            2027-03-10T05:00:00Z | Cancelling now costs 80 euros
            2027-03-12T04:59:59Z | Cancelling now costs 80 euros
            2027-03-12T05:00:00Z | The rental has begun
            """)
    void aCarIsGivenBackByItsRule(String now, String expected) {
        JsonNode booked = bookVan();
        desk.now = Instant.parse(now);
        assertTrue(after(booked, "quote_cancellation").text().contains(expected),
                after(booked, "quote_cancellation").text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2027-03-11T13:09:59Z | free of charge
            2027-03-11T13:10:00Z | Cancelling now costs 167 US dollars
            2027-03-12T13:10:00Z | The flight has departed
            """)
    void seatsAreGivenBackByTheRuleOfTheirCabin(String now, String expected) {
        JsonNode booked = bookSeats(1);
        desk.now = Instant.parse(now);
        assertTrue(after(booked, "quote_cancellation").text().contains(expected),
                after(booked, "quote_cancellation").text());
    }

    @Test
    void whatIsCancelledCanBeSoldAgain() {
        JsonNode booked = bookSeats(4);
        assertEquals(1, found(1));
        assertTrue(words(after(booked, "cancel")).startsWith("Cancelled: Larkwing Air 101"));
        assertEquals(2, found(4));
    }

    @Test
    void carsAndFlightsAreNotChangedButBookedAnew() {
        assertTrue(after(bookVan(), "modify").text().startsWith("Only hotel stays can be changed."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,'driver_age':40                                       | guest's surname is needed
            ,'driver_age':40,'surname':'Miller'                    | guest's first_name is needed
            ,'surname':'Miller','first_name':'Anna'                | driver_age is needed
            ,'driver_age':22,'surname':'Miller','first_name':'Anna' | must be at least 25
            ,'driver_age':40,'company':'Nobody','surname':'Miller','first_name':'Anna' | company must be one of Heron
            """)
    void whatACarNeedsToBeBookedIsAskedFor(String more, String expected) {
        String refusal = refusal(desk.cars, "{'action':'book'," + VAN + more + "}");
        assertTrue(refusal.contains(expected), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,'flight_number':101                                           | surname is needed
            ,'surname':'Miller','first_name':'Anna'                        | flight_number is needed
            ,'flight_number':103,'surname':'Miller','first_name':'Anna'    | There is no flight with this number
            ,'flight_number':101,'passengers':5,'surname':'Miller','first_name':'Anna' | not enough seats left
            """)
    void whatSeatsNeedToBeBookedIsAskedFor(String more, String expected) {
        String refusal = refusal(desk.flights, "{'action':'book'," + SEATS + more + "}");
        assertTrue(refusal.contains(expected), refusal);
    }
}
