package frontdesk.travel.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.travel.spoken.SpokenDates.Reading;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenDatesTest {
    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.parse("2026-07-15");

    private static Reading read(String locale, String said, LocalDate today) {
        return new SpokenDates(Locale.forLanguageTag(locale)).read(said, today);
    }

    private static void understood(String expected, Reading reading) {
        assertEquals(new Reading.Understood(LocalDate.parse(expected)), reading);
    }

    private static String refusal(Reading reading) {
        return assertInstanceOf(Reading.Refused.class, reading).reason();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            January 1st               | 2027-01-01
            Jan 1, 2027               | 2027-01-01
            jan. 1st 2027             | 2027-01-01
            1st of January            | 2027-01-01
            the first of January      | 2027-01-01
            January twenty-first      | 2027-01-21
            january twenty first 2027 | 2027-01-21
            1 January 2027            | 2027-01-01
            2027-01-02                | 2027-01-02
            2027-1-2                  | 2027-01-02
            2027/01/02                | 2027-01-02
            2027-01-02T15:00:00Z      | 2027-01-02
            Sept 3                    | 2026-09-03
            on March 12               | 2027-03-12
            Friday, March 12          | 2027-03-12
            Fri, Mar 12, 2027         | 2027-03-12
            Friday the twelfth of March | 2027-03-12
            July 15                   | 2026-07-15
            July 14                   | 2027-07-14
            the 12th                  | 2026-08-12
            the 15th                  | 2026-07-15
            on the twentieth          | 2026-07-20
            the 31st                  | 2026-07-31
            Thursday the 16th         | 2026-07-16
            today                     | 2026-07-15
            Tonight                   | 2026-07-15
            this evening              | 2026-07-15
            tomorrow                  | 2026-07-16
            tomorrow night            | 2026-07-16
            the day after tomorrow    | 2026-07-17
            tomorrow, Thursday        | 2026-07-16
            in two weeks              | 2026-07-29
            in 3 days                 | 2026-07-18
            in a week                 | 2026-07-22
            in a month                | 2026-08-15
            two weeks from today      | 2026-07-29
            a week from tomorrow      | 2026-07-23
            a week from Friday        | 2026-07-24
            Friday                    | 2026-07-17
            on Sunday                 | 2026-07-19
            Tuesday                   | 2026-07-21
            this Friday               | 2026-07-17
            this Wednesday            | 2026-07-15
            next Wednesday            | 2026-07-22
            next Monday               | 2026-07-20
            next Thursday             | 2026-07-23
            coming Thursday           | 2026-07-16
            Friday next week          | 2026-07-24
            next week on Friday       | 2026-07-24
            Friday this week          | 2026-07-17
            this coming Friday        | 2026-07-17
            Christmas Eve             | 2026-12-24
            Christmas Day 2026        | 2026-12-25
            on New Year's Eve         | 2026-12-31
            New Year’s Day            | 2027-01-01
            """)
    void englishIsUnderstood(String said, String expected) {
        understood(expected, read("en-US", said, TODAY));
        understood(expected, read("en-GB", said.toUpperCase(Locale.ROOT), TODAY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            el 3 de marzo                     | 2027-03-03
            3 de marzo de 2027                | 2027-03-03
            el tres de marzo                  | 2027-03-03
            el primero de enero               | 2027-01-01
            1º de enero                       | 2027-01-01
            el treinta y uno de diciembre     | 2026-12-31
            miércoles 3 de marzo              | 2027-03-03
            el 12 de septiembre               | 2026-09-12
            el día 20                         | 2026-07-20
            hoy                               | 2026-07-15
            esta noche                        | 2026-07-15
            mañana                            | 2026-07-16
            MAN\u0303ANA                      | 2026-07-16
            mañana por la mañana              | 2026-07-16
            pasado mañana                     | 2026-07-17
            el próximo viernes                | 2026-07-17
            el viernes que viene              | 2026-07-17
            este sábado                       | 2026-07-18
            el viernes de la próxima semana   | 2026-07-24
            en dos semanas                    | 2026-07-29
            dentro de una semana              | 2026-07-22
            en catorce días                   | 2026-07-29
            Nochevieja                        | 2026-12-31
            el día de Navidad                 | 2026-12-25
            Año Nuevo                         | 2027-01-01
            1/2/2027                          | 2027-02-01
            """)
    void spanishIsUnderstood(String said, String expected) {
        understood(expected, read("es-ES", said, TODAY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3. März                           | 2027-03-03
            3. Maerz 2027                     | 2027-03-03
            am 3. März 2027                   | 2027-03-03
            den dritten März                  | 2027-03-03
            der einunddreißigste Dezember     | 2026-12-31
            Mittwoch, den 3. März             | 2027-03-03
            Mi, 3.3.2027                      | 2027-03-03
            Mittwoch, 3. 3. 2027              | 2027-03-03
            3.3.27                            | 2027-03-03
            3.3.                              | 2027-03-03
            am 20.                            | 2026-07-20
            am Zwanzigsten                    | 2026-07-20
            heute Abend                       | 2026-07-15
            morgen                            | 2026-07-16
            morgen früh                       | 2026-07-16
            übermorgen                        | 2026-07-17
            Sonnabend                         | 2026-07-18
            diesen Freitag                    | 2026-07-17
            kommenden Freitag                 | 2026-07-17
            nächsten Montag                   | 2026-07-20
            nächste Woche Freitag             | 2026-07-24
            Freitag nächster Woche            | 2026-07-24
            in zwei Wochen                    | 2026-07-29
            in einer Woche                    | 2026-07-22
            in 14 Tagen                       | 2026-07-29
            heute in einer Woche              | 2026-07-22
            am 1. Jänner                      | 2027-01-01
            Heiligabend                       | 2026-12-24
            Silvester                         | 2026-12-31
            """)
    void germanIsUnderstood(String said, String expected) {
        understood(expected, read("de-DE", said, TODAY));
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, 2/1/2027, 2027-02-01", "en-GB, 2/1/2027, 2027-01-02", "es, 2/1/2027, 2027-01-02",
        "de, 2/1/2027, 2027-01-02", "de, 2.1.2027, 2027-01-02", "en-GB, 2.1.2027, 2027-01-02",
        "en-US, 2-1-2027, 2027-02-01", "en-GB, 2-1-27, 2027-01-02", "en-US, 1/1/2027, 2027-01-01",
        "en-US, 1.1.2027, 2027-01-01", "en-US, 9/1, 2026-09-01", "en-GB, 9/1, 2027-01-09",
        "en-US, 25/12/2026, 2026-12-25", "en-GB, 12/25/2026, 2026-12-25", "en-US, 25.12.2026, 2026-12-25",
        "en-US, 'Friday, 12/25/2026', 2026-12-25", "en-GB, on 25/12, 2026-12-25"
    })
    void numbersAreReadInTheOrderOfTheLocale(String locale, String said, String expected) {
        understood(expected, read(locale, said, TODAY));
    }

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

    @Test
    void theFarthestThingSaidIsStillADate() {
        understood("2109-10-15", read("en-US", "in 9999 months", TODAY));
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
    void everyDayOfFourYearsIsUnderstoodInEveryFormItIsWrittenIn() {
        SpokenDates dates = new SpokenDates(Locale.US);
        LocalDate today = LocalDate.parse("2027-01-01");
        for (LocalDate day = today; day.getYear() < 2031; day = day.plusDays(1)) {
            Reading expected = new Reading.Understood(day);
            for (String form : new String[] {"%tF", "%<tB %<te, %<tY", "%<tA, %<tb %<te %<tY", "%<tm/%<td/%<tY"}) {
                String said = String.format(Locale.ENGLISH, form.replaceFirst("%<?t", "%1\\$t"), day);
                assertEquals(expected, dates.read(said, today), said);
            }
        }
    }
}
