package frontdesk.travel.spoken;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;

/** What one word, or one fixed phrase, says in a date. */
sealed interface DateWord {

    /** A day of the month, a year, or how many of something. */
    record Number(int value) implements DateWord {}

    record OfYear(Month month) implements DateWord {}

    record OfWeek(DayOfWeek weekday) implements DateWord {}

    /** "Today", "tomorrow": how many days from today. */
    record FromToday(int days) implements DateWord {}

    /** @param countsToday "in acht Tagen", "en quince días": some mean one and two weeks by it, some do not */
    record Length(ChronoUnit unit, boolean countsToday) implements DateWord {
        Length(ChronoUnit unit) {
            this(unit, false);
        }
    }

    /** A day that has a name. */
    record Feast(MonthDay day) implements DateWord {}

    enum Which implements DateWord {
        /** "This Friday". */
        THIS,
        /** "The coming Friday": the first one after today. */
        COMING,
        /** "Next Friday": people do not agree on what it means. */
        NEXT,
        LAST
    }

    enum Mark implements DateWord {
        /** "In" two weeks. */
        IN,
        /** Two weeks "from" Friday. */
        FROM,
        /** "A" week. */
        ONE,
        WEEKEND,
        /** What may be left out: articles, "on", "at night". */
        NOTHING
    }
}
