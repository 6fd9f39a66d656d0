package frontdesk.travel.spoken;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Days and counts in words that can be spoken. */
public final class InWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH);
    private static final int DAYS_NAMED = 3;

    private InWords() {}

    /** Such as {@code Friday, March 12, 2027}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The same and as it is to be sent, such as {@code Friday, March 12, 2027 (2027-03-12)}. */
    public static String inFull(LocalDate day) {
        return DAY.format(day) + " (" + day + ")";
    }

    /** Days as they are said one after the other. */
    public static String days(List<LocalDate> days) {
        return String.join("; ", days.stream().limit(DAYS_NAMED).map(InWords::day).toList())
                + (days.size() > DAYS_NAMED ? "; and " + (days.size() - DAYS_NAMED) + " more" : "");
    }

    /** As in {@code 1 night} and {@code 2 nights}. */
    public static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
