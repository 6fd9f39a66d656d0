package frontdesk.travel.postbooking;

import frontdesk.travel.booking.ConfirmationNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing slow: counts how often a confirmation number and a surname did not belong together, for whoever asks
 * and for the confirmation number. Who asks is heard {@value #FREE_OF_ASKER} times, then not for a minute, and each
 * further wrong try doubles that, up to a day. So does a number, after {@value #FREE_AT_NUMBER} wrong tries and up to
 * {@value #LONGEST_AT_NUMBER_HOURS} hours, for all who ask, also for those who know the surname. Whoever has not been
 * wrong for a day begins anew.
 *
 * <p>Two counts, because a stranger with one telephone then shuts out nobody but themselves, and because calling
 * numbers can be forged: with ever new ones 17 surnames can be tried at a booking on the first day, and six on every
 * later one. Its customer has to wait minutes then, hours only when that goes on, and an agent can help at any time.
 *
 * <p>Confirmation numbers that do not exist are counted alike, or shutting one would say that it does. The {@value
 * #KEPT} askers and numbers that were wrong last are remembered; to have one forgotten earlier takes as many wrong
 * tries of others. After a restart counting begins anew. Not safe for several threads: a try is to be judged before the
 * next one is heard.
 */
final class GuessGuard {
    private static final int FREE_OF_ASKER = 3;
    private static final int FREE_AT_NUMBER = 5;
    private static final int LONGEST_AT_NUMBER_HOURS = 4;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final int KEPT = 50_000;

    private final InstantSource clock;
    private final Tries<String> ofAskers = new Tries<>(FREE_OF_ASKER, FORGOTTEN_AFTER);
    private final Tries<ConfirmationNumber> atNumbers =
            new Tries<>(FREE_AT_NUMBER, Duration.ofHours(LONGEST_AT_NUMBER_HOURS));

    private record Wrong(int count, Instant last) {}

    /** The wrong tries of one kind, the latest last. */
    private static final class Tries<K> extends LinkedHashMap<K, Wrong> {
        private static final long serialVersionUID = 1L;

        private final int free;
        private final Duration longestWait;

        Tries(int free, Duration longestWait) {
            super(16, 0.75f, true);
            this.free = free;
            this.longestWait = longestWait;
        }

        void add(K key, Instant now) {
            Wrong before = get(key);
            boolean anew = before == null || !before.last().plus(FORGOTTEN_AFTER).isAfter(now);
            put(key, new Wrong(anew ? 1 : before.count() + 1, now));
        }

        Duration waitAt(K key, Instant now) {
            Wrong wrong = get(key);
            return wrong == null || wrong.count() < free
                    ? Duration.ZERO
                    : Duration.between(now, wrong.last().plus(wait(wrong.count() - free)));
        }

        private Duration wait(int doublings) {
            Duration wait = FIRST_WAIT;
            for (int i = 0; i < doublings && wait.compareTo(longestWait) < 0; i++) {
                wait = wait.multipliedBy(2);
            }
            return wait.compareTo(longestWait) < 0 ? wait : longestWait;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Wrong> eldest) {
            return size() > KEPT;
        }
    }

    GuessGuard(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How long nobody is heard who asks so; nothing if they are heard now.
     *
     * @param asker empty for those who have no name; then only the number counts
     * @param number empty for what is none; then only the asker counts
     */
    Optional<Duration> waitFor(Optional<String> asker, Optional<ConfirmationNumber> number) {
        Instant now = clock.instant();
        Duration ofAsker = asker.map(name -> ofAskers.waitAt(name, now)).orElse(Duration.ZERO);
        Duration atNumber = number.map(tried -> atNumbers.waitAt(tried, now)).orElse(Duration.ZERO);
        return Optional.of(ofAsker.compareTo(atNumber) < 0 ? atNumber : ofAsker).filter(Duration::isPositive);
    }

    /** They were heard, and were wrong. */
    void wrong(Optional<String> asker, Optional<ConfirmationNumber> number) {
        Instant now = clock.instant();
        asker.ifPresent(name -> ofAskers.add(name, now));
        number.ifPresent(tried -> atNumbers.add(tried, now));
    }
}
