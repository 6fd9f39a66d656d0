package frontdesk.travel.hotel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SearchHotelToolTest {
    private static final String STAY = "'check_in':'2027-03-12','check_out':'2027-03-15','guests':2,'rooms':1";

    private final TravelDesk desk = new TravelDesk(new MemoryFolder());

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private JsonNode answer(String arguments) {
        return TravelDesk.answer(desk.searchHotel, "{" + arguments + "}");
    }

    @Test
    void theHotelsOfACityComeBestRatedFirst() {
        JsonNode answer = answer("'city':'chicago'");
        List<Double> scores = answer.path("hotels").valueStream()
                .map(hotel -> hotel.path("guest_score").doubleValue())
                .toList();
        assertTrue(scores.size() > 1, answer::toString);
        assertEquals(scores.stream().sorted((a, b) -> Double.compare(b, a)).toList(), scores);
        assertTrue(answer.path("answer").stringValue().contains("lowest rates for one night"));
        assertFalse(answer.path("hotels").get(0).has("available"));
    }

    @Test
    void aHotelIsFoundAsSomebodySaysItsName() {
        JsonNode hotel = answer("'hotel':'the lake view lantern'").path("hotels").get(0);
        assertEquals("Lakeview Lantern Hotel", hotel.path("hotel").stringValue());
        assertEquals("189 US dollars", hotel.path("nightly_from").stringValue());
    }

    @Test
    void aStayCostsWhatItCostsOnTheTelephone() {
        JsonNode hotel = answer("'hotel':'Lakeview Lantern'," + STAY).path("hotels").get(0);
        JsonNode quote = desk.answer(desk.booking, TravelDesk.stay("quote"));
        assertTrue(hotel.path("available").booleanValue());
        assertEquals(quote.path("total"), hotel.path("total"));
        assertEquals(quote.path("room_type"), hotel.path("room_type"));
    }

    @Test
    void whatIsBookedOnTheTelephoneIsNotOfferedHere() {
        desk.answer(desk.booking, TravelDesk.stay("book", "'rooms':6,'guests':6"));
        desk.answer(desk.booking, TravelDesk.stay("book", "'rooms':6,'guests':7"));
        JsonNode other = answer("'hotel':'Lakeview Lantern'," + STAY).path("hotels").get(0);
        assertEquals("Double Queen Family Room", other.path("room_type").stringValue());
        JsonNode none = answer("'hotel':'Lakeview Lantern'," + STAY.replace("'rooms':1", "'rooms':9")
                .replace("'guests':2", "'guests':18")).path("hotels").get(0);
        assertFalse(none.path("available").booleanValue());
        assertFalse(none.has("total"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                   | Neither the argument city nor the argument hotel was given.
            'city':'Atlantis'                    | The argument city names no city that is served
            'hotel':'Nowhere Inn'                | The argument hotel names none that is known
            'city':'Chicago','guests':2          | these arguments are missing too: check_in, check_out, rooms.
            'city':7                             | The argument city must be a text in quotes.
            'town':'Chicago'                     | does not exist.
            'city':'Chicago','check_in':'2020-01-01','check_out':'2020-01-02','guests':1,'rooms':1 | check_in
            """)
    void whatCannotBeIsRefusedWithWhatToDo(String arguments, String words) {
        String refusal = TravelDesk.refusal(desk.searchHotel, "{" + arguments + "}");
        assertTrue(refusal.contains(words), refusal);
    }
}
