package frontdesk.call.conversation;

import frontdesk.call.outcome.CallEnd;
import frontdesk.call.plan.Phrase;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.sound.Playback;
import java.time.Duration;

/**
 * The last words to a caller whose model is lost, in the agent's own voice; the call ends when they were heard. Call
 * thread only.
 */
final class Apology {

    /** So long the mark after it may fail to come back before the call ends without it. */
    static final Duration OVERDUE = Duration.ofSeconds(3);

    private final OwnWords ownWords;
    private final Playback playback;
    private final SurroundingCall call;
    private boolean underWay;
    private String modelDetail = "";

    Apology(OwnWords ownWords, Playback playback, SurroundingCall call) {
        this.ownWords = ownWords;
        this.playback = playback;
        this.call = call;
    }

    /**
     * Apologizes in place of whatever was being said.
     *
     * @param detail why the model is lost
     * @return false when there are no words for it, or nobody who would hear them: the call can only end
     */
    boolean begin(String detail) {
        if (underWay || !playback.hasLine()) {
            return underWay;
        }
        // Nobody is left who could be told what was heard.
        playback.interrupt("", call.nanoTime());
        underWay = ownWords.sayProtected(Phrase.APOLOGY).isPresent();
        if (underWay) {
            modelDetail = detail;
            call.ring(Alarm.APOLOGY_OVERDUE, OVERDUE.plusMillis(playback.leftMs(call.nanoTime())));
        }
        return underWay;
    }

    /** From here on there is nothing to decide, and nobody to ask. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Something may have been heard. */
    void proceed() {
        if (underWay && !playback.speaking(call.nanoTime())) {
            call.end(CallEnd.apologized(modelDetail));
        }
    }

    /** {@link Alarm#APOLOGY_OVERDUE} rang. */
    void overdue() {
        call.end(CallEnd.apologized(modelDetail));
    }
}
