package frontdesk.twilio;

import frontdesk.call.Call;
import frontdesk.call.Reservations.Reservation;
import frontdesk.call.Reservations;
import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.CallHandling;
import frontdesk.call.plan.SessionPlan;
import frontdesk.door.HttpAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Connects a caller to an agent: makes the call ready, waits for the first word, and streams the call to us. Safe from
 * any thread; it waits where it is called.
 */
public final class AgentConnection {

    /** What came of it. */
    sealed interface Outcome {
        /** The document that opens the stream. */
        record Connected(HttpAnswer answer) implements Outcome {}

        /** Too many calls. */
        record Busy() implements Outcome {}

        /** The call could not be made ready, and the caller is still there. */
        record Failed() implements Outcome {}

        /** There is nobody to be connected. */
        record CallerGone() implements Outcome {}
    }

    private final SignedRequests requests;
    private final URI streamUrl;
    private final Duration answerWithin;
    private final Function<CallFacts, CallHandling> handlings;
    private final Reservations reservations;
    private final CallOutcomes outcomes;

    /**
     * @param streamUrl the public {@code wss:} URL of the media stream
     * @param answerWithin how long the first word is waited for
     * @param handlings what holds for a call
     */
    public AgentConnection(
            SignedRequests requests,
            URI streamUrl,
            Duration answerWithin,
            Function<CallFacts, CallHandling> handlings,
            Reservations reservations,
            CallOutcomes outcomes) {
        this.requests = requests;
        this.streamUrl = streamUrl;
        this.answerWithin = answerWithin;
        this.handlings = handlings;
        this.reservations = reservations;
        this.outcomes = outcomes;
    }

    /**
     * Connects a caller, once for all requests about the same call.
     *
     * @param change makes the agent's plan another one
     * @param atOnce whether nobody may wait for the first word
     */
    Outcome connect(CallFacts facts, UnaryOperator<SessionPlan> change, boolean atOnce) {
        Optional<Reservation> reserved = reservations.reserve(facts, change);
        if (outcomes.callerIsGone(facts.callSid())) {
            // A repetition that comes late: nobody would ever open its stream. Asked after the reservation is made,
            // so that news of the end is noticed by one side or the other, whenever it comes.
            reservations.release(facts.callSid());
            return new Outcome.CallerGone();
        }
        if (reserved.isEmpty()) {
            return new Outcome.Busy();
        }
        Reservation reservation = reserved.get();
        if (!atOnce && !becomesReady(reservation.call())) {
            boolean waiting = outcomes.of(facts.callSid()).map(EndReason::leavesCallerWaiting).orElse(true);
            return waiting ? new Outcome.Failed() : new Outcome.CallerGone();
        }
        return new Outcome.Connected(HttpAnswer.xml(TwiML.connect(
                streamUrl.toString(),
                requests.url(VoiceWebhook.CALL_ENDED),
                reservation.token(),
                handlings.apply(facts).language())));
    }

    /** The caller is known to be gone. */
    void release(String callSid) {
        outcomes.callerLeft(callSid);
        reservations.release(callSid);
    }

    /** Waits for the greeting; false only when it is certain that there will be none. */
    private boolean becomesReady(Call call) {
        return call.greetingReady()
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(true, answerWithin.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
