package frontdesk.travel.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import frontdesk.travel.spoken.SpokenDates.Reading;
import java.time.LocalDate;
import java.util.Locale;

/** Somebody says a date, as a rule on a Wednesday in July. */
abstract class SpokenDatesRig {
    /** A Wednesday. */
    static final LocalDate TODAY = LocalDate.parse("2026-07-15");

    static Reading read(String locale, String said, LocalDate today) {
        return new SpokenDates(Locale.forLanguageTag(locale)).read(said, today);
    }

    static void understood(String expected, Reading reading) {
        assertEquals(new Reading.Understood(LocalDate.parse(expected)), reading);
    }

    static String refusal(Reading reading) {
        return assertInstanceOf(Reading.Refused.class, reading).reason();
    }
}
