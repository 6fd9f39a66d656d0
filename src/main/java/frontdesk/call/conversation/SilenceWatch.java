package frontdesk.call.conversation;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.Phrase;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.ModelSession;
import frontdesk.call.sound.Playback;
import java.time.Duration;

/**
 * Asks a caller who says nothing whether they are still there, once; after a second silence the agent says goodbye and
 * hangs up. Call thread only.
 *
 * <p>The time runs while nobody speaks, no response is given or owed and no tool is at work: from the last mark that
 * came back, or, should one be lost, from when everything will have been played. What the model takes for speech ends
 * it, so that comfort noise does not; a key does too. Whether the caller is asked once more is another matter: they
 * are when they have said something, not when they have coughed.
 */
final class SilenceWatch {

    private static final String ASK = "The caller has said nothing for a while. Ask in a few words whether they are"
            + " still there, and wait.";
    private static final String ASKED = "The caller has said nothing for a while. They were asked, in your voice,"
            + " whether they are still there.";
    private static final String SAY_GOODBYE = "The caller has still said nothing. Say goodbye in one short, friendly"
            + " sentence; the call ends then.";

    private final Duration patience;
    private final ModelSession model;
    private final ResponseGate gate;
    private final Playback playback;
    private final Parting parting;
    private final OwnWords ownWords;
    private final SurroundingCall call;
    private boolean lineIsOpen;
    private boolean running;
    private long dueNanos;
    private boolean asked;

    /** @param patience how long a silence may be; zero for as long as the call lasts */
    SilenceWatch(
            Duration patience,
            ModelSession model,
            ResponseGate gate,
            Playback playback,
            Parting parting,
            OwnWords ownWords,
            SurroundingCall call) {
        this.patience = patience;
        this.model = model;
        this.gate = gate;
        this.playback = playback;
        this.parting = parting;
        this.ownWords = ownWords;
        this.call = call;
    }

    void lineOpened() {
        lineIsOpen = true;
    }

    /** A mark has come back: the caller was listening until now. */
    void agentWasHeard() {
        stop();
        proceed();
    }

    /** A sound of the caller begins; it may be a cough. */
    void soundBegan() {
        stop();
    }

    /** The caller has said something or presses a key: they are there. */
    void callerActs() {
        asked = false;
        stop();
    }

    /** Something has changed: whether it is silent now is looked at anew. */
    void proceed() {
        boolean silent = lineIsOpen && patience.isPositive() && parting.nobodyIsBusy() && !parting.isSettled();
        if (!silent) {
            stop();
        } else if (!running) {
            Duration delay = patience.plusMillis(playback.leftMs(call.nanoTime()));
            running = true;
            dueNanos = call.nanoTime() + delay.toNanos();
            call.ring(Alarm.SILENCE, delay);
        }
    }

    /** The alarm went off, perhaps in the moment in which it was stopped and set anew. */
    void rang() {
        if (!running || call.nanoTime() - dueNanos < 0) {
            return;
        }
        running = false;
        if (asked) {
            call.log("the caller is silent, the agent says goodbye");
            parting.settle(EndReason.CALLER_SILENT, SAY_GOODBYE);
        } else {
            asked = true;
            call.log("the caller is silent, the agent asks");
            if (ownWords.say(Phrase.STILL_THERE).isPresent()) {
                model.note(ASKED);
            } else {
                model.note(ASK);
                gate.owe("");
            }
        }
    }

    private void stop() {
        if (running) {
            running = false;
            call.stop(Alarm.SILENCE);
        }
    }
}
