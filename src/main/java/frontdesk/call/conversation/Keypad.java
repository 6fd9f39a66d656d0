package frontdesk.call.conversation;

import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.ModelSession;
import java.time.Duration;

/**
 * The keys that the caller presses, told to the model together: it is told once when {@code #} is pressed, when {@link
 * #PAUSE} has passed without another key, or when there are {@link #KEYS_LIMIT} of them, and then owes a response. Call
 * thread only.
 *
 * <p>Whoever presses a key knows telephone menus and expects the agent to stop talking: it does, at the first key, as
 * if the caller had spoken, and asks nothing of the model until the last one. What was pressed may be a card's number:
 * the keys are in no log and in no record of the call.
 */
final class Keypad {

    static final Duration PAUSE = Duration.ofMillis(2_500);
    static final int KEYS_LIMIT = 32;
    private static final char END = '#';

    private final ModelSession model;
    private final ResponseGate gate;
    private final SurroundingCall call;
    private final StringBuilder keys = new StringBuilder();

    Keypad(ModelSession model, ResponseGate gate, SurroundingCall call) {
        this.model = model;
        this.gate = gate;
        this.call = call;
    }

    /** Whether more keys may follow. */
    boolean isCollecting() {
        return !keys.isEmpty();
    }

    void pressed(char key) {
        keys.append(key);
        if (key == END || keys.length() == KEYS_LIMIT) {
            call.stop(Alarm.KEYPAD_PAUSE);
            complete();
        } else {
            call.ring(Alarm.KEYPAD_PAUSE, PAUSE);
        }
    }

    /** {@link Alarm#KEYPAD_PAUSE} rang, or the last key was pressed. */
    void complete() {
        if (!isCollecting()) {
            return;
        }
        int last = keys.length() - 1;
        if (last > 0 && keys.charAt(last) == END) {
            keys.setLength(last);
        }
        call.log("keys pressed count=" + keys.length());
        model.note("The caller pressed " + String.join(" ", keys.toString().split("")) + " on the keypad.");
        keys.setLength(0);
        gate.owe("");
    }
}
