package frontdesk.call.conversation;

import frontdesk.call.plan.Phrase;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.sound.Playback;
import java.time.Duration;

/**
 * Says "one moment" to a caller who waits for a tool, if the model did not: once for each turn of the caller. Call
 * thread only.
 */
final class Holding {

    /** So long a caller may wait for a tool in silence. */
    static final Duration AFTER = Duration.ofMillis(1_500);

    private final OwnWords ownWords;
    private final PendingTools pendingTools;
    private final Playback playback;
    private final ResponseGate gate;
    private final SurroundingCall call;
    private boolean callerIsWaiting;
    private boolean alarmIsSet;

    Holding(
            OwnWords ownWords,
            PendingTools pendingTools,
            Playback playback,
            ResponseGate gate,
            SurroundingCall call) {
        this.ownWords = ownWords;
        this.pendingTools = pendingTools;
        this.playback = playback;
        this.gate = gate;
        this.call = call;
    }

    /** The caller has said something, and has heard nothing since. */
    void callerSpoke() {
        callerIsWaiting = true;
    }

    void agentSpeaks() {
        callerIsWaiting = false;
    }

    void toolAsked() {
        if (callerIsWaiting && !alarmIsSet) {
            alarmIsSet = true;
            call.ring(Alarm.HOLDING, AFTER);
        }
    }

    /** {@link Alarm#HOLDING} rang. */
    void rang() {
        alarmIsSet = false;
        boolean silent = !playback.speaking(call.nanoTime()) && !gate.callerHasTheTurn();
        if (callerIsWaiting && pendingTools.areOpen() && silent) {
            callerIsWaiting = false;
            ownWords.say(Phrase.HOLDING);
        }
    }
}
