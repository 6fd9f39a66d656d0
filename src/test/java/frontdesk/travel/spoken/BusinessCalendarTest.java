package frontdesk.travel.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.tool.Arguments;
import frontdesk.tool.JsonText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static BusinessCalendar calendar(String now, String zone) {
        return new BusinessCalendar(InstantSource.fixed(Instant.parse(now)), ZoneId.of(zone), Locale.US);
    }

    private static Period period(String from, String to) throws Arguments.Refused {
        String json = "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
        return calendar("2026-07-15T12:00:00Z", "UTC")
                .period(Arguments.read(new JsonText(json), List.of("from", "to")), "from", "to");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-16T03:00:00Z, America/Chicago, 2026-07-15", "2026-07-16T03:00:00Z, Europe/Berlin, 2026-07-16",
        "2026-12-31T16:00:00Z, Asia/Tokyo, 2027-01-01"
    })
    void todayIsTheBusinesssOwn(String now, String zone, String today) {
        assertEquals(LocalDate.parse(today), calendar(now, zone).today());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T05:59:59Z, America/Chicago, 2026-11-23", "2026-11-23T06:00:00Z, America/Chicago, 2026-11-24",
        "2026-11-22T22:59:59Z, Europe/Berlin, 2026-11-23", "2026-11-22T23:00:00Z, Europe/Berlin, 2026-11-24"
    })
    void tomorrowIsAnotherDayFromMidnightAtTheBusiness(String now, String zone, String tomorrow) throws Exception {
        Arguments said = Arguments.read(new JsonText("{\"day\":\"tomorrow\"}"), List.of("day"));
        assertEquals(LocalDate.parse(tomorrow), calendar(now, zone).day(said, "day"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Friday      | Sunday     | 2026-07-17 | 2026-07-19 | 2
            March 12    | the 15th   | 2027-03-12 | 2027-03-15 | 3
            December 28 | January 2  | 2026-12-28 | 2027-01-02 | 5
            tonight     | tomorrow   | 2026-07-15 | 2026-07-16 | 1
            2026-08-01  | 2026-08-31 | 2026-08-01 | 2026-08-31 | 30
            2027-06-20  | 2027-07-15 | 2027-06-20 | 2027-07-15 | 25
            """)
    void anEndFollowsItsStart(String from, String to, String start, String end, int nights) throws Exception {
        Period period = period(from, to);
        assertEquals(new Period(LocalDate.parse(start), LocalDate.parse(end)), period);
        assertEquals(nights, period.nights());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-08-03  | 2026-08-02   | The argument to, Sunday, August 2, 2026 (2026-08-02), must come after from
            2026-08-03  | 2026-08-03   | must come after from
            2026-08-01  | 2026-09-01   | From from to to are 31 nights, and more than 30 cannot be booked
            2027-07-10  | 2027-07-16   | The argument to, Friday, July 16, 2027 (2027-07-16), is more than a year ahead
            2062-03-12  | 2062-03-13   | more than a year ahead
            February 30 | March 2      | The argument from: There is no day 30 in February 2027
            March 12    | March 12     | more than a year ahead
            2026-08-01  | in a jiffy   | The argument to: This is not understood
            2026-08-01  |              | The argument to is missing
            """)
    void aPeriodThatCannotBeIsRefusedWithTheArgumentsName(String from, String to, String expected) {
        String reason = assertThrows(Arguments.Refused.class, () -> period(from, to == null ? "" : to)).getMessage();
        assertTrue(reason.contains(expected), reason);
    }

    @Test
    void periodsThatOnlyTouchDoNotOverlap() {
        Period first = new Period(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-08-03"));
        Period second = new Period(LocalDate.parse("2026-08-03"), LocalDate.parse("2026-08-04"));
        assertFalse(first.overlaps(second));
        assertFalse(second.overlaps(first));
        assertTrue(first.overlaps(new Period(LocalDate.parse("2026-08-02"), LocalDate.parse("2026-08-09"))));
    }
}
