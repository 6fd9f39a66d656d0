package frontdesk.agent;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When somebody is there, by the clock of a place. Immutable.
 *
 * @param week the hours of each day; a day that is absent is a day off
 * @param closedOn days off
 * @param closedEveryYear days off, year after year
 */
record OpeningHours(
        ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> closedOn, Set<MonthDay> closedEveryYear) {
    OpeningHours {
        week = Map.copyOf(week);
        closedOn = Set.copyOf(closedOn);
        closedEveryYear = Set.copyOf(closedEveryYear);
    }

    /**
     * A part of a day.
     *
     * @param from its first minute
     * @param to its last moment is before this one; {@link LocalTime#MAX} stands for midnight
     */
    record Span(LocalTime from, LocalTime to) {
        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (time.isBefore(to) || to.equals(LocalTime.MAX));
        }
    }

    boolean areOpenAt(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        LocalDate day = there.toLocalDate();
        return !closedOn.contains(day)
                && !closedEveryYear.contains(MonthDay.from(day))
                && week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                        .anyMatch(span -> span.holds(there.toLocalTime()));
    }
}
