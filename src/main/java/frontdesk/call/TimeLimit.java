package frontdesk.call;

import frontdesk.call.port.CallEvent.Alarm;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a call may last, and how it is brought to its end: a minute before, the agent says so; shortly before, it
 * says goodbye; then the call ends, whatever is being said.
 *
 * <p>A call of 70 s or less has no warning, which would come with the greeting. The goodbye begins 10 s before the end,
 * in a call of less than 40 s when three quarters of it are over.
 */
public record TimeLimit(Duration longest) {

    private static final Duration WARNING = Duration.ofMinutes(1);
    private static final Duration GOODBYE = Duration.ofSeconds(10);
    /** So long somebody who comes back is heard at least: for an apology, a word, and a goodbye. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /** Sets a call's alarms, at the moment in which its line is opened. */
    void begin(Alarms alarms) {
        warningAfter().ifPresent(after -> alarms.ring(Alarm.TIME_WARNING, after));
        alarms.ring(Alarm.TIME_GOODBYE, goodbyeAfter());
        alarms.ring(Alarm.TIME_UP, longest);
    }

    /** What is left when so much of it is over, at least {@link #SHORTEST}; never more than the whole. */
    TimeLimit after(Duration spent) {
        Duration left = longest.minus(spent);
        Duration least = SHORTEST.compareTo(longest) < 0 ? SHORTEST : longest;
        return new TimeLimit(left.compareTo(least) < 0 ? least : left);
    }

    /** When the caller is told that a minute is left, since the line was opened. */
    Optional<Duration> warningAfter() {
        return longest.compareTo(WARNING.plus(GOODBYE)) > 0 ? Optional.of(longest.minus(WARNING)) : Optional.empty();
    }

    /** When the agent says goodbye, since the line was opened. */
    Duration goodbyeAfter() {
        Duration quarter = longest.dividedBy(4);
        return longest.minus(quarter.compareTo(GOODBYE) < 0 ? quarter : GOODBYE);
    }
}
