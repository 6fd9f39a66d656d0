package frontdesk.travel.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.travel.spoken.SpokenDates.Reading;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as they are said in each language, and written in each country. */
class SpokenDatesTest extends SpokenDatesRig {
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
