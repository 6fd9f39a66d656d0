package frontdesk.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.tool.ToolResult;
import frontdesk.travel.hotel.HotelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSessionsTest {
    private static final String CALLER = "+15005550101";

    private final HotelDirectory hotels = HotelDirectory.load(new FileSource(Optional.empty(), "/travel"));

    @TempDir
    Path folder;

    private PhoneSessions packed(String now) {
        return load(new FileSource(Optional.empty(), "/travel"), now);
    }

    private PhoneSessions written(String sessions) throws IOException {
        Files.writeString(folder.resolve("phone-sessions.json"), "{\"sessions\":[" + sessions + "]}");
        return load(new FileSource(Optional.of(folder), "/travel"), "2026-06-01T12:00:00Z");
    }

    private PhoneSessions load(FileSource files, String now) {
        return PhoneSessions.load(files, hotels, InstantSource.fixed(Instant.parse(now)));
    }

    private static Map<String, String> known(PhoneSessions sessions, String caller) {
        return new SessionFacts(sessions, ZoneOffset.UTC, Locale.US).lookup(caller);
    }

    private static ToolResult ask(PhoneSessions sessions, String caller, String arguments) {
        return TravelDesk.ask(new PhoneSessionTool(sessions, ZoneOffset.UTC), "CA1", "call_1", caller, arguments);
    }

    @Test
    void aSessionWithDatesHasEverythingAGreetingNeeds() {
        Map<String, String> known = known(packed("2026-11-22T12:00:00Z"), CALLER);
        assertEquals("Lakeview Lantern Hotel", known.get("session_hotel"));
        assertEquals("Chicago", known.get("session_city"));
        assertEquals("March 12", known.get("session_start_date"));
        assertEquals("March 15", known.get("session_end_date"));
        assertTrue(known.get("phone_session").contains("From: Friday, March 12, 2027\n"), known.get("phone_session"));
    }

    @Test
    void aSessionWithoutDatesHasNoDateVariables() {
        Map<String, String> known = known(packed("2026-11-22T12:00:00Z"), "+15005550102");
        assertEquals("Bramble and Finch Hotel", known.get("session_hotel"));
        assertFalse(known.containsKey("session_start_date"));
        assertTrue(known.get("phone_session").contains("Dates: not chosen yet"));
    }

    @Test
    void datesAreSaidInTheAgentsLanguage() {
        PhoneSessions sessions = packed("2026-11-22T12:00:00Z");
        SessionFacts spanish = new SessionFacts(sessions, ZoneOffset.UTC, Locale.forLanguageTag("es-ES"));
        assertEquals("12 de marzo", spanish.lookup(CALLER).get("session_start_date"));
        SessionFacts german = new SessionFacts(sessions, ZoneOffset.UTC, Locale.GERMANY);
        assertEquals("12. März", german.lookup(CALLER).get("session_start_date"));
    }

    @Test
    void aNameThatBeginsWithTheFollowsATheWithoutIt() throws IOException {
        PhoneSessions sessions = written("""
                {"phone_number": "+15005550101", "product": "hotel", "city": "Berlin", "hotel": "The Kiln"}""");
        Map<String, String> known = known(sessions, CALLER);
        assertEquals("Kiln", known.get("session_hotel"));
        assertTrue(known.get("phone_session").contains("Hotel: The Kiln\n"), known.get("phone_session"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15005550199", "anonymous", "", "sip:someone@example.com"})
    void aCallerWithoutASessionIsSimplyNotKnown(String caller) {
        assertEquals(Map.of(), known(packed("2026-11-22T12:00:00Z"), caller));
    }

    @Test
    void everyVariableIsAnnounced() {
        PhoneSessions sessions = packed("2026-11-22T12:00:00Z");
        assertTrue(SessionFacts.variables().containsAll(known(sessions, CALLER).keySet()));
    }

    @Test
    void aStayOverNewYearEndsInTheNextYear() {
        String block = known(packed("2026-11-22T12:00:00Z"), "+15005550106").get("phone_session");
        assertTrue(block.contains("December 28, 2026") && block.contains("January 2, 2027"), block);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-12T00:00:00Z, 2027-03-12", "2027-03-13T00:00:00Z, 2028-03-12"})
    void aDateWithoutAYearIsTheNextOneToCome(String now, String expected) {
        String json = ask(packed(now), CALLER, "{\"phone_number\":\"" + CALLER + "\"}").text();
        assertTrue(json.contains("\"start_date\":\"" + expected + "\""), json);
    }

    @Test
    void datesThatAreOverAreLeftOut() throws IOException {
        PhoneSessions sessions = written("""
                {"phone_number": "+15005550101", "product": "flight", "city": "Tokyo",
                 "start_date": "2026-05-01", "end_date": "2026-05-03"}""");
        assertFalse(known(sessions, CALLER).containsKey("session_start_date"));
    }

    @Test
    void theToolAnswersWithTheWholeSession() {
        ToolResult result = ask(packed("2026-11-22T12:00:00Z"), CALLER, "{\"phone_number\":\"+15005550101\"}");
        assertEquals("""
                {"found":true,"phone_number":"+15005550101","product":"hotel","city":"Chicago",\
                "start_date":"2027-03-12","end_date":"2027-03-15","hotel_name":"Lakeview Lantern Hotel",\
                "hotel_address":"418 North Lake Shore Drive, Chicago, Illinois","guests":2,"rooms":1}""",
                result.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"15005550101", "+1 (500) 555-0101", "001 500 555 0101", "+1.500.555.0101"})
    void aNumberMayBeWrittenAsPeopleWriteIt(String written) {
        ToolResult result = ask(packed("2026-11-22T12:00:00Z"), CALLER, "{\"phone_number\":\"" + written + "\"}");
        assertTrue(result.text().startsWith("{\"found\":true"), result.text());
    }

    @Test
    void aSipCallerIsKnownByTheNumberInTheAddress() {
        assertFalse(known(packed("2026-11-22T12:00:00Z"), "sip:+15005550101@pbx.example.com").isEmpty());
    }

    @Test
    void noSessionIsAnAnswerAndNotAnError() {
        ToolResult result = ask(packed("2026-11-22T12:00:00Z"), "+15005550199", "{\"phone_number\":\"+15005550199\"}");
        assertFalse(result.failed());
        assertTrue(result.text().startsWith("{\"found\":false"), result.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15005550199", "anonymous", ""})
    void somebodyElsesSessionIsNotTold(String caller) {
        ToolResult result = ask(packed("2026-11-22T12:00:00Z"), caller, "{\"phone_number\":\"+15005550101\"}");
        assertTrue(result.failed());
        assertFalse(result.text().contains("Lakeview"), result.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'phone_number':'my number'}", "{'phone_number':15005550101}", "{'number':'+1'}"})
    void wrongArgumentsNameTheArgument(String arguments) {
        ToolResult result = ask(packed("2026-11-22T12:00:00Z"), CALLER, arguments.replace('\'', '"'));
        assertTrue(result.failed());
        assertTrue(result.text().contains("phone_number"), result.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "phone_number": "12", "product": "flight"                                   | "12" is no international
            "product": "cruise"                                                         | hotel, car rental, flight
            "product": "hotel"                                                          | "hotel" belongs to the product
            "product": "hotel", "hotel": "The Kiln"                                     | no hotel "The Kiln" in Tokyo
            "product": "flight", "start_date": "May 1", "end_date": "--05-03"           | "May 1" is no date
            "product": "flight", "start_date": "--05-03"                                | come together
            "product": "flight", "start_date": "2027-05-03", "end_date": "2027-05-01"   | must come after
            "product": "flight", "seats": 2                                             | unknown key "seats"
            """)
    void mistakesInTheFileAreNamedWithTheirPlace(String session, String expected) {
        String number = session.contains("phone_number") ? "" : "\"phone_number\": \"+15005550101\", ";
        var e = assertThrows(
                MalformedFileException.class, () -> written("{" + number + session + ", \"city\": \"Tokyo\"}"));
        assertTrue(e.getMessage().contains("phone-sessions.json"), e.getMessage());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }
}
