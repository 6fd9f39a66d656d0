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
     * A part of a day, perhaps with the beginning of the next: a bar's evening belongs to the day on which it began.
     *
     * @param from its first minute
     * @param to its last moment is before this one, which is of the next day unless it is later than {@code from};
     *     {@link LocalTime#MAX} stands for midnight
     */
    record Span(LocalTime from, LocalTime to) {
        boolean goesPastMidnight() {
            return to.isBefore(from);
        }

        private boolean holds(LocalTime time) {
            return !time.isBefore(from) && (time.isBefore(to) || to.equals(LocalTime.MAX) || goesPastMidnight());
        }

        private boolean holdsOfTheNextDay(LocalTime time) {
            return goesPastMidnight() && time.isBefore(to);
        }
    }

    boolean areOpenAt(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        LocalDate day = there.toLocalDate();
        LocalTime time = there.toLocalTime();
        return spans(day).stream().anyMatch(span -> span.holds(time))
                || spans(day.minusDays(1)).stream().anyMatch(span -> span.holdsOfTheNextDay(time));
    }

    private List<Span> spans(LocalDate day) {
        boolean off = closedOn.contains(day) || closedEveryYear.contains(MonthDay.from(day));
        return off ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
