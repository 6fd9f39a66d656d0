package frontdesk.travel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts how often a confirmation number and a surname did not belong together: in a call, and for a number, because
 * whoever guesses can call again. A call gets no more answers after {@value #TRIES_IN_A_CALL} wrong tries; a number is
 * shut after {@value #TRIES_AT_A_NUMBER}, also to those who know the surname, until {@value #HOURS} hours after the
 * first of them. So five surnames a day can be tried at a booking, from however many telephones.
 *
 * <p>Numbers that do not exist are counted alike, or shutting one would say that it does. The last {@value #KEPT} calls
 * and numbers are remembered; to have a number forgotten earlier takes as many wrong tries at others. After a restart
 * counting begins anew. Safe from any thread.
 */
final class GuessGuard {
    private static final int TRIES_IN_A_CALL = 3;
    private static final int TRIES_AT_A_NUMBER = 5;
    private static final int HOURS = 24;
    private static final int KEPT = 50_000;

    private final InstantSource clock;
    private final Map<String, Integer> wrongInCalls = new Last<>();
    private final Map<ConfirmationNumber, Guesses> wrongAtNumbers = new Last<>();

    private record Guesses(int count, Instant since) {}

    private static final class Last<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    }

    GuessGuard(InstantSource clock) {
        this.clock = clock;
    }

    /** @param callSid empty for somebody who is in no call; then only the number counts */
    synchronized boolean isShut(Optional<String> callSid, Optional<ConfirmationNumber> number) {
        boolean callIsShut = callSid.filter(sid -> wrongInCalls.getOrDefault(sid, 0) >= TRIES_IN_A_CALL).isPresent();
        return callIsShut
                || number.map(wrongAtNumbers::get)
                        .filter(guesses -> guesses.count() >= TRIES_AT_A_NUMBER && !isOver(guesses))
                        .isPresent();
    }

    synchronized void wrong(Optional<String> callSid, Optional<ConfirmationNumber> number) {
        callSid.ifPresent(sid -> wrongInCalls.merge(sid, 1, Integer::sum));
        number.ifPresent(tried -> {
            Guesses before = wrongAtNumbers.get(tried);
            boolean anew = before == null || isOver(before);
            wrongAtNumbers.put(tried, anew
                    ? new Guesses(1, clock.instant())
                    : new Guesses(before.count() + 1, before.since()));
        });
    }

    private boolean isOver(Guesses guesses) {
        return !guesses.since().plus(Duration.ofHours(HOURS)).isAfter(clock.instant());
    }
}
