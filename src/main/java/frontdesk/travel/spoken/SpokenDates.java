package frontdesk.travel.spoken;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands a day as people say it, in English, Spanish or German: "January 1st", "1/1/2026", "tomorrow", "next
 * Friday", "el 3 de marzo", "in zwei Wochen". Immutable; safe from any thread.
 *
 * <p>A date without a year is the next one to come. What is past, impossible, or can mean two days is refused in words
 * for the model; of two days both are named, so that it can ask.
 */
final class SpokenDates {
    private static final int LONGEST = 100;
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:t[0-9:.z+-]*)?");
    private static final Pattern NUMBERS = Pattern.compile(
            "(\\d{1,2})\\s*([./-])\\s*(\\d{1,2})(?:\\s*\\2\\s*(\\d{4}|\\d{2})|\\.)?");
    /** "12-15" is rather two days than one. */
    private static final Pattern DAY_TO_DAY = Pattern.compile("[^-]*-[^-]*");
    /** "Friday, 1/2/2027" and "el 1/2/2027". */
    private static final Pattern BEFORE_NUMBERS = Pattern.compile("([\\p{L}\\s,.]*)(\\d.*)");
    private static final int CENTURY = 2000;

    private final DateWords words = new DateWords();
    private final boolean monthFirst;

    /** What was understood. */
    sealed interface Reading {
        record Understood(LocalDate day) implements Reading {}

        /** @param reason whole sentences for the model: what is wrong and what to ask */
        record Refused(String reason) implements Reading {}
    }

    /** @param locale whether 1/2 is the second of January or the first of February */
    SpokenDates(Locale locale) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        monthFirst = pattern.indexOf('M') < pattern.indexOf('d');
    }

    Reading read(String said, LocalDate today) {
        return read(said, today, today);
    }

    /**
     * @param said by the caller, or written by the model
     * @param today at the business
     * @param earliest today or later: the day from which on "Sunday", "the 15th" and "March 15" are looked for, as in
     *     "from Friday to Sunday"
     */
    Reading read(String said, LocalDate today, LocalDate earliest) {
        String plain = said.length() > LONGEST ? "" : DateWords.plain(said);
        Matcher iso = ISO.matcher(plain);
        if (iso.matches()) {
            return new DatePhrase(today, earliest)
                    .onDay(OptionalInt.of(number(iso, 1)), number(iso, 2), number(iso, 3));
        }
        Matcher parts = BEFORE_NUMBERS.matcher(plain);
        if (parts.matches()) {
            Matcher numbers = NUMBERS.matcher(parts.group(2));
            Optional<List<DateWord>> before = words.read(parts.group(1));
            if (numbers.matches() && before.isPresent()) {
                DatePhrase phrase = new DatePhrase(today, earliest);
                boolean oneDay = !DAY_TO_DAY.matcher(parts.group(2)).matches();
                return oneDay && phrase.takesOnlyWeekday(before.get())
                        ? numeric(phrase, numbers)
                        : DatePhrase.notUnderstood();
            }
        }
        DatePhrase phrase = new DatePhrase(today, earliest);
        return words.read(plain).filter(phrase::takes).map(all -> phrase.read()).orElseGet(DatePhrase::notUnderstood);
    }

    private Reading numeric(DatePhrase phrase, Matcher numbers) {
        int first = number(numbers, 1);
        int second = number(numbers, 3);
        OptionalInt year = numbers.group(4) == null ? OptionalInt.empty() : OptionalInt.of(year(numbers.group(4)));
        Reading monthThenDay = phrase.onDay(year, first, second);
        Reading dayThenMonth = phrase.onDay(year, second, first);
        // With dots the day comes first wherever dots are the custom; where they are not, nobody can know.
        if (monthFirst && numbers.group(2).equals(".") && first <= 12 && second <= 12 && first != second) {
            return either(dayThenMonth, monthThenDay);
        }
        return monthFirst && first <= 12 || second > 12 ? monthThenDay : dayThenMonth;
    }

    private static Reading either(Reading one, Reading other) {
        return one instanceof Reading.Understood(LocalDate day) && other instanceof Reading.Understood(LocalDate second)
                ? ambiguous(day, second)
                : one instanceof Reading.Understood ? one : other;
    }

    /** Both days that can be meant, for the model to ask which. */
    static Reading ambiguous(LocalDate one, LocalDate other) {
        return new Reading.Refused("This can mean %s or %s. Ask the caller which one is meant, and send that date."
                .formatted(InWords.inFull(one), InWords.inFull(other)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int year(String written) {
        int year = Integer.parseInt(written);
        return written.length() == 2 ? CENTURY + year : year;
    }
}
