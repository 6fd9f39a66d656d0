package frontdesk.travel.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.travel.SearchingExpertRig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlightExpertTest extends SearchingExpertRig {
    private final Timetable timetable = Timetable.load(PACKED);

    FlightExpertTest() {
        super(desk -> desk.flights);
    }

    private JsonNode search(String from, String to, String date, String more) {
        return desk.answer(expert, "{'action':'search','from':'" + from + "','to':'" + to + "','date':'" + date
                + "'" + more + "}");
    }

    @Test
    void flightsOfTheDayAreListedTheEarliestFirst() {
        JsonNode answer = search("Chicago", "New York", "March 12", "");
        assertEquals("Friday, March 12, 2027 (2027-03-12)", answer.path("date").stringValue());
        JsonNode flights = answer.path("flights");
        assertEquals(2, flights.size());
        assertEquals("Larkwing Air 101", flights.path(0).path("flight").stringValue());
        assertEquals("Friday, March 12, 7:10 AM", flights.path(0).path("departs").stringValue());
        assertEquals("Friday, March 12, 10:20 AM", flights.path(0).path("arrives").stringValue());
        assertEquals("2 hours 10 minutes", flights.path(0).path("duration").stringValue());
    }

    @Test
    void faresAreForAllPassengersAndTheCabinThatIsWanted() {
        JsonNode fares = search("Chicago", "New York", "March 12", ",'passengers':3,'cabin':'Economy'")
                .at("/flights/0/fares");
        assertEquals(1, fares.size());
        assertEquals(139, fares.path(0).path("price_per_person").intValue());
        assertEquals(3 * 139, fares.path(0).path("price").intValue());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-20, 'Sunday, March 21, 6:50 AM'", // five hours apart, not six: only America has put its clocks forward
        "2027-04-20, 'Wednesday, April 21, 7:50 AM'", "2027-01-20, 'Thursday, January 21, 7:50 AM'"
    })
    void arrivalsAreInTheTimeOfThePlaceAlsoWhenClocksDiffer(String date, String arrives) {
        JsonNode flight = search("Chicago", "London", date, "").path("flights").path(0);
        assertEquals(arrives, flight.path("arrives").stringValue());
    }

    @Test
    void aFlightOverTheDateLineArrivesOnTheNextDay() {
        JsonNode flight = search("San Francisco", "Tokyo", "2026-09-01", "").path("flights").path(0);
        assertEquals("Tuesday, September 1, 1:15 PM", flight.path("departs").stringValue());
        assertEquals("Wednesday, September 2, 4:25 PM", flight.path("arrives").stringValue());
    }

    @ParameterizedTest
    @CsvSource({
        "ORD, JFK", "ohare airport, Kennedy airport", "chicago, new york jfk", "Chicago OHare, New York City"
    })
    void airportsAreUnderstoodAsTheyAreNamed(String from, String to) {
        assertEquals("Larkwing Air 101",
                search(from, to, "March 12", "").at("/flights/0/flight").stringValue());
    }

    @Test
    void aDayWithoutAFlightIsAnsweredWithTheNearestDays() {
        String message = search("Chicago", "Lisbon", "2027-03-11", "").path("message").stringValue();
        assertTrue(message.contains("2027-03-08); Wednesday, March 10, 2027 (2027-03-10); Friday, March 12"), message);
    }

    @Test
    void daysThatArePastAreNotOfferedInstead() {
        String message = search("Chicago", "Lisbon", "tomorrow", "").path("message").stringValue();
        assertFalse(message.contains("2026-07-14") || message.contains("2026-07-12"), message);
        assertTrue(message.contains("2026-07-15"), message);
    }

    @Test
    void aRouteThatIsNotFlownIsAnsweredWithWhatIs() {
        String message = search("Lisbon", "Tokyo", "May 1", "").path("message").stringValue();
        assertTrue(message.contains("From Lisbon there are flights to Chicago, New York, London, Berlin"), message);
    }

    @Test
    void aFlightThatCannotBeReachedAnyMoreIsNotOffered() {
        // 16:45 in Chicago is 21:45 UTC in summer.
        desk.now = Instant.parse("2026-07-15T19:45:00Z");
        assertEquals(1, search("Chicago", "New York", "today", "").path("flights").size());
        desk.now = Instant.parse("2026-07-15T19:45:01Z");
        assertEquals(0, search("Chicago", "New York", "today", "").path("flights").size());
    }

    @Test
    void everyCityHasFlightsAndEveryAnswerIsShort() {
        assertAreTheCitiesOfTheHotels(timetable.cities());
        for (Timetable.Airport from : timetable.airports()) {
            assertTrue(timetable.destinations(from).size() >= 3, from.city());
            for (Timetable.Airport to : timetable.destinations(from)) {
                String text = search(from.code(), to.code(), "May 1", "").toString();
                assertTrue(text.getBytes(StandardCharsets.UTF_8).length < 4096, text);
                assertTrue(timetable.destinations(to).contains(from), to.city() + " has no way back to " + from.city());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'to':'Berlin','date':'May 1'} | The argument from is missing
            {'from':'Berlin','to':'Atlantis','date':'May 1'} | The argument to names no airport
            {'from':'Berlin','to':'BER','date':'May 1'} | are the same place
            {'from':'Berlin','to':'London'} | The argument date is missing
            {'from':'Berlin','to':'London','date':'February 30'} | There is no day 30
            {'from':'Berlin','to':'London','date':'May 1','passengers':0} | must be a whole number from 1 to 9
            {'from':'Berlin','to':'London','date':'May 1','cabin':'first'} | must be one of economy, premium economy
            {'origin':'Berlin'} | The arguments are action, from, to
            """)
    void wrongArgumentsAreNamedWithWhatToDo(String arguments, String expected) {
        assertSearchIsRefused(arguments, expected);
    }

    @Test
    void theSchemaIsValidJsonAndNamesEveryCabin() {
        JsonNode schema = new JsonMapper().readTree(expert.parameters().text());
        assertEquals(Flight.CABINS.size(), schema.path("properties").path("cabin").path("enum").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "TUE"                | "DIE"               | "DIE" is no day
            "minutes": 130       | "minutes": 0        | "minutes" is how long it flies, not 0
            "to": "JFK"          | "to": "JFC"         | lacks one of them
            "premium economy",   | "economy",          | "cancellations" name each cabin once
            "number": 102        | "number": 101       | two flights have the number 101
            "America/New_York"   | "America/Nowhere"   | time_zone
            "business"           | "economy"           | there are two fares for "economy"
            """)
    void mistakesInTheFileAreNamed(String written, String instead, String expected, @TempDir Path folder)
            throws IOException {
        String flight = """
                {"airline": "Larkwing Air", "number": %d, "from": "ORD", "to": "JFK", "days": ["MON", "TUE"],
                 "departs": "07:10", "minutes": 130, "currency": "USD", "bags": "One bag.",
                 "fares": [{"cabin": "economy", "price": 139, "seats": 12},
                           {"cabin": "business", "price": 334, "seats": 4}]}""";
        String file = """
                {"cancellations": [{"cabins": ["economy", "premium economy", "business"], "rule": "Half of it.",
                 "fees": [{"from_days_before": 9, "percent": 50, "of": "whole_price"}]}], "airports": [
                 {"code": "ORD", "city": "Chicago", "name": "O'Hare", "time_zone": "America/Chicago"},
                 {"code": "JFK", "city": "New York", "name": "Kennedy", "time_zone": "America/New_York"}],
                 "flights": [%s, %s]}""".formatted(flight.formatted(101), flight.formatted(102));
        assertMistakeIsNamed(expected, folder.resolve("flights.json"), file.replace(written, instead), Timetable::load);
    }
}
