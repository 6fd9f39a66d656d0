package frontdesk.call.conversation;

import frontdesk.call.outcome.CallEnd;
import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.Transfer;
import frontdesk.call.plan.Phrase;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.ModelSession;
import frontdesk.call.sound.Playback;
import frontdesk.tool.Farewell;
import frontdesk.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * How the agent leaves a call: not before its goodbye has been heard, and not while the caller has something to say.
 * Call thread only.
 *
 * <p>A tool asks for it. The answer is given when the response that asked is over, because a model may call the tool
 * before it speaks as well as after: refused with a reason when the caller has spoken since that response began, when
 * the agent has said nothing since the caller spoke, or when a tool's result is still to be told. Or the call itself
 * wants to end, because of a silence or of its time, and has the model say goodbye first.
 *
 * <p>Once it is settled, the call is left when nothing is said, played or done any more, at the latest {@link #OVERDUE}
 * after what there is to play. A caller who speaks or presses a key before that is heard, and the call goes on, unless
 * its time is over.
 */
final class Parting {

    /** So long the goodbye, or the mark after it, may fail to come before the call is left without it. */
    static final Duration OVERDUE = Duration.ofSeconds(10);

    private static final String CALLER_SPOKE = "Not done: the caller has just spoken. Answer what they said. When they"
            + " are done, take leave of them and ask for this again.";
    private static final String NOTHING_SAID = "Not done: you have said nothing since the caller spoke. Answer them."
            + " When they are done, take leave of them and ask for this again in the same turn.";
    private static final String TOOLS_AT_WORK = "Not done: the caller has not heard yet what came of everything you are"
            + " doing for them. Tell them, take leave of them, and then ask for this again, by itself.";
    private static final String NOBODY_THERE = "Not done: there is nobody to whom the caller can be put through now."
            + " Say so, and offer to help yourself.";
    private static final String CALL_GOES_ON = "The caller did something before the call ended, so it goes on. Listen,"
            + " and answer.";

    private static final String ONE_MINUTE_LEFT = "This call may last only one more minute. Tell the caller so in one"
            + " short sentence, and go on.";
    private static final String MINUTE_WAS_ANNOUNCED = "This call may last only one more minute. The caller was told"
            + " so, in your voice.";
    private static final String TIME_IS_OVER = "The time for this call is over, it ends in a few seconds. Say so and"
            + " say goodbye in one short sentence.";

    private final ModelSession model;
    private final ResponseGate gate;
    private final Playback playback;
    private final PendingTools pendingTools;
    private final Optional<String> human;
    private final Commitments commitments;
    private final OwnWords ownWords;
    private final SurroundingCall call;
    private final BiConsumer<String, ToolResult> answers;

    /** What tools have asked for in responses that are not over. */
    private final Queue<ToolFinished> wishes = new ArrayDeque<>();
    /** Responses that have begun since the caller's last word: only they can have taken it into account. */
    private final Set<String> begunSince = new HashSet<>();

    private boolean agentHasSpoken;
    private Optional<Leave> settled = Optional.empty();

    /** How the call is to be left. */
    private record Leave(EndReason reason, Optional<Transfer> transfer) {}

    /**
     * @param human to whom a caller can be put through
     * @param answers gives a tool's result to the model
     */
    Parting(
            ModelSession model,
            ResponseGate gate,
            Playback playback,
            PendingTools pendingTools,
            Optional<String> human,
            Commitments commitments,
            OwnWords ownWords,
            SurroundingCall call,
            BiConsumer<String, ToolResult> answers) {
        this.model = model;
        this.gate = gate;
        this.playback = playback;
        this.pendingTools = pendingTools;
        this.human = human;
        this.commitments = commitments;
        this.ownWords = ownWords;
        this.call = call;
        this.answers = answers;
    }

    /** Whether the call is about to be left. */
    boolean isSettled() {
        return settled.isPresent();
    }

    /** Whether nobody speaks or is to speak, and no tool is at work. Something may still be played. */
    boolean nobodyIsBusy() {
        return gate.isAtRest() && !pendingTools.areOpen();
    }

    void responseStarted(String responseId) {
        begunSince.add(responseId);
        commitments.responseStarted();
        waitForGoodbye();
    }

    /** The agent says something that the caller will hear. */
    void agentSpeaks() {
        agentHasSpoken = true;
        waitForGoodbye();
    }

    /** A minute is left of the time that the call may last. */
    void timeIsAlmostOver() {
        if (saysItself(Phrase.TIME_WARNING)) {
            model.note(MINUTE_WAS_ANNOUNCED);
        } else {
            model.note(ONE_MINUTE_LEFT);
            gate.owe("");
        }
    }

    /** A few seconds are left. */
    void timeIsOver() {
        settle(EndReason.TIME_UP, TIME_IS_OVER);
    }

    /** The call itself wants to end: it says goodbye, or the model is asked to. */
    void settle(EndReason reason, String note) {
        if (settled.isPresent()) {
            return;
        }
        if (!saysItself(Phrase.GOODBYE)) {
            model.note(note);
            gate.owe("");
        }
        settled = Optional.of(new Leave(reason, Optional.empty()));
        waitForGoodbye();
    }

    /** A phrase needs no model, but it cannot wait for its turn: where somebody is speaking, the model says it then. */
    private boolean saysItself(Phrase phrase) {
        return nobodyIsBusy() && ownWords.say(phrase).isPresent();
    }

    /** The caller speaks or presses a key: nobody leaves now, unless there is no time left. */
    void callerActs() {
        commitments.callerActs();
        begunSince.clear();
        agentHasSpoken = false;
        if (settled.isPresent() && settled.get().reason() != EndReason.TIME_UP) {
            settled = Optional.empty();
            model.note(CALL_GOES_ON);
            call.log("the call goes on, the caller was not done");
        }
    }

    /** A tool would have the call left; it is answered when its response is over. */
    void asked(ToolFinished wish) {
        wishes.add(wish);
        proceed();
    }

    /** Something has changed: gives the answers that can be given now, and leaves when it is time. */
    void proceed() {
        commitments.proceed();
        while (!wishes.isEmpty() && pendingTools.responseIsOver(wishes.peek().callId())) {
            answer(wishes.remove());
        }
        if (nobodyIsBusy() && !playback.speaking(call.nanoTime())) {
            leaveNow("its goodbye was heard");
        }
    }

    /** The goodbye should have been heard long ago. */
    void overdue() {
        leaveNow("its goodbye did not come, or its marks did not come back");
    }

    private void answer(ToolFinished wish) {
        Optional<String> refusal = refusal(wish);
        if (refusal.isPresent()) {
            call.log("the call is not left yet tool=" + wish.name());
            answers.accept(wish.callId(), ToolResult.error(refusal.get()));
            return;
        }
        settled = wish.result().farewell().map(this::leave);
        waitForGoodbye();
        answers.accept(wish.callId(), wish.result());
    }

    private Optional<String> refusal(ToolFinished wish) {
        if (gate.callerHasTheTurn() || !begunSince.contains(pendingTools.responseOf(wish.callId()))) {
            return Optional.of(CALLER_SPOKE);
        }
        if (!pendingTools.isAlone(wish.callId())) {
            return Optional.of(TOOLS_AT_WORK);
        }
        if (!agentHasSpoken) {
            return Optional.of(NOTHING_SAID);
        }
        return wish.result().farewell().flatMap(farewell -> switch (farewell) {
            case Farewell.HangUp hangUp -> Optional.empty();
            case Farewell.Transfer transfer -> human.isPresent() ? Optional.empty() : Optional.of(NOBODY_THERE);
        });
    }

    private Leave leave(Farewell farewell) {
        return switch (farewell) {
            case Farewell.HangUp hangUp -> new Leave(EndReason.AGENT_HUNG_UP, Optional.empty());
            case Farewell.Transfer transfer -> new Leave(
                    EndReason.TRANSFERRED, human.map(target -> new Transfer(target, transfer.reason())));
        };
    }

    private void waitForGoodbye() {
        if (settled.isPresent()) {
            call.ring(Alarm.PARTING_OVERDUE, OVERDUE.plusMillis(playback.leftMs(call.nanoTime())));
        }
    }

    private void leaveNow(String detail) {
        settled.ifPresent(leave -> call.end(CallEnd.leave(leave.reason(), leave.transfer(), detail)));
    }
}
