package frontdesk.travel.spoken;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no day, or no day that can be booked, or can be two, is refused with the reason. */
class RefusedDatesTest extends SpokenDatesRig {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-07-15 | next Friday      | 2026-07-17 | 2026-07-24
            2026-07-13 | next Friday      | 2026-07-17 | 2026-07-24
            2026-07-13 | nächsten Freitag | 2026-07-17 | 2026-07-24
            2026-07-15 | next Sunday      | 2026-07-19 | 2026-07-26
            2026-07-17 | Friday           | 2026-07-17 | 2026-07-24
            2026-12-30 | Wednesday        | 2026-12-30 | 2027-01-06
            2026-07-15 | 9.8.2026         | 2026-08-09 | 2026-09-08
            2026-07-15 | Saturday, March 12 | 2027-03-12 | 2027-03-13
            2026-07-15 | heute in acht Tagen | 2026-07-22 | 2026-07-23
            2026-07-15 | en quince días  | 2026-07-29 | 2026-07-30
            2026-07-17 | el viernes      | 2026-07-17 | 2026-07-24
            2026-07-17 | am Freitag      | 2026-07-17 | 2026-07-24
            2026-07-15 | Thursday the 17th | 2026-07-17 | 2026-07-16
            """)
    void whatCanMeanTwoDaysIsAnsweredWithBoth(String today, String said, String one, String other) {
        String reason = refusal(read("en-US", said, LocalDate.parse(today)));
        assertTrue(reason.contains(one) && reason.contains(other), reason);
        assertTrue(reason.contains("Ask the caller which one is meant"), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            February 30          | There is no day 30 in February 2027, which has 28 days
            February 30th        | There is no day 30 in February 2027, which has 28 days
            el 30 de febrero     | There is no day 30 in February 2027, which has 28 days
            30. Februar          | There is no day 30 in February 2027, which has 28 days
            ayer                 | Tuesday, July 14, 2026 (2026-07-14) is past
            letzten Freitag      | Friday, July 10, 2026 (2026-07-10) is past
            Christmas Day 2025   | is past
            February 29          | There is no day 29 in February 2027
            2/29/2027            | There is no day 29 in February 2027
            2028-02-30           | which has 29 days
            September 31         | There is no day 31 in September 2026
            2026-13-01           | There is no month 13
            2026-00-10           | There is no month 0
            13/13/2026           | There is no month 13
            the 32nd             | No month has a day 32
            March 0              | There is no day 0
            yesterday            | Tuesday, July 14, 2026 (2026-07-14) is past: today is Wednesday, July 15, 2026
            last Friday          | Friday, July 10, 2026 (2026-07-10) is past
            Monday this week     | Monday, July 13, 2026 (2026-07-13) is past
            2024-01-02           | send the date without one
            1/1/2026             | January 1, 2026 (2026-01-01) is past
            July 14, 2026        | is past
            next week            | This names no day
            this weekend         | This names no day
            next month           | This names no day
            March                | This names no day
            March 2027           | This names no day
            """)
    void pastAndImpossibleDatesAreRefusedWithTheReason(String said, String expected) {
        String reason = refusal(read("en-US", said, TODAY));
        assertTrue(reason.contains(expected), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "soon", "whenever", "March 12 to March 15", "March 12-15", "12-15 March", "12-15", "March or April 3",
        "Friday or Saturday", "3 days", "two weeks", "week", "Friday in two weeks", "tomorrow, March 12",
        "next March 12", "99999", "2026-07-15 2026-07-16", "March 12 13", "12 12 12", "noon",
        "Christmas Eve 24", "Christmas March",
        "\u0000", "March 12; drop", "１２月３日", "in 99999999999 days", "in weeks", "next", "the", "-",
        "1/", "1/2/3/4", "1/2/027"
    })
    void whatIsNotOneDateIsRefused(String said) {
        String reason = refusal(read("en-US", said, TODAY));
        assertTrue(reason.contains("2027-03-12"), reason);
    }

    @Test
    void aVeryLongTextIsRefusedAtOnce() {
        refusal(read("en-US", "march ".repeat(100_000), TODAY));
    }
}
