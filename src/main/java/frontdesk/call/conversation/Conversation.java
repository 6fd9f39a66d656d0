package frontdesk.call.conversation;

import frontdesk.call.outcome.CallEnd;
import frontdesk.call.outcome.ConversationEntry;
import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.CallerLine;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.port.ModelSession;
import frontdesk.call.sound.CallerAudio;
import frontdesk.call.sound.Playback;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.List;

/**
 * What the two sides say to each other, and the only place where that is decided: who speaks, who is interrupted, what
 * the model is told of it. Call thread only; it commands the line and the model through their ports and never waits.
 */
public final class Conversation {

    /** The model answers a turn by itself within this time, or is asked to; the same for what it was asked for. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private final SessionPlan plan;
    private final ModelSession model;
    private final SurroundingCall call;
    private final CallerAudio callerAudio;
    private final Playback playback;
    private final BargeIn bargeIn;
    private final ResponseGate gate = new ResponseGate();
    private final PendingTools pendingTools = new PendingTools();
    private final ConversationRecord record = new ConversationRecord();
    private final ToolCalls toolCalls;
    private final Commitments commitments;
    private final Parting parting;
    private final SilenceWatch silence;
    private final Keypad keypad;
    private final Opening opening;
    private final Holding holding;
    private final Apology apology;
    private boolean playMoreIsSet;

    public Conversation(
            CallFacts facts, SessionPlan plan, ModelSession model, CallerAudio callerAudio, SurroundingCall call) {
        this.plan = plan;
        this.model = model;
        this.callerAudio = callerAudio;
        this.call = call;
        this.playback = new Playback(plan.audio());
        OwnWords ownWords = new OwnWords(plan.phrases(), playback, record, call);
        this.toolCalls = new ToolCalls(facts, model, gate, pendingTools, record, call);
        this.commitments = new Commitments(plan.tools(), model, gate, playback, call);
        this.parting = new Parting(
                model, gate, playback, pendingTools, plan.handling().transferTo(), commitments, ownWords, call,
                this::answerTool);
        this.bargeIn = new BargeIn(
                plan.voice(), model, callerAudio, playback, gate, pendingTools, record, parting, call);
        this.silence = new SilenceWatch(
                plan.voice().silence(), model, gate, playback, parting, ownWords, call);
        this.keypad = new Keypad(model, gate, call);
        this.opening = new Opening(plan, ownWords, playback, record, call);
        this.holding = new Holding(ownWords, pendingTools, playback, gate, call);
        this.apology = new Apology(ownWords, playback, call);
    }

    /** The call begins: what needs no model may be said as soon as there is a line. */
    public void begin() {
        opening.begin();
    }

    /** What was said and done so far, oldest first. */
    public List<ConversationEntry> said() {
        return record.entries();
    }

    public void lineOpened(CallerLine line) {
        silence.lineOpened();
        playback.lineOpened(line, call.nanoTime());
        afterPlaying();
    }

    public void markReturned(String name) {
        playback.markReturned(name, call.nanoTime()).forEach(itemId -> opening.heard(itemId, name));
        silence.agentWasHeard();
        afterPlaying();
    }

    public void keyPressed(char key) {
        if (apology.isUnderWay()) {
            return;
        }
        silence.callerActs();
        bargeIn.keyPressed();
        keypad.pressed(key);
        advance();
    }

    public void rang(Alarm alarm) {
        switch (alarm) {
            case PLAY_MORE -> {
                playMoreIsSet = false;
                playback.sendMore(call.nanoTime());
            }
            case ANSWER_OWED -> {
                if (gate.awaitsStart() && !gate.startDidNotCome()) {
                    modelLost("it begins no response, however often it is asked");
                    return;
                }
            }
            case SPEECH_CONFIRMED -> bargeIn.speechLasts();
            case HOLDING -> holding.rang();
            case APOLOGY_OVERDUE -> apology.overdue();
            case PARTING_OVERDUE -> parting.overdue();
            case KEYPAD_PAUSE -> keypad.complete();
            case SILENCE -> silence.rang();
            case TIME_WARNING -> parting.timeIsAlmostOver();
            case TIME_GOODBYE -> parting.timeIsOver();
            case NOBODY_CAME, TIME_UP -> throw new IllegalArgumentException(alarm + " is not for the conversation");
        }
        afterPlaying();
        advance();
    }

    public void toolFinished(ToolFinished finished) {
        toolCalls.finished(finished);
        if (finished.result().farewell().isPresent()) {
            parting.asked(finished);
        } else {
            answerTool(finished.callId(), finished.result());
            commitments.answered(finished.name());
        }
    }

    public void on(ModelEvent event) {
        if (apology.isUnderWay()) {
            return;
        }
        switch (event) {
            case ModelEvent.SessionReady ready -> {
                callerAudio.sessionReady();
                gate.owe(opening.instructions());
                advance();
            }
            case ModelEvent.SessionLost lost -> modelLost(lost.detail());
            case ModelEvent.SpeechStarted started -> {
                silence.soundBegan();
                bargeIn.speechStarted(started.itemId(), started.audioStartMs());
            }
            case ModelEvent.SpeechStopped stopped -> {
                bargeIn.speechStopped(stopped.itemId(), stopped.audioEndMs());
                afterPlaying();
                advance();
            }
            case ModelEvent.TurnCommitted committed -> {
                if (bargeIn.turnCommitted(committed.itemId())) {
                    silence.callerActs();
                    holding.callerSpoke();
                }
                advance();
            }
            case ModelEvent.CallerTranscript transcript -> {
                if (!bargeIn.isFalse(transcript.itemId())) {
                    record.callerSaid(transcript.itemId(), transcript.text());
                }
            }
            case ModelEvent.ResponseStarted started -> responseStarted(started);
            case ModelEvent.SpeechAudio speech -> heardFromModel(speech);
            case ModelEvent.SpeechText text -> {
                if (!playback.isSilenced(text.responseId())) {
                    record.agentSays(text.itemId(), text.text());
                }
            }
            case ModelEvent.SpeechComplete complete -> {
                playback.itemComplete(complete.itemId(), call.nanoTime());
                afterPlaying();
            }
            case ModelEvent.ToolAsked asked -> toolAsked(asked);
            case ModelEvent.ToolResultSeen seen -> gate.resultSeen(seen.callId());
            case ModelEvent.ResponseEnded ended -> responseEnded(ended);
            case ModelEvent.Refused refused -> {
                gate.refused(refused.requestId(), refused.refusal());
                advance();
            }
        }
    }

    /** A caller who is on the line hears an apology before the call ends. */
    private void modelLost(String detail) {
        if (!apology.begin(detail)) {
            call.end(new CallEnd(EndReason.MODEL_LOST, detail));
        }
        afterPlaying();
    }

    private void responseStarted(ModelEvent.ResponseStarted started) {
        boolean mustBeHeard = opening.responseStarted(started.responseId(), started.requestId());
        if (!gate.started(started.responseId(), started.requestId()) && !mustBeHeard) {
            playback.silence(started.responseId());
            model.cancelResponse(started.responseId());
            return;
        }
        parting.responseStarted(started.responseId());
    }

    private void heardFromModel(ModelEvent.SpeechAudio speech) {
        opening.modelSpeaks(speech);
        if (!playback.isSilenced(speech.responseId())) {
            bargeIn.agentActs();
            parting.agentSpeaks();
            holding.agentSpeaks();
        }
        if (!playback.received(speech, call.nanoTime())) {
            call.log("the model is too far ahead, the rest of its response is dropped response=" + speech.responseId());
            playback.silence(speech.responseId());
            model.cancelResponse(speech.responseId());
        }
        afterPlaying();
    }

    private void responseEnded(ModelEvent.ResponseEnded ended) {
        playback.responseEnded(ended.responseId(), call.nanoTime());
        gate.ended(ended.responseId(), ended.outcome());
        if (ended.outcome() == ModelEvent.Outcome.FAILED) {
            call.log("the model failed to respond detail=\"" + ended.detail() + "\"");
        }
        if (pendingTools.responseEnded(ended.responseId())) {
            gate.owe("");
        }
        afterPlaying();
        advance();
    }

    private void toolAsked(ModelEvent.ToolAsked asked) {
        if (toolCalls.asked(asked)) {
            bargeIn.agentActs();
            holding.toolAsked();
            advance();
        }
    }

    private void answerTool(String callId, ToolResult result) {
        toolCalls.answer(callId, result);
        advance();
    }

    /** Asks for a response if one is due, and sees to it that the model does not leave the caller waiting. */
    private void advance() {
        if (apology.isUnderWay()) {
            return;
        }
        if (!bargeIn.isInDoubt() && !keypad.isCollecting()) {
            gate.due().ifPresent(this::request);
        }
        if (gate.awaitsStart()) {
            call.ring(Alarm.ANSWER_OWED, ANSWER_WITHIN);
        }
        silence.proceed();
    }

    private void request(String instructions) {
        String requestId = model.createResponse(instructions);
        gate.requested(requestId);
        opening.requested(requestId, instructions);
    }

    private void afterPlaying() {
        opening.played();
        if (!playMoreIsSet && playback.waitsForRoom()) {
            playMoreIsSet = true;
            call.ring(Alarm.PLAY_MORE, Duration.ofMillis(Playback.MARK_EVERY_MS));
        }
        parting.proceed();
        silence.proceed();
        apology.proceed();
    }
}
