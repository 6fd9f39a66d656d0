package frontdesk.travel.spoken;

import frontdesk.travel.spoken.SpokenDates.Reading;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One date being read: what its words say together, in whatever order they came. Used once, by one thread.
 *
 * <p>Each kind of word may occur once, but numbers may occur twice (a day and a year); more than that is two dates, or
 * none.
 */
final class DatePhrase {
    /** From here on a number is a year. */
    private static final int EARLIEST_YEAR = 1000;
    private static final int LONGEST_MONTH_DAYS = 31;
    /** No booking is that far ahead, in whatever unit. */
    private static final int FARTHEST = 999;

    private final LocalDate today;
    private final LocalDate earliest;
    private final List<Integer> numbers = new ArrayList<>();
    private final Set<DateWord.Mark> marks = EnumSet.noneOf(DateWord.Mark.class);
    private Month month;
    private DayOfWeek weekday;
    private DateWord.FromToday fromToday;
    private DateWord.Which which;
    private DateWord.Length length;

    /** @param earliest the first day that dates without a year may mean */
    DatePhrase(LocalDate today, LocalDate earliest) {
        this.today = today;
        this.earliest = earliest;
    }

    /** @return false if the words are not those of one date */
    boolean takes(List<DateWord> words) {
        return words.stream().allMatch(this::takes);
    }

    /** The same for what stands before a date in numbers: at most a weekday, and what may be left out. */
    boolean takesOnlyWeekday(List<DateWord> words) {
        return words.stream().allMatch(word ->
                (word instanceof DateWord.OfWeek || word == DateWord.Mark.NOTHING) && takes(word));
    }

    private boolean takes(DateWord word) {
        switch (word) {
            case DateWord.Number(int value) when numbers.size() < 2 -> numbers.add(value);
            case DateWord.OfYear(Month said) when month == null -> month = said;
            case DateWord.OfWeek(DayOfWeek said) when weekday == null -> weekday = said;
            case DateWord.FromToday said when fromToday == null -> fromToday = said;
            case DateWord.Length said when length == null -> length = said;
            case DateWord.Feast(MonthDay said) when month == null && numbers.isEmpty() -> {
                month = said.getMonth();
                numbers.add(said.getDayOfMonth());
            }
            case DateWord.Which said when which == null -> which = said;
            case DateWord.Mark mark -> marks.add(mark);
            case DateWord.Number _, DateWord.OfYear _, DateWord.OfWeek _, DateWord.FromToday _, DateWord.Length _,
                    DateWord.Feast _, DateWord.Which _ -> {
                return false;
            }
        }
        return true;
    }

    Reading read() {
        if (marks.contains(DateWord.Mark.WEEKEND)) {
            return noDay();
        }
        if (length != null) {
            return month == null ? span() : notUnderstood();
        }
        if (fromToday != null) {
            boolean alone = numbers.isEmpty() && month == null && which == null;
            return alone ? checked(today.plusDays(fromToday.days())) : notUnderstood();
        }
        if (month != null || !numbers.isEmpty()) {
            return which == null ? calendarDay() : notUnderstood();
        }
        return weekday == null ? notUnderstood() : weekdayAlone();
    }

    /** "In two weeks", "a week from Friday", "Friday next week". */
    private Reading span() {
        if (which != null) {
            if (weekday == null || length.unit() != ChronoUnit.WEEKS || !numbers.isEmpty() || fromToday != null) {
                return noDay();
            }
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return upcoming(monday.plusWeeks(weeksAhead(which)).with(TemporalAdjusters.nextOrSame(weekday)));
        }
        boolean counted = numbers.size() == 1 || numbers.isEmpty() && marks.contains(DateWord.Mark.ONE);
        boolean ahead = marks.contains(DateWord.Mark.IN) || marks.contains(DateWord.Mark.FROM);
        boolean fromWeekday = weekday == null || marks.contains(DateWord.Mark.FROM) && fromToday == null;
        if (!counted || !ahead || !fromWeekday) {
            return notUnderstood();
        }
        int count = numbers.isEmpty() ? 1 : numbers.getFirst();
        LocalDate base = weekday != null
                ? today.with(TemporalAdjusters.next(weekday))
                : today.plusDays(fromToday == null ? 0 : fromToday.days());
        LocalDate day = base.plus(Math.min(count, FARTHEST), length.unit());
        boolean maybeWeeks = length.countsToday() && (count == 8 || count == 15);
        return maybeWeeks ? SpokenDates.ambiguous(day.minusDays(1), day) : upcoming(day);
    }

    private static int weeksAhead(DateWord.Which which) {
        return switch (which) {
            case THIS -> 0;
            case COMING, NEXT -> 1;
            case LAST -> -1;
        };
    }

    /** "March 12", "March 12 2027", "the 12th". */
    private Reading calendarDay() {
        List<Integer> years = numbers.stream().filter(number -> number >= EARLIEST_YEAR).toList();
        List<Integer> days = numbers.stream().filter(number -> number < EARLIEST_YEAR).toList();
        if (days.isEmpty()) {
            return noDay();
        }
        if (days.size() > 1 || month == null && !years.isEmpty()) {
            return notUnderstood();
        }
        if (month == null) {
            return dayOfSomeMonth(days.getFirst());
        }
        OptionalInt year = years.isEmpty() ? OptionalInt.empty() : OptionalInt.of(years.getFirst());
        return onDay(year, month.getValue(), days.getFirst());
    }

    private Reading dayOfSomeMonth(int day) {
        if (day < 1 || day > LONGEST_MONTH_DAYS) {
            return new Reading.Refused("No month has a day " + day + ". Ask the caller for the date again.");
        }
        LocalDate first = earliest.withDayOfMonth(1);
        if (day < earliest.getDayOfMonth()) {
            first = first.plusMonths(1);
        }
        while (day > first.lengthOfMonth()) {
            first = first.plusMonths(1);
        }
        return checked(first.withDayOfMonth(day));
    }

    /**
     * A day of the calendar, which must exist, must fall on the weekday that was said with it, and must not be past.
     *
     * @param year if it was said; otherwise the next one in which the day does not come before {@code earliest}
     */
    Reading onDay(OptionalInt year, int monthOfYear, int day) {
        if (monthOfYear < 1 || monthOfYear > 12) {
            return new Reading.Refused("There is no month " + monthOfYear + ". Ask the caller for the date again.");
        }
        Month ofYear = Month.of(monthOfYear);
        boolean over = ofYear.compareTo(earliest.getMonth()) < 0
                || ofYear == earliest.getMonth() && day < earliest.getDayOfMonth();
        int inYear = year.orElse(earliest.getYear() + (over ? 1 : 0));
        int length = ofYear.length(Year.isLeap(inYear));
        if (day < 1 || day > length) {
            return new Reading.Refused(
                    "There is no day %d in %s %d, which has %d days. Ask the caller for the date again.".formatted(
                            day, ofYear.getDisplayName(TextStyle.FULL, Locale.ENGLISH), inYear, length));
        }
        LocalDate date = LocalDate.of(inYear, ofYear, day);
        return date.isBefore(today) ? past(date) : checked(date);
    }

    private Reading weekdayAlone() {
        LocalDate coming = today.with(TemporalAdjusters.next(weekday));
        return switch (which) {
            case null -> {
                LocalDate onOrAfter = earliest.with(TemporalAdjusters.nextOrSame(weekday));
                yield onOrAfter.equals(today) ? SpokenDates.ambiguous(today, coming) : upcoming(onOrAfter);
            }
            case THIS -> upcoming(today.with(TemporalAdjusters.nextOrSame(weekday)));
            case COMING -> upcoming(coming);
            case NEXT -> next(coming);
            case LAST -> upcoming(today.with(TemporalAdjusters.previous(weekday)));
        };
    }

    /**
     * Some mean the first one to come, some the one of next week. The two agree when the first one to come is in next
     * week, and nobody calls tomorrow "next Friday".
     */
    private Reading next(LocalDate coming) {
        boolean inThisWeek = coming.getDayOfWeek().compareTo(today.getDayOfWeek()) > 0;
        if (!inThisWeek) {
            return upcoming(coming);
        }
        LocalDate weekLater = coming.plusWeeks(1);
        return coming.equals(today.plusDays(1)) ? upcoming(weekLater) : SpokenDates.ambiguous(coming, weekLater);
    }

    private Reading checked(LocalDate date) {
        if (weekday != null && date.getDayOfWeek() != weekday) {
            LocalDate nearest = date.minusDays(3).with(TemporalAdjusters.nextOrSame(weekday));
            return new Reading.Refused("%s is not a %s; the nearest one is %s. Ask the caller which one is meant."
                    .formatted(
                            InWords.inFull(date),
                            weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                            InWords.inFull(nearest)));
        }
        return upcoming(date);
    }

    private Reading upcoming(LocalDate date) {
        return date.isBefore(today) ? past(date) : new Reading.Understood(date);
    }

    private Reading past(LocalDate date) {
        return new Reading.Refused("%s is past: today is %s. Ask the caller for a date to come; if they named no year, "
                .formatted(InWords.inFull(date), InWords.inFull(today)) + "send the date without one.");
    }

    private static Reading noDay() {
        return new Reading.Refused("This names no day. Ask the caller for the day, and send one date.");
    }

    static Reading notUnderstood() {
        return new Reading.Refused("This is not understood as one date. Send it as year, month and day, such as "
                + "2027-03-12, or ask the caller for the date again.");
    }
}
