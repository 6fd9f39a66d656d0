package frontdesk.call;

import frontdesk.call.CallEvent.Alarm;
import frontdesk.call.CallEvent.ToolFinished;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import java.time.Duration;

/**
 * What the two sides say to each other, and the only place where that is decided: who speaks, who is interrupted, what
 * the model is told of it. Call thread only; it commands the line and the model through their ports and never waits.
 */
final class Conversation {

    /** The model answers a turn by itself within this time, or is asked to; the same for what it was asked for. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    /** What the conversation needs of its call. */
    interface Surroundings {
        long nanoTime();

        /** Sets an alarm; one that is set already is set anew. */
        void ring(Alarm alarm, Duration delay);

        /** Takes an alarm back; one that is not set is no error. */
        void stop(Alarm alarm);

        /** Runs a tool elsewhere; {@link ToolFinished} will come. */
        void run(ToolCall call);

        void log(String event);

        /** Ends the call now, unless it has ended. */
        void end(EndReason reason, String detail);

        /** The first of the greeting has arrived from the model. */
        void greetingHeardFrom();

        /** The first of the greeting was handed to the line. */
        void greetingSent();
    }

    private final CallFacts facts;
    private final SessionPlan plan;
    private final ModelSession model;
    private final Surroundings call;
    private final CallerAudio callerAudio;
    private final Playback playback;
    private final BargeIn bargeIn;
    private final ResponseGate gate = new ResponseGate();
    private final PendingTools pendingTools = new PendingTools();
    private final ConversationRecord record = new ConversationRecord();
    private final Parting parting;
    private final SilenceWatch silence;
    private Greeting greeting = Greeting.AWAITED;
    private boolean playMoreIsSet;

    private enum Greeting {
        AWAITED,
        ARRIVED,
        SENT
    }

    Conversation(CallFacts facts, SessionPlan plan, ModelSession model, CallerAudio callerAudio, Surroundings call) {
        this.facts = facts;
        this.plan = plan;
        this.model = model;
        this.callerAudio = callerAudio;
        this.call = call;
        this.playback = new Playback(plan.audio());
        this.parting = new Parting(model, gate, playback, pendingTools, call, this::answerTool);
        this.bargeIn = new BargeIn(
                plan.voice(), model, callerAudio, playback, gate, pendingTools, record, parting, call);
        this.silence = new SilenceWatch(plan.voice().silence(), model, gate, playback, parting, call);
    }

    ConversationRecord record() {
        return record;
    }

    void lineOpened(CallerLine line) {
        silence.lineOpened();
        playback.lineOpened(line, call.nanoTime());
        afterPlaying();
    }

    void markReturned(String name) {
        playback.markReturned(name, call.nanoTime());
        silence.agentWasHeard();
        afterPlaying();
    }

    void keyPressed(char key) {
        parting.callerActs();
        silence.callerActs();
        model.note("The caller pressed the key " + key + " on the telephone.");
        gate.owe("");
        advance();
    }

    void rang(Alarm alarm) {
        switch (alarm) {
            case PLAY_MORE -> {
                playMoreIsSet = false;
                playback.sendMore(call.nanoTime());
                afterPlaying();
            }
            case ANSWER_OWED -> {
                if (gate.awaitsStart() && !gate.startDidNotCome()) {
                    call.end(EndReason.MODEL_LOST, "it begins no response, however often it is asked");
                    return;
                }
            }
            case SPEECH_CONFIRMED -> bargeIn.speechLasts();
            case PARTING_OVERDUE -> parting.overdue();
            case SILENCE -> silence.rang();
            case TIME_WARNING -> parting.timeIsAlmostOver();
            case TIME_GOODBYE -> parting.timeIsOver();
            case NOBODY_CAME, TIME_UP -> throw new IllegalArgumentException(alarm + " is not for the conversation");
        }
        advance();
    }

    void toolFinished(ToolFinished finished) {
        record.toolAnswered(finished.callId(), finished.result().text());
        call.log("tool answered tool=" + finished.name() + " failed=" + finished.result().failed()
                + " chars=" + finished.result().text().length());
        if (finished.result().farewell().isPresent()) {
            parting.asked(finished);
        } else {
            answerTool(finished.callId(), finished.result());
        }
    }

    /** Everything the model reports but the loss of its session, which is the call's own matter. */
    void on(ModelEvent event) {
        switch (event) {
            case ModelEvent.SessionReady ready -> {
                callerAudio.sessionReady();
                gate.owe(plan.greeting());
                advance();
            }
            case ModelEvent.SessionLost lost -> throw new IllegalArgumentException("for the call: " + lost);
            case ModelEvent.SpeechStarted started -> {
                silence.callerActs();
                bargeIn.speechStarted(started.itemId(), started.audioStartMs());
            }
            case ModelEvent.SpeechStopped stopped -> {
                bargeIn.speechStopped(stopped.itemId(), stopped.audioEndMs());
                afterPlaying();
                advance();
            }
            case ModelEvent.TurnCommitted committed -> {
                bargeIn.turnCommitted(committed.itemId());
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

    private void responseStarted(ModelEvent.ResponseStarted started) {
        if (!gate.started(started.responseId(), started.requestId())) {
            playback.silence(started.responseId());
            model.cancelResponse(started.responseId());
            return;
        }
        parting.responseStarted(started.responseId());
    }

    private void heardFromModel(ModelEvent.SpeechAudio speech) {
        if (!playback.isSilenced(speech.responseId())) {
            bargeIn.agentActs();
        }
        if (greeting == Greeting.AWAITED) {
            greeting = Greeting.ARRIVED;
            call.greetingHeardFrom();
        }
        if (!playback.isSilenced(speech.responseId())) {
            parting.agentSpeaks();
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
        if (!pendingTools.asked(asked.responseId(), asked.callId())) {
            return;
        }
        bargeIn.agentActs();
        record.toolAsked(asked.callId(), asked.name(), asked.arguments().text());
        call.log("tool asked tool=" + asked.name());
        if (pendingTools.limitReached()) {
            answerTool(asked.callId(), ToolResult.error("Too many tool calls in this telephone call."));
        } else {
            call.run(new ToolCall(
                    asked.callId(), asked.name(), asked.arguments(), facts.callSid(), facts.caller(),
                    facts.called()));
        }
    }

    private void answerTool(String callId, ToolResult result) {
        model.toolResult(callId, result.text());
        gate.resultPosted(callId);
        if (pendingTools.answered(callId) && result.farewell().isEmpty()) {
            gate.owe("");
        }
        advance();
    }

    /** Asks for a response if one is due, and sees to it that the model does not leave the caller waiting. */
    private void advance() {
        if (!bargeIn.isInDoubt()) {
            gate.due().ifPresent(instructions -> gate.requested(model.createResponse(instructions)));
        }
        if (gate.awaitsStart()) {
            call.ring(Alarm.ANSWER_OWED, ANSWER_WITHIN);
        }
        silence.proceed();
    }

    private void afterPlaying() {
        if (greeting == Greeting.ARRIVED && playback.hasPlayed()) {
            greeting = Greeting.SENT;
            call.greetingSent();
        }
        if (!playMoreIsSet && playback.waitsForRoom()) {
            playMoreIsSet = true;
            call.ring(Alarm.PLAY_MORE, Duration.ofMillis(Playback.MARK_EVERY_MS));
        }
        parting.proceed();
        silence.proceed();
    }
}
