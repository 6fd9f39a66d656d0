package frontdesk.travel.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CheckoutExpertTest {
    private static final String ALL = "{'hotel':'Hotel Miradouro Azul','check_in':'2027-06-05',"
            + "'check_out':'2027-06-12','guests':4,'rooms':2}";

    private final TravelDesk desk = new TravelDesk(new MemoryFolder());

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void whatIsMissingIsListedInTheOrderOfAsking() {
        JsonNode nothing = desk.answer(desk.checkout, "{}");
        assertEquals("missing_parameters", nothing.path("status").stringValue());
        assertEquals("[\"hotel\",\"check_in\",\"check_out\",\"guests\",\"rooms\"]", nothing.path("missing").toString());
        JsonNode some = desk.answer(desk.checkout, "{'hotel':'Fogline','check_in':'','guests':2,'rooms':null}");
        assertEquals("[\"check_in\",\"check_out\",\"rooms\"]", some.path("missing").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'hotel':'Nowhere Inn'                                  | argument hotel
            'check_in':'February 30th'                             | argument check_in
            'check_out':'yesterday','guests':2                     | argument check_out
            'check_in':'March 12','check_out':'2027-03-12'         | argument check_out
            'hotel':'Fogline','guests':21                          | argument guests
            'rooms':'one'                                          | argument rooms
            """)
    void whatCannotBeIsSaidBeforeTheRestIsAskedFor(String said, String expected) {
        ToolResult result = desk.ask(desk.checkout, "{" + said + "}");
        assertTrue(result.failed() && result.text().contains(expected), result.text());
    }

    @Test
    void whatIsCompleteIsReadyWithThePriceAndTwoWays() {
        JsonNode answer = desk.answer(desk.checkout, ALL);
        assertEquals("ready_for_checkout", answer.path("status").stringValue());
        // Two doubles for seven nights at 139 euros.
        assertEquals("1946 euros", answer.path("total").stringValue());
        assertTrue(answer.path("answer").stringValue().startsWith("The total is 1946 euros, taxes included"));
        List<String> ways = answer.path("ways").valueStream()
                .map(way -> way.path("way").stringValue() + " " + way.path("recommended").booleanValue())
                .toList();
        assertEquals(List.of("transfer_to_agent true", "checkout_link false"), ways);
    }

    @Test
    void datesThatCannotBeAreRefused() {
        ToolResult result = desk.ask(desk.checkout, ALL.replace("2027-06-12", "2027-06-01"));
        assertTrue(result.failed(), result.text());
    }

    @Test
    void whatIsSoldOutIsNotReady() {
        String eight = ALL.replace("}", ",'room_type':'Family Suite'}").replace("'rooms':2", "'rooms':5")
                .replace("'guests':4", "'guests':5");
        desk.answer(desk.booking, eight.replace("{", "{'action':'book','surname':'Miller','first_name':'Anna',"));
        assertEquals("sold_out", desk.answer(desk.checkout, eight).path("status").stringValue());
    }
}
