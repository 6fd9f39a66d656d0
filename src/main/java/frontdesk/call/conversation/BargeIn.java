package frontdesk.call.conversation;

import frontdesk.call.plan.VoiceSettings.TurnDetection;
import frontdesk.call.plan.VoiceSettings;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.ModelSession;
import frontdesk.call.sound.CallerAudio;
import frontdesk.call.sound.Cut;
import frontdesk.call.sound.Playback;
import frontdesk.call.sound.RecentIds;
import java.time.Duration;
import java.util.Optional;

/**
 * The caller's turns, and whether they interrupt the agent. Call thread only.
 *
 * <p>An agent whose interruptions are confirmed falls silent at any sound while it has the floor, and waits: what
 * lasts {@link #SPEECH_MS} was speech, and interrupts it; anything shorter was a click, a cough or an echo, and the
 * agent goes on where it stopped. The model is told nothing of that, and the turn that it has made of the sound is
 * taken out of the conversation.
 *
 * <p>How long a sound was is known by the model's own clock: {@code speech_started} tells a place that is the turn
 * detection's padding before the sound, {@code speech_stopped} one that is its pause behind it, and comes so much
 * later. So our timer takes a sound for speech only when such a pause must have been noticed; until then nothing is
 * lost but time in which the agent is silent anyway.
 *
 * <p>While the agent waits for an answer, a short sound is one: "yes" takes no 350 ms. For the same reason it counts in
 * the {@link #LAST_WORDS_MS} of what the agent has to say, which are then said to their end all the same; and while the
 * model thinks about the caller's turn, of which it may be the rest.
 */
final class BargeIn {

    static final long SPEECH_MS = 350;
    static final long LAST_WORDS_MS = 1_000;
    /** Of so many false turns a late transcript is still recognised; the oldest is forgotten first. */
    private static final int FALSE_TURNS_LIMIT = 64;

    /** A sound of which it is not known yet what it is. */
    private record Sound(String itemId, long beganMs) {}

    private final VoiceSettings voice;
    private final ModelSession model;
    private final CallerAudio callerAudio;
    private final Playback playback;
    private final ResponseGate gate;
    private final PendingTools pendingTools;
    private final ConversationRecord record;
    private final Parting parting;
    private final SurroundingCall call;
    private final RecentIds falseTurns = new RecentIds(FALSE_TURNS_LIMIT);
    private Optional<Sound> doubtful = Optional.empty();
    /** The caller has spoken, and the agent has done nothing since that could be noticed. */
    private boolean turnIsUnanswered;
    private long lastTurnEndMs;

    BargeIn(
            VoiceSettings voice,
            ModelSession model,
            CallerAudio callerAudio,
            Playback playback,
            ResponseGate gate,
            PendingTools pendingTools,
            ConversationRecord record,
            Parting parting,
            SurroundingCall call) {
        this.voice = voice;
        this.model = model;
        this.callerAudio = callerAudio;
        this.playback = playback;
        this.gate = gate;
        this.pendingTools = pendingTools;
        this.record = record;
        this.parting = parting;
        this.call = call;
    }

    /** Whether the agent is being held back by a sound that may or may not be speech. */
    boolean isInDoubt() {
        return doubtful.isPresent();
    }

    /** Whether a turn was none: what is said to be its words nobody has said. */
    boolean isFalse(String itemId) {
        return falseTurns.contains(itemId);
    }

    /** The agent speaks, or asks for a tool. */
    void agentActs() {
        turnIsUnanswered = false;
    }

    void speechStarted(String itemId, long audioStartMs) {
        callerAudio.callerSpeaks(true);
        if (confirms() && doubtful.isEmpty() && agentHasFloor()) {
            playback.hold(call.nanoTime());
            doubtful = Optional.of(new Sound(itemId, audioStartMs + paddingMs(audioStartMs)));
            call.ring(Alarm.SPEECH_CONFIRMED, Duration.ofMillis(SPEECH_MS + pauseMs()));
        } else {
            interrupt();
        }
    }

    /** {@link Alarm#SPEECH_CONFIRMED} rang. */
    void speechLasts() {
        if (isInDoubt()) {
            interrupt();
        }
    }

    void speechStopped(String itemId, long audioEndMs) {
        callerAudio.callerSpeaks(false);
        if (isDoubtful(itemId)) {
            soundStopped(doubtful.get(), audioEndMs);
        } else {
            gate.callerPaused();
        }
        lastTurnEndMs = audioEndMs;
    }

    private void soundStopped(Sound sound, long audioEndMs) {
        long lastedMs = audioEndMs - pauseMs() - sound.beganMs();
        if (audioEndMs < 0 || lastedMs >= SPEECH_MS) {
            interrupt();
            gate.callerPaused();
            return;
        }
        boolean hasSaidAll = !gate.isBusy() && !pendingTools.areOpen();
        boolean answers = hasSaidAll && playback.leftMs(call.nanoTime()) <= LAST_WORDS_MS;
        doubtful = Optional.empty();
        playback.resume(call.nanoTime());
        if (answers) {
            parting.callerActs();
            gate.callerPaused();
        } else {
            falseTurns.add(sound.itemId());
            call.log("a sound was no interruption lasted_ms=" + Math.max(0, lastedMs));
        }
    }

    /** @return whether it is a turn of the caller; if not, it is taken out of the conversation */
    boolean turnCommitted(String itemId) {
        if (isFalse(itemId)) {
            model.deleteItem(itemId);
            return false;
        }
        if (isDoubtful(itemId)) {
            interrupt();
        }
        turnIsUnanswered = true;
        gate.turnCommitted(!confirms());
        return true;
    }

    /**
     * The caller's ear comes first: the line is cleared before anything else is done. Then the model is told what was
     * heard, item by item, since only the player can know it (Realtime conversations guide, "interruption").
     */
    private void interrupt() {
        doubtful = Optional.empty();
        silenceAgent(confirms());
        gate.callerSpeaks();
        parting.callerActs();
    }

    /** The caller presses a key: the agent stops as for a word, though the model knows nothing of it. */
    void keyPressed() {
        silenceAgent(true);
        parting.callerActs();
    }

    private void silenceAgent(boolean cancels) {
        String active = gate.activeResponseId();
        for (Cut cut : playback.interrupt(active, call.nanoTime())) {
            switch (cut) {
                case Cut.Truncated part -> {
                    model.truncate(part.itemId(), part.contentIndex(), part.audioEndMs());
                    record.agentWasCut(part.itemId(), part.audioEndMs(), part.receivedMs());
                    call.log("interrupted item=" + part.itemId() + " heard_ms=" + part.audioEndMs());
                }
                case Cut.Unheard none -> {
                    model.deleteItem(none.itemId());
                    record.agentWasCut(none.itemId(), 0, 0);
                    call.log("interrupted item=" + none.itemId() + " heard_ms=0");
                }
                case Cut.OfPhrase phrase ->
                    record.agentWasCut(phrase.itemId(), phrase.heardMs(), phrase.totalMs());
            }
        }
        if (!active.isEmpty() && cancels && !playback.isProtected(active)) {
            model.cancelResponse(active);
        }
    }

    private boolean agentHasFloor() {
        return playback.speaking(call.nanoTime())
                || pendingTools.areOpen()
                || (gate.isBusy() && !turnIsUnanswered);
    }

    private boolean isDoubtful(String itemId) {
        return doubtful.filter(sound -> sound.itemId().equals(itemId)).isPresent();
    }

    private boolean confirms() {
        return switch (voice.interruption()) {
            case IMMEDIATE -> false;
            case CONFIRM -> true;
        };
    }

    /** The padding before a turn ends where the turn before it ended: there is no telling then how long it is. */
    private long paddingMs(long audioStartMs) {
        return switch (voice.turnDetection()) {
            case TurnDetection.ServerVad vad -> audioStartMs > lastTurnEndMs ? vad.prefixPaddingMs() : 0;
            case TurnDetection.SemanticVad vad -> 0;
        };
    }

    private long pauseMs() {
        return switch (voice.turnDetection()) {
            case TurnDetection.ServerVad vad -> vad.silenceDurationMs();
            case TurnDetection.SemanticVad vad -> 0;
        };
    }
}
