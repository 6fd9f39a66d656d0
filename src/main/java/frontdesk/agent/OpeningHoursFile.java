package frontdesk.agent;

import frontdesk.agent.OpeningHours.Span;
import frontdesk.file.Complaints;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code opening_hours} of a route as it is written: {@code {"time_zone": "Europe/Berlin", "week": {"mon-fri":
 * ["09:00-12:30", "14:00-18:00"]}, "closed_on": ["2026-12-24", "--12-25"]}}.
 */
record OpeningHoursFile(String timeZone, Map<String, List<String>> week, List<String> closedOn) {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern SPAN = Pattern.compile("\\d\\d:\\d\\d-\\d\\d:\\d\\d");
    private static final String MIDNIGHT = "24:00";

    OpeningHoursFile {
        week = Objects.requireNonNullElse(week, Map.of());
        closedOn = Objects.requireNonNullElse(closedOn, List.of());
        Complaints complaints = new Complaints();
        complaints.unless(!week.isEmpty(),
                "\"week\" is missing: the hours, such as {\"mon-fri\": [\"09:00-17:00\"]}");
        // What cannot be understood is refused here, where its place is known.
        hours(timeZone, week, closedOn, complaints);
        complaints.refuse();
    }

    OpeningHours toOpeningHours() {
        return hours(timeZone, week, closedOn, new Complaints()).orElseThrow();
    }

    /** @return empty if there is anything to complain about the zone; other complaints leave out what they are about */
    private static Optional<OpeningHours> hours(
            String timeZone, Map<String, List<String>> week, List<String> closedOn, Complaints complaints) {
        Map<DayOfWeek, List<Span>> hours = new EnumMap<>(DayOfWeek.class);
        week.forEach((days, texts) -> complaints.unless(() -> {
            List<Span> spans = spans(days, texts);
            for (DayOfWeek day : days(days)) {
                need(hours.put(day, spans) == null, "\"week\" names " + DAYS.get(day.ordinal()) + " twice");
            }
        }));
        Set<LocalDate> once = new HashSet<>();
        Set<MonthDay> yearly = new HashSet<>();
        closedOn.forEach(day -> complaints.unless(() -> closedDay(String.valueOf(day), once, yearly)));
        return complaints.get(() -> zone(timeZone)).map(zone -> new OpeningHours(zone, hours, once, yearly));
    }

    private static void closedDay(String day, Set<LocalDate> once, Set<MonthDay> yearly) {
        try {
            if (day.startsWith("--")) {
                yearly.add(MonthDay.parse(day));
            } else {
                once.add(LocalDate.parse(day));
            }
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException("\"closed_on\" holds days such as \"2026-12-24\", or \"--12-25\" for"
                    + " every year, not \"" + day + "\"");
        }
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(String.valueOf(timeZone));
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("\"time_zone\" is a name such as \"Europe/Berlin\""
                    + (timeZone == null ? ", and must be there" : ", not \"" + timeZone + "\""));
        }
    }

    /** {@code mon} or {@code mon-fri}. */
    private static List<DayOfWeek> days(String text) {
        String[] ends = text.split("-", 2);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        need(first >= 0 && last >= first,
                "\"week\" names days such as \"mon\" or \"mon-fri\", from mon to sun, not \"" + text + "\"");
        return List.of(DayOfWeek.values()).subList(first, last + 1);
    }

    private static List<Span> spans(String days, List<String> texts) {
        need(texts != null, "\"" + days + "\" needs a list of hours; leave out days off");
        List<Span> spans = new ArrayList<>();
        texts.forEach(text -> spans.add(span(text)));
        spans.sort(Comparator.comparing(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            Span before = spans.get(i - 1);
            need(!before.goesPastMidnight() && !spans.get(i).from().isBefore(before.to()),
                    "the hours of \"" + days + "\" overlap");
        }
        return List.copyOf(spans);
    }

    /** {@code 09:00-12:30}, or past midnight {@code 18:00-02:00}; only an end may be {@code 24:00}. */
    private static Span span(String text) {
        String problem = "hours are such as \"09:00-12:30\", or past midnight \"18:00-02:00\", never of no length,"
                + " not \"" + text + "\"";
        need(text != null && SPAN.matcher(text).matches(), problem);
        try {
            String end = text.substring(6);
            Span span = new Span(
                    LocalTime.parse(text.substring(0, 5)),
                    end.equals(MIDNIGHT) ? LocalTime.MAX : LocalTime.parse(end));
            need(!span.from().equals(span.to()), problem);
            return span;
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static void need(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
