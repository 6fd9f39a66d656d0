package frontdesk.twilio;

import static frontdesk.twilio.SignedRequests.callSid;
import static frontdesk.twilio.SignedRequests.facts;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.plan.CallFacts;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.twilio.AgentConnection.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twilio's questions about a call: what to do with it ({@code /incoming-call}), what comes after its stream
 * ({@code /call-ended}), and news of it ({@code /call-status}). Runs on the request's virtual thread, and waits there.
 *
 * <p>The call is made ready while the caller still hears ringing: see {@link AgentConnection}.
 */
public final class VoiceWebhook {

    public static final String INCOMING_CALL = "/incoming-call";
    public static final String CALL_ENDED = "/call-ended";
    public static final String CALL_STATUS = "/call-status";

    private static final Logger log = LoggerFactory.getLogger(VoiceWebhook.class);

    private final SignedRequests requests;
    private final BlockedCallers blocked;
    private final AgentConnection agents;
    private final TransferWebhook humans;
    private final Transfers transfers;
    private final CallOutcomes outcomes;
    private final boolean logCallerNumbers;

    /**
     * @param blocked whose calls are not taken
     * @param humans where callers are sent whom no agent can have
     */
    public VoiceWebhook(
            SignedRequests requests,
            BlockedCallers blocked,
            AgentConnection agents,
            TransferWebhook humans,
            Transfers transfers,
            CallOutcomes outcomes,
            boolean logCallerNumbers) {
        this.requests = requests;
        this.blocked = blocked;
        this.agents = agents;
        this.humans = humans;
        this.transfers = transfers;
        this.outcomes = outcomes;
        this.logCallerNumbers = logCallerNumbers;
    }

    /** A call comes in. */
    public HttpAnswer incomingCall(HttpRequest request) {
        return requests.answer(request, fields -> {
            Optional<String> callSid = callSid(fields);
            if (callSid.isEmpty()) {
                return HttpAnswer.text(400, "CallSid is missing or not the name of a call; Twilio always sends one.");
            }
            CallFacts facts = facts(callSid.get(), fields);
            log.info("[Twilio] Incoming call received from={} to={} call={}",
                    shown(facts.caller()), facts.called().replaceAll("\\s", ""), facts.callSid());
            if (blocked.blocks(facts.caller())) {
                log.info("the caller is on the block list, the call is rejected call={}", facts.callSid());
                return HttpAnswer.xml(TwiML.reject());
            }
            if (transfers.comesBack(facts, fields.first("ForwardedFrom"), SignedRequests.parentCallSid(fields))) {
                log.warn("a number to which a caller was put through leads back to us call={}", facts.callSid());
                return HttpAnswer.xml(TwiML.busy());
            }
            Optional<HttpAnswer> voicemail = humans.outOfHours(facts);
            voicemail.ifPresent(answer ->
                    log.info("nobody is on duty, the voicemail answers call={}", facts.callSid()));
            return voicemail.orElseGet(() -> connect(facts, fields.first("ErrorCode").isPresent()));
        });
    }

    private HttpAnswer connect(CallFacts facts, boolean fallback) {
        return switch (agents.connect(facts, UnaryOperator.identity(), fallback)) {
            case Outcome.Connected connected -> connected.answer();
            case Outcome.CallerGone gone -> HttpAnswer.xml(TwiML.hangUp());
            case Outcome.Busy busy -> {
                log.warn("the caller is told that we are busy call={}", facts.callSid());
                yield humans.busy(facts);
            }
            case Outcome.Failed failed -> {
                log.warn("the call could not be made ready, the caller hears an apology call={}", facts.callSid());
                yield humans.disappoint(facts, outcomes.hasApologized(facts.callSid()));
            }
        };
    }

    /** The stream is over and the caller may still be there. */
    public HttpAnswer callEnded(HttpRequest request) {
        return requests.answer(request, fields -> {
            CallFacts facts = facts(callSid(fields).orElse(""), fields);
            Optional<EndReason> reason = outcomes.of(facts.callSid());
            Next next = SignedRequests.callIsOver(fields) ? Next.HANGUP : reason.map(Next::after).orElse(Next.APOLOGY);
            log.info("after the stream next={} reason=\"{}\" call={}",
                    next.name().toLowerCase(Locale.ROOT),
                    reason.map(EndReason::toString).orElse("unknown"),
                    facts.callSid().isEmpty() ? "unknown" : facts.callSid());
            return switch (next) {
                case HANGUP -> HttpAnswer.xml(TwiML.hangUp());
                case TRANSFER -> humans.putThrough(facts);
                case APOLOGY -> humans.disappoint(facts, outcomes.hasApologized(facts.callSid()));
            };
        });
    }

    /** What comes after the stream. */
    private enum Next {
        HANGUP,
        TRANSFER,
        APOLOGY;

        static Next after(EndReason reason) {
            if (reason == EndReason.TRANSFERRED) {
                return TRANSFER;
            }
            return reason.leavesCallerWaiting() ? APOLOGY : HANGUP;
        }
    }

    /** News of a call; a reservation whose caller has gone is given up. */
    public HttpAnswer callStatus(HttpRequest request) {
        return requests.answer(request, fields -> {
            if (SignedRequests.callIsOver(fields)) {
                callSid(fields).ifPresent(callSid -> {
                    agents.release(callSid);
                    transfers.over(callSid);
                });
            }
            return HttpAnswer.text(200, "Noted.");
        });
    }

    private String shown(String caller) {
        String printable = caller.replaceAll("[^+0-9A-Za-z@:._-]", "");
        if (logCallerNumbers || printable.length() <= 4) {
            return printable;
        }
        return "*".repeat(printable.length() - 2) + printable.substring(printable.length() - 2);
    }
}
