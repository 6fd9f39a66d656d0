package frontdesk.simulator.model;

import frontdesk.simulator.model.ModelScript.CallerWords;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * What the model says next: its script, and when that has run out, a few sentences in rotation.
 *
 * <p>Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedBrain {

    private static final int TONE_MS = 1_200;
    private static final int TONE_PERIOD = 20;

    private final List<ModelTurn> turns;
    private final Queue<CallerWords> callerWords;
    private final List<Say> readings;
    private final List<Say> canned;
    private int nextCanned;

    EmulatedBrain(ModelScript script) {
        turns = new ArrayList<>(script.turns());
        callerWords = new ArrayDeque<>(script.callerWords());
        readings = script.readings();
        canned = script.canned().isEmpty() ? List.of(new Say(tone(), "This is a tone.")) : script.canned();
    }

    /** The first turn left that is given on this occasion, without taking it. */
    Optional<ModelTurn> scripted(On occasion) {
        return turns.stream()
                .filter(turn -> turn.on() == occasion || turn.on() == On.ANY)
                .findFirst();
    }

    /** Takes the turn for this occasion. */
    ModelTurn next(On occasion) {
        Optional<ModelTurn> turn = scripted(occasion);
        turn.ifPresent(turns::remove);
        return turn.orElseGet(() -> ModelTurn.on(occasion, canned.get(nextCanned++ % canned.size())));
    }

    /** A reading, if these instructions ask for just that. */
    Optional<ModelTurn> asksToRead(String instructions) {
        return readings.stream()
                .filter(reading -> instructions.contains("<say>" + reading.text() + "</say>"))
                .findFirst()
                .map(reading -> ModelTurn.on(On.CREATE, reading));
    }

    /** What the caller has said in the turn that was committed now; empty if nobody will ever know. */
    Optional<CallerWords> nextCallerWords() {
        return Optional.ofNullable(callerWords.poll()).filter(words -> !words.text().isEmpty());
    }

    /** A square wave of 400 Hz, soft enough not to frighten anybody. */
    private static byte[] tone() {
        byte[] muLaw = new byte[TONE_MS * EmulatedCoding.PCMU.bytesPerMs()];
        for (int i = 0; i < muLaw.length; i++) {
            muLaw[i] = (byte) (i % TONE_PERIOD < TONE_PERIOD / 2 ? 0xBF : 0x3F);
        }
        return muLaw;
    }
}
