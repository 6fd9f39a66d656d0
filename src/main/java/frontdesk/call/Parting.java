package frontdesk.call;

import frontdesk.call.CallEvent.Alarm;
import frontdesk.call.CallEvent.ToolFinished;
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
 * the agent has said nothing since the caller spoke, or when a tool's result is still to be told. Otherwise the call is
 * left when nothing is played or said any more, at the latest {@link #OVERDUE} after what was left to play then. A
 * caller who speaks or presses a key before that is heard, and the call goes on.
 */
final class Parting {

    /** So long a mark may fail to come back before the call is left without it. */
    static final Duration OVERDUE = Duration.ofSeconds(10);

    private static final String CALLER_SPOKE = "The call was not ended: the caller has just spoken. Answer what they"
            + " said. When they have said goodbye, say goodbye and ask for this again.";
    private static final String NOTHING_SAID = "The call was not ended: you have said nothing since the caller spoke."
            + " Answer them. When they have said goodbye, say goodbye and ask for this again in the same turn.";
    private static final String TOOLS_AT_WORK = "The call was not ended: the caller has not heard yet what came of"
            + " everything you are doing for them. Tell them, say goodbye, and then ask for this again, by itself.";
    private static final String CALL_GOES_ON = "The caller did something before the call ended, so it goes on. Listen,"
            + " and answer.";

    private final ModelSession model;
    private final ResponseGate gate;
    private final Playback playback;
    private final PendingTools pendingTools;
    private final Conversation.Surroundings call;
    private final BiConsumer<String, ToolResult> answers;

    /** What tools have asked for in responses that are not over. */
    private final Queue<ToolFinished> wishes = new ArrayDeque<>();
    /** Responses that have begun since the caller's last word: only they can have taken it into account. */
    private final Set<String> begunSince = new HashSet<>();

    private boolean agentHasSpoken;
    private Optional<Farewell> granted = Optional.empty();

    /** @param answers gives a tool's result to the model */
    Parting(
            ModelSession model,
            ResponseGate gate,
            Playback playback,
            PendingTools pendingTools,
            Conversation.Surroundings call,
            BiConsumer<String, ToolResult> answers) {
        this.model = model;
        this.gate = gate;
        this.playback = playback;
        this.pendingTools = pendingTools;
        this.call = call;
        this.answers = answers;
    }

    /** Whether the call is to be left, so that the model need not be asked to go on. */
    boolean isGranted() {
        return granted.isPresent();
    }

    void responseStarted(String responseId) {
        begunSince.add(responseId);
    }

    /** The agent says something that the caller will hear. */
    void agentSpeaks() {
        agentHasSpoken = true;
    }

    /** The caller speaks or presses a key: nobody leaves now. */
    void callerActs() {
        begunSince.clear();
        agentHasSpoken = false;
        if (granted.isPresent()) {
            granted = Optional.empty();
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
        while (!wishes.isEmpty() && pendingTools.responseIsOver(wishes.peek().callId())) {
            answer(wishes.remove());
        }
        if (gate.isAtRest() && !playback.speaking(call.nanoTime())) {
            leave("its goodbye was heard");
        }
    }

    /** The marks of the goodbye should have come back long ago. */
    void overdue() {
        leave("the marks of its goodbye did not come back");
    }

    private void answer(ToolFinished wish) {
        Optional<String> refusal = refusal(wish);
        if (refusal.isPresent()) {
            call.log("the call is not left yet tool=" + wish.name());
            answers.accept(wish.callId(), ToolResult.error(refusal.get()));
            return;
        }
        granted = wish.result().farewell();
        call.ring(Alarm.PARTING_OVERDUE, OVERDUE.plusMillis(playback.leftMs(call.nanoTime())));
        answers.accept(wish.callId(), wish.result());
    }

    private Optional<String> refusal(ToolFinished wish) {
        if (gate.callerHasTheTurn() || !begunSince.contains(pendingTools.responseOf(wish.callId()))) {
            return Optional.of(CALLER_SPOKE);
        }
        if (!pendingTools.isAlone(wish.callId())) {
            return Optional.of(TOOLS_AT_WORK);
        }
        return agentHasSpoken ? Optional.empty() : Optional.of(NOTHING_SAID);
    }

    private void leave(String detail) {
        granted.ifPresent(farewell -> call.leave(farewell, detail));
    }
}
