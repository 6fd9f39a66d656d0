package frontdesk.travel.hotel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HotelInfoExpertTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HotelDirectory hotels = HotelDirectory.load(new FileSource(Optional.empty(), "/travel"));
    private final HotelInfoExpert expert = new HotelInfoExpert(hotels);

    private ToolResult ask(String arguments) {
        return TravelDesk.ask(expert, "CA1", "call_1", arguments);
    }

    private JsonNode answer(String arguments) {
        ToolResult result = ask(arguments);
        assertFalse(result.failed(), result.text());
        return MAPPER.readTree(result.text());
    }

    private String refusal(String arguments) {
        ToolResult result = ask(arguments);
        assertTrue(result.failed(), result.text());
        return result.text();
    }

    @Test
    void thereAreAtLeastThirtyHotelsInEightCities() {
        assertEquals(8, hotels.cities().size());
        assertTrue(hotels.hotels().size() >= 32);
        hotels.cities().forEach(city -> assertTrue(hotels.in(city).size() >= 4, city));
    }

    @Test
    void aQuestionAboutAHotelIsAnsweredInASentence() {
        JsonNode answer = answer("{'hotel':'Lakeview Lantern Hotel','city':'Chicago','topic':'pets'}");
        assertEquals("Lakeview Lantern Hotel", answer.path("hotel").stringValue());
        assertTrue(answer.path("answer").stringValue().startsWith("Dogs are welcome, up to two in a room"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            lake view lantern,                Lakeview Lantern Hotel
            the Lakeview Lantern,             Lakeview Lantern Hotel
            Lakview Lantrn Hotel,             Lakeview Lantern Hotel
            bramble & finch,                  Bramble and Finch Hotel
            hotel miradouro azul lisbon,      Hotel Miradouro Azul
            Miraduoro Azul,                   Hotel Miradouro Azul
            coal harbour compass,             The Coal Harbour Compass
            """)
    void aNameIsUnderstoodAsItWasHeard(String heard, String meant) {
        assertEquals(meant, answer("{'hotel':'" + heard + "','topic':'overview'}").path("hotel").stringValue());
    }

    @Test
    void anUnknownHotelIsAnsweredWithTheMostSimilarOnes() {
        String refusal = refusal("{'hotel':'Lantern Palace','city':'Chicago','topic':'pets'}");
        assertTrue(refusal.contains("Lakeview Lantern Hotel in Chicago"), refusal);
        assertFalse(refusal.contains("Tokyo"), "only those in the city that was asked for");
    }

    @Test
    void aHotelInTheWrongCityIsSuggestedWhereItIs() {
        String refusal = refusal("{'hotel':'Fogline Hotel','city':'Berlin','topic':'pets'}");
        assertTrue(refusal.startsWith("The argument hotel names none that is known in Berlin. The most similar ones"
                + " are: Fogline Hotel in San Francisco; "), refusal);
    }

    @Test
    void theCityTellsHotelsOfLikeNamesApart() {
        assertTrue(refusal("{'hotel':'Lantern','topic':'pets'}").contains("Yanaka Lantern Inn in Tokyo"));
        JsonNode answer = answer("{'hotel':'Lantern','city':'Chicago','topic':'pets'}");
        assertEquals("Lakeview Lantern Hotel", answer.path("hotel").stringValue());
    }

    @Test
    void anUnknownCityIsAnsweredWithTheCitiesThereAre() {
        String refusal = refusal("{'city':'Atlantis','topic':'overview'}");
        hotels.cities().forEach(city -> assertTrue(refusal.contains(city), refusal));
    }

    @ParameterizedTest
    @CsvSource({"New York City, New York", "san fransisco, San Francisco", "LISBON, Lisbon", "Tokyo Japan, Tokyo"})
    void aCityIsUnderstoodAsItWasHeard(String heard, String meant) {
        assertEquals(meant, answer("{'city':'" + heard + "','topic':'prices'}").path("city").stringValue());
    }

    @Test
    void theHotelsOfACityAreComparedCheapestFirst() {
        JsonNode list = answer("{'city':'Lisbon','topic':'prices','question':'cheapest?'}").path("hotels");
        assertEquals("Alfama Sparrow Rooms", list.get(0).path("hotel").stringValue());
        assertTrue(list.get(0).path("answer").stringValue().contains("from 49 euros a night"));
    }

    @Test
    void hotelsThatTakePetsComeFirstWhenPetsAreAskedFor() {
        JsonNode list = answer("{'city':'Lisbon','topic':'pets'}").path("hotels");
        assertEquals("No pets.", list.get(list.size() - 1).path("answer").stringValue());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Can I bring my dog?,                     pets
            What if I have to cancel?,               cancellation
            How far is the airport?,                 location
            Is there a pool?,                        amenities
            What does it cost?,                      prices
            Is the breakfast included in the price?, breakfast
            Tell me something about it,              overview
            """)
    void withoutATopicTheQuestionDecides(String question, String topic) {
        JsonNode answer = answer("{'hotel':'Fogline Hotel','question':'" + question + "'}");
        assertEquals(topic, answer.path("topic").stringValue());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyAnswerIsUnder4KbAndFitToBeSpoken(Topic topic) {
        for (Hotel hotel : hotels.hotels()) {
            String text = ask("{'hotel':'" + hotel.name() + "','topic':'" + topic.key() + "'}").text();
            assertEquals(hotel.name(), MAPPER.readTree(text).path("hotel").stringValue());
            assertFalse(text.contains("null") || text.contains("http") || text.contains("*"), text);
        }
        for (String city : hotels.cities()) {
            String text = ask("{'city':'" + city + "','topic':'" + topic.key() + "'}").text();
            assertTrue(text.getBytes(StandardCharsets.UTF_8).length < 4096, city + " " + topic);
        }
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        JsonNode answer = answer("{'hotel':'Sixpence Lodge','topic':'check_in_out'}");
        assertEquals("Check-in is from 2 PM, check-out is until 10:30 AM, hotel time.",
                answer.path("answer").stringValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"topic":"pets"}                            | Ask the caller which hotel
            {"hotel":"","city":null,"topic":"pets"}     | Ask the caller which hotel
            {"hotel":7,"topic":"pets"}                  | The argument hotel must be a text
            {"hotel":"Fogline","topic":"swimming"}      | The argument topic must be one of
            {"hotel":"Fogline","topics":"pets"}         | The arguments are hotel, city, topic, question
            ["Fogline"]                                 | must be one JSON object
            """)
    void wrongArgumentsAreNamedWithWhatToDo(String arguments, String expected) {
        String refusal = refusal(arguments);
        assertTrue(refusal.contains(expected), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "{\"hotel\":\"x\"", "\u0000", "[[[[[["})
    void argumentsThatAreNoJsonObjectAreRefused(String arguments) {
        assertTrue(ask(arguments).failed());
    }

    @Test
    void anArgumentOfAMegabyteIsRefusedShortly() {
        String refusal = refusal("{'hotel':'" + "x".repeat(1 << 20) + "','topic':'pets'}");
        assertTrue(refusal.length() < 200, refusal);
    }

    @Test
    void theSchemaIsValidJsonAndNamesEveryTopic() {
        JsonNode schema = MAPPER.readTree(expert.parameters().text());
        assertEquals("object", schema.path("type").stringValue());
        assertEquals(Topic.values().length, schema.path("properties").path("topic").path("enum").size());
    }
}
