package frontdesk.simulator.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one emulated session will do, as raw facts.
 *
 * @param turns consumed in order by kind: a response takes the first turn left that is given on its occasion. When
 *     none is left, {@code canned} answers
 * @param callerWords what the caller says, one entry for each committed turn; with none left no transcript comes
 * @param readings what is read aloud when a client asks for just these words, between {@code <say>} and {@code </say>}
 *     in a response's instructions; it takes no turn
 * @param canned sentences for the rest of the session, in rotation; if empty, a tone of 1.2 s
 * @param faults what is wrong with the session as a whole
 * @param pace how fast it speaks
 * @param sessionLimit after this long the session expires
 */
public record ModelScript(
        List<ModelTurn> turns,
        List<CallerWords> callerWords,
        List<ModelTurn.Say> readings,
        List<ModelTurn.Say> canned,
        Set<EmulatorFault> faults,
        Pace pace,
        Duration sessionLimit) {

    private static final Duration REAL_LIMIT = Duration.ofMinutes(60);

    public ModelScript {
        turns = List.copyOf(turns);
        callerWords = List.copyOf(callerWords);
        readings = List.copyOf(readings);
        canned = List.copyOf(canned);
        faults = Set.copyOf(faults);
    }

    /** A session without faults at the pace of the real API. */
    public static ModelScript of(ModelTurn... turns) {
        return new ModelScript(List.of(turns), List.of(), List.of(), List.of(), Set.of(), Pace.NATURAL, REAL_LIMIT);
    }

    /** The same script, and what the caller says in it. */
    public ModelScript hearing(CallerWords... words) {
        return new ModelScript(turns, List.of(words), readings, canned, faults, pace, sessionLimit);
    }

    /** The same script, and what it can read aloud. */
    public ModelScript reading(List<ModelTurn.Say> aloud) {
        return new ModelScript(turns, callerWords, aloud, canned, faults, pace, sessionLimit);
    }

    /** The same script, and what is said when it has run out. */
    public ModelScript then(List<ModelTurn.Say> sentences) {
        return new ModelScript(turns, callerWords, readings, sentences, faults, pace, sessionLimit);
    }

    /** The same script in a session that misbehaves. */
    public ModelScript with(EmulatorFault... wrong) {
        return new ModelScript(turns, callerWords, readings, canned, Set.of(wrong), pace, sessionLimit);
    }

    /** The same script at another pace. */
    public ModelScript at(Pace otherPace) {
        return new ModelScript(turns, callerWords, readings, canned, faults, otherPace, sessionLimit);
    }

    /** The same script in a session that ends sooner. */
    public ModelScript within(Duration limit) {
        return new ModelScript(turns, callerWords, readings, canned, faults, pace, limit);
    }

    /**
     * What a caller's turn is in writing.
     *
     * @param text empty: it is never transcribed
     * @param late how long after the commit the transcript comes; the response does not wait for it
     */
    public record CallerWords(String text, Duration late) {}

    /**
     * How fast audio is sent, and in what pieces.
     *
     * @param timesRealTime infinite for all at once
     * @param shortestMs the shortest delta
     * @param longestMs the longest; unless both are the same, deltas are of random and odd sizes between them
     */
    public record Pace(double timesRealTime, int shortestMs, int longestMs) {
        /** As the real API does: well ahead of playback, in deltas of 100 to 400 ms. */
        public static final Pace NATURAL = new Pace(8, 100, 400);
        /** Everything at once. */
        public static final Pace BURST = new Pace(Double.POSITIVE_INFINITY, 100, 400);
        /** As a telephone would: a 20 ms frame every 20 ms. */
        public static final Pace REAL_TIME = new Pace(1, 20, 20);

        public Pace {
            if (!(timesRealTime > 0) || shortestMs < 1 || longestMs < shortestMs) {
                throw new IllegalArgumentException("a pace needs a positive speed and deltas of at least 1 ms");
            }
        }
    }

    /** The refusal of the upgrade that the faults ask for. */
    Optional<EmulatorFault> handshakeFault() {
        return faults.stream().filter(EmulatorFault::isAtHandshake).findFirst();
    }
}
