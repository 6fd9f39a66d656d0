package frontdesk.travel;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Days and counts in words that can be spoken. */
final class InWords {
    private static final int DAYS_NAMED = 3;

    private InWords() {}

    static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH).format(day);
    }

    /** Days as they are said one after the other. */
    static String days(List<LocalDate> days) {
        return String.join("; ", days.stream().limit(DAYS_NAMED).map(InWords::day).toList())
                + (days.size() > DAYS_NAMED ? "; and " + (days.size() - DAYS_NAMED) + " more" : "");
    }

    /** As in {@code 1 night} and {@code 2 nights}. */
    static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
