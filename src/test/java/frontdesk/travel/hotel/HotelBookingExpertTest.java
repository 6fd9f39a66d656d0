package frontdesk.travel.hotel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource;
import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HotelBookingExpertTest {
    private final MemoryFolder disk = new MemoryFolder();
    private final TravelDesk desk = new TravelDesk(disk);

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private JsonNode answer(String arguments) {
        return desk.answer(desk.booking, arguments);
    }

    private static String status(JsonNode answer) {
        return answer.path("status").stringValue();
    }

    @Test
    void aQuoteIsThePriceOfTheCheapestRoomThatTakesTheGuests() {
        JsonNode answer = answer(TravelDesk.stay("quote"));
        assertEquals("available", status(answer));
        assertEquals("Queen Room", answer.path("room_type").stringValue());
        // Three nights at 189 dollars, and 17.4 percent of taxes.
        assertEquals("665.66 US dollars", answer.path("total").stringValue());
        assertTrue(answer.path("answer").stringValue().startsWith(
                "Free right now: Lakeview Lantern Hotel, Queen Room, from Friday, March 12, 2027 to Monday, March 15, "
                        + "2027, 3 nights, 1 room for 2 guests. The total is 665.66 US dollars: 189 US dollars per "
                        + "room and night, and 98.66 US dollars of taxes. Nothing is booked yet."),
                answer.toString());
    }

    @Test
    void aQuoteBooksNothing() {
        answer(TravelDesk.stay("quote", "'rooms':9,'guests':9"));
        assertEquals("available", status(answer(TravelDesk.stay("quote", "'rooms':9,'guests':9"))));
    }

    @Test
    void everyHotelIsBookedForThePriceThatWasQuoted() {
        for (Hotel hotel : HotelDirectory.load(new FileSource(Optional.empty(), "/travel")).hotels()) {
            String stay = "'hotel':'" + hotel.name()
                    + "','check_in':'March 12','check_out':'the 17th','guests':3,'rooms':2";
            String total = answer("{'action':'quote'," + stay + "}").path("total").stringValue();
            assertEquals(total, desk.answer(desk.checkout, "{" + stay + "}").path("total").stringValue());
            JsonNode booked = answer("{'action':'book'," + stay + ",'surname':'Miller','first_name':'Anna'}");
            assertEquals(total, booked.path("total").stringValue(), hotel.name());
            String view = "{'action':'view','surname':'Miller','confirmation_number':'"
                    + booked.path("confirmation_number").stringValue() + "'}";
            assertEquals(total, desk.answer(desk.postBooking, view).path("total").stringValue(), hotel.name());
        }
    }

    @Test
    void aDayThatIsOverWhereTheHotelIsIsNotSold() {
        // Noon on Sunday in Chicago, three on Monday morning in Tokyo.
        String stay = "{'action':'quote','hotel':'Sumida Paper Crane','check_in':'today','check_out':'in three days',"
                + "'guests':1,'rooms':1}";
        String refusal = desk.ask(desk.booking, stay).text();
        assertTrue(refusal.startsWith("The argument check_in, Sunday, November 22, 2026 (2026-11-22), is past: there it"
                + " is Monday, November 23, 2026"), refusal);
        assertEquals("available", status(answer(stay.replace("today", "tomorrow"))));
        String car = "{'action':'search','city':'Tokyo','pickup_date':'today','return_date':'Friday'}";
        assertTrue(desk.ask(desk.cars, car).text().startsWith("The argument pickup_date, Sunday"));
        assertFalse(desk.ask(desk.cars, car.replace("today", "tomorrow")).failed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "664.66", "666.66", "-665.66", "1e999999999", "66566"})
    void aPriceThatTheCallerHasNotAgreedToIsNotBooked(String agreed) {
        ToolResult refused = desk.ask(desk.booking, TravelDesk.stay("book", "'agreed_price':" + agreed));
        assertTrue(refused.failed(), refused.text());
        assertTrue(refused.text().contains("which is 665.66 US dollars. Nothing has changed."), refused.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"665.66", "665.660", "666", "665", "null"})
    void aPriceThatTheCallerHasAgreedToMayBeRounded(String agreed) {
        assertEquals("confirmed", status(answer(TravelDesk.stay("book", "'agreed_price':" + agreed))));
    }

    @Test
    void aBookingHasAConfirmationNumberToBeReadInGroups() {
        JsonNode answer = answer(TravelDesk.stay("book"));
        assertEquals("confirmed", status(answer));
        String number = answer.path("confirmation_number").stringValue();
        assertTrue(number.matches("[234567KLMRWY]{9}"), number);
        String spoken = answer.path("confirmation_number_spoken").stringValue();
        assertEquals(number, spoken.replaceAll("[ ,]", ""));
        assertTrue(spoken.matches("\\S \\S \\S, \\S \\S \\S, \\S \\S \\S"), spoken);
        assertTrue(answer.path("answer").stringValue().contains("Booked for Anna Miller: Lakeview Lantern Hotel"));
    }

    @Test
    void twoBookingsHaveNumbersThatSayNothingOfEachOther() {
        String first = desk.bookedNumber();
        JsonNode second = answer(TravelDesk.stay("book", "'rooms':2,'guests':4"));
        assertNotEquals(first, second.path("confirmation_number").stringValue());
    }

    @Test
    void theSameCallIdIsAnsweredAsBefore() {
        ToolResult first = TravelDesk.ask(desk.booking, "CA7", "call_7", TravelDesk.stay("book"));
        assertEquals(first, TravelDesk.ask(desk.booking, "CA7", "call_7", TravelDesk.stay("book")));
        assertEquals(first, TravelDesk.ask(desk.booking, "CA7", "call_7", TravelDesk.stay("book", "'rooms':2")));
    }

    @Test
    void theSameCallIdIsAnsweredAsBeforeAlsoAfterARestart() throws IOException {
        ToolResult first = TravelDesk.ask(desk.booking, "CA7", "call_7", TravelDesk.stay("book"));
        desk.close();
        try (TravelDesk later = new TravelDesk(disk)) {
            assertEquals(first, TravelDesk.ask(later.booking, "CA7", "call_7", TravelDesk.stay("book")));
        }
    }

    @Test
    void aModelThatBooksTheSameStayTwiceInACallGetsTheSameBooking() {
        String first = desk.bookedNumber();
        assertEquals(first, desk.bookedNumber());
        ToolResult other = TravelDesk.ask(desk.booking, "CA2", "call_1", TravelDesk.stay("book"));
        assertNotEquals(first, TravelDesk.read(other).path("confirmation_number").stringValue());
    }

    @Test
    void theLastRoomIsSoldOnceUnderAHundredParallelCallers() throws Exception {
        // There are five of these; four are sold before.
        String four = TravelDesk.stay("book", "'rooms':4,'guests':4,'room_type':'Lake View King'");
        assertEquals("confirmed", status(answer(four)));
        String last = TravelDesk.stay("book", "'room_type':'Lake View King'");
        List<Future<ToolResult>> all = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100).forEach(i -> all.add(callers.submit(
                    () -> TravelDesk.ask(desk.booking, "CA-parallel-" + i, "call_1", last))));
        }
        List<String> statuses = new ArrayList<>();
        for (Future<ToolResult> one : all) {
            statuses.add(status(TravelDesk.read(one.get())));
        }
        assertEquals(1, statuses.stream().filter("confirmed"::equals).count());
        assertEquals(99, statuses.stream().filter("sold_out"::equals).count());
    }

    @Test
    void aHundredParallelRepetitionsOfOneCallIdAreOneBooking() throws Exception {
        List<Future<ToolResult>> all = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100).forEach(i -> all.add(callers.submit(
                    () -> TravelDesk.ask(desk.booking, "CA1", "call_same", TravelDesk.stay("book")))));
        }
        ToolResult first = all.getFirst().get();
        for (Future<ToolResult> one : all) {
            assertEquals(first, one.get());
        }
    }

    @Test
    void whatIsSoldOutIsSaidWithTheNightsAndWhatIsFree() {
        answer(TravelDesk.stay("book", "'rooms':5,'guests':5,'room_type':'Lake View King','check_out':'2027-03-14'"));
        JsonNode answer = answer(TravelDesk.stay("quote", "'room_type':'Lake View King'"));
        assertEquals("sold_out", status(answer));
        String words = answer.path("answer").stringValue();
        assertTrue(words.contains("for the nights of Friday, March 12, 2027; Saturday, March 13, 2027."), words);
        assertTrue(words.contains("Queen Room for 665.66 US dollars in total"), words);
        JsonNode other = answer(TravelDesk.stay("quote", "'room_type':'Lake View King','check_in':'2027-03-14'"));
        assertEquals("available", status(other), "the night of departure is free");
    }

    @Test
    void anotherRoomTypeIsNeverBookedInsteadOfTheCheapest() {
        answer(TravelDesk.stay("book", "'rooms':9,'guests':9,'room_type':'Queen Room'"));
        answer(TravelDesk.stay("book", "'rooms':3,'guests':3,'room_type':'Queen Room'"));
        assertEquals("sold_out", status(answer(TravelDesk.stay("book"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'check_in':'2026-11-21','check_out':'2026-11-23' | check_in
            'check_in':'2027-02-30'                          | check_in
            'check_out':'2027-03-12'                         | check_out
            'check_out':'2027-05-12'                         | nights
            'check_in':'2028-12-01','check_out':'2028-12-02' | more than a year ahead
            'hotel':'Lantern Palace'                         | The most similar ones are: Lakeview Lantern Hotel
            'guests':0                                       | guests must be a whole number from 1 to 20
            'guests':'two'                                   | guests must be a whole number
            'guests':2.5                                     | guests must be a whole number
            'rooms':3                                        | rooms is more than
            'guests':5                                       | 5 guests need at least 2 rooms
            'guests':3,'room_type':'Queen Room'              | Enough would be: Double Queen Family Room
            'room_type':'Igloo'                              | Queen Room; Double Queen Family Room; Lake View King
            'surname':''                                     | the guest's surname is needed
            'first_name':'<b>'                               | first_name must be a person's name
            'action':'buy'                                   | action must be one of quote, book
            'rooms':null                                     | These arguments are missing: rooms
            'card_number':'4111'                             | does not exist
            """, quoteCharacter = '~')
    void wrongArgumentsAreNamedWithWhatToAsk(String wrong, String expected) {
        ToolResult result = desk.ask(desk.booking, TravelDesk.stay("book", wrong));
        assertTrue(result.failed(), result.text());
        assertTrue(result.text().contains(expected), result.text());
    }

    @Test
    void datesMayBeSentAsTheCallerSaidThem() {
        JsonNode answer = answer(TravelDesk.stay("quote", "'check_in':'March 12','check_out':'the 15th'"));
        assertEquals("2027-03-12", answer.path("check_in").stringValue());
        assertEquals("2027-03-15", answer.path("check_out").stringValue());
    }

    @Test
    void aFullDiskBooksNothingAndSaysSo() {
        disk.faults.add(MemoryFolder.Fault.FULL);
        ToolResult result = desk.ask(desk.booking, TravelDesk.stay("book"));
        assertTrue(result.failed() && result.text().contains("nothing has been booked"), result.text());
        assertEquals("confirmed", status(answer(TravelDesk.stay("book"))));
    }

    @Test
    void aDiskThatDoesNotSayLeavesTheRoomHeldAndTheModelWarned() {
        disk.syncFails = true;
        String five = TravelDesk.stay("book", "'rooms':5,'guests':5,'room_type':'Lake View King'");
        ToolResult result = desk.ask(desk.booking, five);
        assertTrue(result.failed() && result.text().contains("not known whether"), result.text());
        disk.syncFails = false;
        assertEquals("sold_out", status(answer(TravelDesk.stay("quote", "'room_type':'Lake View King'"))));
        assertTrue(desk.ask(desk.booking, five).failed(), "it is still being made, for all that is known");
    }

    @Test
    void theSchemaNamesEveryArgument() {
        JsonNode schema = new JsonMapper().readTree(desk.booking.parameters().text());
        assertEquals(10, schema.path("properties").size());
        schema.path("properties")
                .forEach(property -> assertFalse(property.path("description").stringValue().isEmpty()));
    }
}
