package frontdesk.travel.spoken;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which day is meant by those who leave out the year, the month or the week. */
class NearestDateTest extends SpokenDatesRig {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-07-16 | next Friday   | 2026-07-24
            2026-07-17 | next Friday   | 2026-07-24
            2026-07-17 | this Friday   | 2026-07-17
            2026-07-18 | next Friday   | 2026-07-24
            2026-07-19 | next Friday   | 2026-07-24
            2026-07-19 | next Monday   | 2026-07-20
            2026-07-18 | this Friday   | 2026-07-24
            2026-07-18 | next Sunday   | 2026-07-26
            2026-07-17 | coming Friday | 2026-07-24
            2026-07-17 | el próximo viernes | 2026-07-24
            2026-07-17 | nächsten Freitag   | 2026-07-24
            2026-07-19 | Friday next week | 2026-07-24
            """)
    void weekdaysAreCountedFromToday(String today, String said, String expected) {
        understood(expected, read("en-US", said, LocalDate.parse(today)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-31 | tomorrow    | 2027-01-01
            2026-12-31 | January 1st | 2027-01-01
            2026-12-31 | December 31 | 2026-12-31
            2027-01-01 | December 31 | 2027-12-31
            2026-12-30 | in a week   | 2027-01-06
            2026-12-30 | Friday      | 2027-01-01
            2026-12-30 | the 2nd     | 2027-01-02
            2027-01-31 | in a month  | 2027-02-28
            2027-02-05 | the 31st    | 2027-03-31
            2027-02-05 | the 29th    | 2027-03-29
            2028-02-05 | the 29th    | 2028-02-29
            2027-04-30 | the 31st    | 2027-05-31
            2028-02-28 | tomorrow    | 2028-02-29
            2027-02-28 | tomorrow    | 2027-03-01
            2027-06-01 | February 29 | 2028-02-29
            2028-02-29 | February 29 | 2028-02-29
            2027-06-01 | 2/29/2028   | 2028-02-29
            """)
    void monthsAndYearsEndWhereTheyEnd(String today, String said, String expected) {
        understood(expected, read("en-US", said, LocalDate.parse(today)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sunday           | 2026-08-16
            Friday           | 2026-08-21
            the 16th         | 2026-08-16
            the 3rd          | 2026-09-03
            August 3         | 2027-08-03
            8/16             | 2026-08-16
            tomorrow         | 2026-07-16
            2026-08-16       | 2026-08-16
            """)
    void anEndIsLookedForAfterTheStart(String said, String expected) {
        LocalDate dayAfterTheStart = LocalDate.parse("2026-08-15");
        understood(expected, new SpokenDates(Locale.US).read(said, TODAY, dayAfterTheStart));
    }

    @Test
    void theFarthestThingSaidIsStillADate() {
        understood("2109-10-15", read("en-US", "in 9999 months", TODAY));
    }
}
