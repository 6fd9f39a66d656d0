package frontdesk.travel.spoken;

import frontdesk.tool.Arguments;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * The business's own calendar: what day it is there, which days callers may mean, and how far ahead they may book.
 * Refusals name the argument and say what to ask. Safe from any thread.
 */
public final class BusinessCalendar {
    /** For a tool's schema: models like to add a year, and often the wrong one. */
    public static final String ABOUT_YEARS = "Leave out the year unless the caller named it.";

    private static final int LONGEST_NIGHTS = 30;
    private static final int YEARS_AHEAD = 1;

    private final InstantSource clock;
    private final ZoneId zone;
    private final SpokenDates dates;

    /**
     * @param zone where "today" is
     * @param locale how dates in numbers are written
     */
    public BusinessCalendar(InstantSource clock, ZoneId zone, Locale locale) {
        this.clock = clock;
        this.zone = zone;
        this.dates = new SpokenDates(locale);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /**
     * The day in an argument that must be there.
     *
     * @throws Arguments.Refused if it is absent, no day to come, or more than a year ahead
     */
    public LocalDate day(Arguments arguments, String name) throws Arguments.Refused {
        LocalDate today = today();
        return day(arguments, name, today, today);
    }

    /**
     * The days in two arguments that must be there; "the 15th" is looked for after the first day, as in "from the 12th
     * to the 15th".
     *
     * @throws Arguments.Refused as {@link #day} does, and for an end that is not after the start, or after more than 30
     *     nights
     */
    public Period period(Arguments arguments, String startName, String endName) throws Arguments.Refused {
        return period(arguments, startName, endName, Optional.empty());
    }

    /** The same; an argument that is not there means the day as it was before, if there was one. */
    public Period period(Arguments arguments, String startName, String endName, Optional<Period> before)
            throws Arguments.Refused {
        LocalDate today = today();
        LocalDate start = before.isPresent() && !arguments.has(startName)
                ? before.get().start()
                : day(arguments, startName, today, today);
        LocalDate end = before.isPresent() && !arguments.has(endName)
                ? before.get().end()
                : day(arguments, endName, today, start.plusDays(1));
        if (!end.isAfter(start)) {
            throw new Arguments.Refused(
                    "The argument %s, %s, must come after %s, %s. Ask the caller for both dates again.".formatted(
                            endName, InWords.inFull(end), startName, InWords.inFull(start)));
        }
        Period period = new Period(start, end);
        if (period.nights() > LONGEST_NIGHTS) {
            throw new Arguments.Refused(("From %s to %s are %d nights, and more than %d cannot be booked on the"
                    + " telephone. Ask the caller whether the dates are right, or offer a shorter time.")
                    .formatted(startName, endName, period.nights(), LONGEST_NIGHTS));
        }
        return period;
    }

    /** For arguments of which some may still be missing. */
    public void refuseWhatCannotBe(Arguments arguments, String startName, String endName) throws Arguments.Refused {
        if (arguments.has(startName) && arguments.has(endName)) {
            period(arguments, startName, endName);
        } else if (arguments.has(startName) || arguments.has(endName)) {
            day(arguments, arguments.has(startName) ? startName : endName);
        }
    }

    /**
     * Refuses a day that is today here and over already where something is to happen.
     *
     * @param name of the argument that named it
     */
    public void refuseWhatIsPast(String name, LocalDate day, ZoneId where) throws Arguments.Refused {
        LocalDate todayThere = LocalDate.ofInstant(clock.instant(), where);
        if (day.isBefore(todayThere)) {
            throw new Arguments.Refused(
                    "The argument %s, %s, is past: there it is %s already. Ask the caller for a later date."
                            .formatted(name, InWords.inFull(day), InWords.inFull(todayThere)));
        }
    }

    private LocalDate day(Arguments arguments, String name, LocalDate today, LocalDate earliest)
            throws Arguments.Refused {
        Optional<String> said = arguments.text(name);
        if (said.isEmpty()) {
            throw new Arguments.Refused("The argument " + name + " is missing. Ask the caller for this date.");
        }
        return switch (dates.read(said.get(), today, earliest)) {
            case SpokenDates.Reading.Understood(LocalDate day) when day.isAfter(today.plusYears(YEARS_AHEAD)) ->
                throw new Arguments.Refused(
                        "The argument %s, %s, is more than a year ahead, and that far nothing can be booked yet."
                                .formatted(name, InWords.inFull(day)) + " Ask the caller for an earlier date.");
            case SpokenDates.Reading.Understood(LocalDate day) -> day;
            case SpokenDates.Reading.Refused(String reason) ->
                throw new Arguments.Refused("The argument " + name + ": " + reason);
        };
    }
}
