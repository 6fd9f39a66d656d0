package frontdesk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

    private static final OpeningHours BERLIN = new OpeningHoursFile(
            "Europe/Berlin",
            Map.of("mon-thu", List.of("14:00-18:00", "08:30-12:00"), "fri", List.of("20:00-24:00")),
            List.of("2026-11-25", "--12-24")).toOpeningHours();

    /** In November Berlin is an hour before Greenwich, in July two. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:29:59Z, false",
        "2026-11-23T07:30:00Z, true",
        "2026-11-23T10:59:59Z, true",
        "2026-11-23T11:00:00Z, false",
        "2026-11-23T13:00:00Z, true",
        "2026-07-20T06:30:00Z, true",
        "2026-07-20T11:59:59Z, false",
        "2026-11-27T22:59:59.999999999Z, true",
        "2026-11-27T23:00:00Z, false",
        "2026-11-28T09:00:00Z, false",
        "2026-11-25T09:00:00Z, false",
        "2026-12-24T09:00:00Z, false",
        "2029-12-24T09:00:00Z, false",
        "2026-12-23T09:00:00Z, true"
    })
    void hoursAreThoseOfThePlace(String instant, boolean open) {
        assertEquals(open, BERLIN.areOpenAt(Instant.parse(instant)));
    }

    /** Friday's evening ends on Saturday; Saturday's has not begun on a day off, and its end on Sunday goes with it. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-27T16:59:59Z, false",
        "2026-11-27T17:00:00Z, true",
        "2026-11-27T23:00:00Z, true",
        "2026-11-28T00:59:59Z, true",
        "2026-11-28T01:00:00Z, false",
        "2026-11-28T18:00:00Z, true",
        "2026-11-29T00:30:00Z, true",
        "2026-11-29T18:00:00Z, false",
        "2026-12-05T00:30:00Z, true",
        "2026-12-05T18:00:00Z, false",
        "2026-12-06T00:30:00Z, false",
        "2026-11-27T00:30:00Z, false"
    })
    void anEveningPastMidnightBelongsToTheDayOnWhichItBegins(String instant, boolean open) {
        OpeningHours bar = new OpeningHoursFile(
                "Europe/Berlin", Map.of("fri-sat", List.of("18:00-02:00")), List.of("2026-12-05")).toOpeningHours();
        assertEquals(open, bar.areOpenAt(Instant.parse(instant)));
    }

    private static String refusal(String zone, String days, String spans, String closedOn) {
        Map<String, List<String>> week = Map.of(days, List.of(spans.split(" ")));
        List<String> closed = closedOn == null ? null : Arrays.asList(closedOn.split(" "));
        return assertThrows(IllegalArgumentException.class, () -> new OpeningHoursFile(zone, week, closed)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Berlin        | mon     | 08:00-12:00             |            | "time_zone" is a name such as
                          | mon     | 08:00-12:00             |            | "time_zone" is a name such as "Europe/Berlin", and
            UTC           | Monday  | 08:00-12:00             |            | "week" names days such as "mon" or "mon-fri"
            UTC           | fri-mon | 08:00-12:00             |            | not "fri-mon"
            UTC           | mon     | 8:00-12:00              |            | not "8:00-12:00"
            UTC           | mon     | 08:00-25:00             |            | not "08:00-25:00"
            UTC           | mon     | 24:00-24:00             |            | not "24:00-24:00"
            UTC           | mon     | 12:00-12:00             |            | never of no length
            UTC           | mon     | 22:00-02:00 23:00-24:00 |            | the hours of "mon" overlap
            UTC           | mon     | 08:00-12:00 11:00-14:00 |            | the hours of "mon" overlap
            UTC           | mon     | 08:00-12:00             | 24.12.2026 | not "24.12.2026"
            UTC           | mon     | 08:00-12:00             | --02-30    | not "--02-30"
            """)
    void aBadHourOrDayIsNamed(String zone, String days, String spans, String closedOn, String expected) {
        String refusal = refusal(zone, days, spans, closedOn);
        assertTrue(refusal.contains(expected), refusal);
    }

    @Test
    void aDayMayHaveItsHoursOnlyOnce() {
        Map<String, List<String>> week = Map.of("mon-fri", List.of("08:00-12:00"), "fri", List.of("13:00-14:00"));
        String refusal = assertThrows(
                IllegalArgumentException.class, () -> new OpeningHoursFile("UTC", week, null)).getMessage();
        assertEquals("\"week\" names fri twice", refusal);
    }
}
