package frontdesk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource.TextFile;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private static Routes read(String json) {
        Mistakes mistakes = new Mistakes();
        Routes routes = Routes.read(new TextFile("routes.json", json), mistakes);
        mistakes.refuse();
        return routes;
    }

    private static String refusal(String json) {
        return assertThrows(MalformedFileException.class, () -> read(json)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            +493012345,             whole
            +4930123456,            longer
            +49301,                 longer
            +49309,                 shorter
            +4930,                  shorter
            +498912345,             anybody
            anonymous,              anybody
            '',                     anybody
            +493012345*,            longer
            *,                      anybody
            sip:desk@example.com,   sip
            sip:desk@example.org,   anybody
            """)
    void theWholeNumberWinsOverABeginningAndTheLongerBeginningOverTheShorter(String called, String agent) {
        Routes routes = read("""
                {
                  "*": {"agent": "anybody"},
                  "+4930*": {"agent": "shorter"},
                  "+49301*": {"agent": "longer"},
                  "+493012345": {"agent": "whole"},
                  "sip:desk@example.com": {"agent": "sip"}
                }""");
        assertEquals(agent, routes.find(called).open().agent().orElseThrow());
    }

    @Test
    void aNumberThatIsLongerThanAnyRouteIsAnsweredToo() {
        Route route = read("{\"*\": {\"agent\": \"desk\"}}").find("9".repeat(100_000));
        assertEquals(Optional.of("desk"), route.open().agent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "+1 500": {"agent": "a"}                        | line 3, +1 500: is no number to be called
            "4930*": {"agent": "a"}                         | line 3, 4930*: is no number to be called
            "+4*30": {"agent": "a"}                         | line 3, +4*30: is no number to be called
            "+49*": null                                    | line 3, +49*: needs an object here
            "+49*": "a"                                     | line 3, +49*: needs an object here
            "+49*": {}                                      | line 3, +49*: "agent" is missing
            "+49*": {"agent": "a", "phone": "1"}            | line 3, +49*.phone: unknown key "phone"; known are agent
            "+49*": {"agent": "a", "language": "German"}    | line 3, +49*.language: "language" is an ISO 639-1 code such as
            "+49*": {"agent": "a", "voice": " "}            | line 3, +49*.voice: "voice" is empty
            "+49*": {"agent": "a", "voicemail": "yes"}      | line 3, +49*.voicemail: needs true or false
            "+49*": {"agent": "a", "transfer_to": "0301"}   | line 3, +49*.transfer_to: "transfer_to" is a number in international
            "+49*": {"agent": "a", "closed": {"agent": "b"}} | "opening_hours" and "closed", who answers outside
            "+49*": {"agent": "a", "closed": {}}            | line 3, +49*.closed: "agent" is missing
            "+49*": {"voicemail": true}                     | line 3, +49*: "agent" is missing
            "+49*": {"agent": "a", "opening_hours": {"time_zone": "UTC"}} | line 3, +49*.opening_hours: "week" is missing
            "*": {"agent": "b"}                             | line 3
            "+49*": {"agent": "a"},                         | is not JSON
            """)
    void aMistakeIsNamedWithItsLineAndRoute(String route, String expected) {
        String refusal = refusal("{\n\"*\": {\"agent\": \"a\"},\n" + route + "\n}");
        assertTrue(refusal.startsWith("routes.json, "), refusal);
        assertTrue(refusal.contains(expected), refusal);
        assertEquals(1, refusal.lines().count(), refusal);
    }

    @Test
    void oneBadRouteHidesNoOther() {
        List<String> lines = refusal("""
                {
                  "*": {"agent": 7},
                  "030": {"agent": "a"},
                  "+49*": {"agent": "a", "opening_hours": {"time_zone": "Mars", "week": {"mon": ["08:00-09:00"]}}}
                }""").lines().toList();
        assertEquals(3, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("routes.json, line 2, *.agent: needs a text"), lines.get(0));
        assertTrue(lines.get(1).startsWith("routes.json, line 4, +49*.opening_hours.time_zone: \"time_zone\""), lines.get(1));
        assertTrue(lines.get(2).startsWith("routes.json, line 3, 030: is no number"), lines.get(2));
    }

    @Test
    void whatIsWrongWithOneRouteIsSaidInOneGo() {
        List<String> lines = refusal("""
                {
                  "*": {"agent": "a", "voicemial": true, "language": "German", "transfer_to": "12",
                    "opening_hours": {
                      "time_zone": "Europe/Londn",
                      "week": {"mon": ["9-10"], "tues": ["09:00-10:00"]},
                      "closed_on": ["Christmas"]
                    },
                    "closed": {"agent": "b", "language": "Klingon"}
                  }
                }""").lines().toList();
        for (String expected : List.of(
                "line 2, *.voicemial: unknown key", "line 2, *.language: ", "line 2, *.transfer_to: ",
                "line 4, *.opening_hours.time_zone: ", "hours are such as \"09:00-12:30\"", "not \"tues\"",
                "line 6, *.opening_hours.closed_on: ", "line 8, *.closed.language: ")) {
            assertEquals(1, lines.stream().filter(line -> line.contains(expected)).count(), expected + lines);
        }
        assertEquals(8, lines.size(), lines.toString());
    }

    @Test
    void theNumbersThatNobodyNamesMustBeAnsweredToo() {
        assertTrue(refusal("{\"+49*\": {\"agent\": \"a\"}}").startsWith("routes.json: has no route \"*\""));
    }
}
