package frontdesk.twilio;

import frontdesk.call.Call;
import frontdesk.call.CallFacts;
import frontdesk.call.CallHandling;
import frontdesk.call.EndReason;
import frontdesk.call.Reservations;
import frontdesk.call.Reservations.Reservation;
import frontdesk.door.Form;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twilio's questions about a call: what to do with it ({@code /incoming-call}), what comes after its stream
 * ({@code /call-ended}), and news of it ({@code /call-status}). Runs on the request's virtual thread, and waits there.
 *
 * <p>The call is made ready while the caller still hears ringing: the answer is held until the greeting's first audio
 * has come from the model, or {@code answerWithin} has passed.
 */
public final class VoiceWebhook {

    /**
     * @param publicUrl scheme, host and perhaps port under which Twilio reaches us, without a slash at the end
     * @param streamUrl the public {@code wss:} URL of the media stream
     * @param signature checks who asks; empty when there is no auth token to check with
     */
    public record Config(
            URI publicUrl,
            URI streamUrl,
            Optional<RequestSignature> signature,
            Duration answerWithin,
            boolean logCallerNumbers) {}

    public static final String INCOMING_CALL = "/incoming-call";
    public static final String CALL_ENDED = "/call-ended";
    public static final String CALL_STATUS = "/call-status";

    private static final int SID_LIMIT = 64;
    /** Call statuses after which nobody is there any more. */
    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");
    private static final Logger log = LoggerFactory.getLogger(VoiceWebhook.class);

    private final Config config;
    private final BlockedCallers blocked;
    private final Function<CallFacts, CallHandling> handlings;
    private final Reservations reservations;
    private final CallOutcomes outcomes;

    /**
     * @param blocked whose calls are not taken
     * @param handlings what holds for a call; a caller whom we have to disappoint is sent to its human
     */
    public VoiceWebhook(
            Config config,
            BlockedCallers blocked,
            Function<CallFacts, CallHandling> handlings,
            Reservations reservations,
            CallOutcomes outcomes) {
        this.config = config;
        this.blocked = blocked;
        this.handlings = handlings;
        this.reservations = reservations;
        this.outcomes = outcomes;
    }

    /** A call comes in. */
    public HttpAnswer incomingCall(HttpRequest request) {
        return whenSigned(request, fields -> {
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
            Optional<Reservation> reserved = reservations.reserve(facts);
            if (outcomes.callerIsGone(facts.callSid())) {
                // A repetition that comes late: nobody would ever open its stream. Asked after the reservation is made,
                // so that news of the end is noticed by one side or the other, whenever it comes.
                reservations.release(facts.callSid());
                return HttpAnswer.xml(TwiML.hangUp());
            }
            return reserved
                    .map(reservation -> answer(reservation, fields.first("ErrorCode").isPresent()))
                    .orElseGet(() -> {
                        log.warn("the caller is told that we are busy call={}", facts.callSid());
                        return HttpAnswer.xml(TwiML.busy(handlings.apply(facts).transferTo()));
                    });
        });
    }

    /** The stream is over and the caller may still be there. */
    public HttpAnswer callEnded(HttpRequest request) {
        return whenSigned(request, fields -> {
            boolean over = OVER.contains(fields.first("CallStatus").orElse(""));
            Optional<EndReason> reason = callSid(fields).flatMap(outcomes::of);
            boolean waiting = !over && reason.map(EndReason::leavesCallerWaiting).orElse(true);
            log.info("after the stream next={} reason=\"{}\" call={}",
                    waiting ? "apology" : "hangup",
                    reason.map(EndReason::toString).orElse("unknown"),
                    callSid(fields).orElse("unknown"));
            return waiting ? apology(facts(callSid(fields).orElse(""), fields)) : HttpAnswer.xml(TwiML.hangUp());
        });
    }

    /** News of a call; a reservation whose caller has gone is given up. */
    public HttpAnswer callStatus(HttpRequest request) {
        return whenSigned(request, fields -> {
            if (OVER.contains(fields.first("CallStatus").orElse(""))) {
                callSid(fields).ifPresent(callSid -> {
                    outcomes.callerLeft(callSid);
                    reservations.release(callSid);
                });
            }
            return HttpAnswer.text(200, "Noted.");
        });
    }

    private HttpAnswer answer(Reservation reservation, boolean fallback) {
        Call call = reservation.call();
        if (!fallback && !becomesReady(call)) {
            return neverReady(call.facts());
        }
        return HttpAnswer.xml(TwiML.connect(
                config.streamUrl().toString(),
                config.publicUrl() + CALL_ENDED,
                reservation.token(),
                handlings.apply(call.facts()).language()));
    }

    private HttpAnswer neverReady(CallFacts facts) {
        boolean waiting = outcomes.of(facts.callSid()).map(EndReason::leavesCallerWaiting).orElse(true);
        if (!waiting) {
            return HttpAnswer.xml(TwiML.hangUp());
        }
        log.warn("the call could not be made ready, the caller hears an apology call={}", facts.callSid());
        return apology(facts);
    }

    private HttpAnswer apology(CallFacts facts) {
        CallHandling handling = handlings.apply(facts);
        return HttpAnswer.xml(outcomes.hasApologized(facts.callSid())
                ? TwiML.afterApology(handling.transferTo())
                : TwiML.apology(handling));
    }

    /** Waits for the greeting; false only when it is certain that there will be none. */
    private boolean becomesReady(Call call) {
        return call.greetingReady()
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(true, config.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private interface Answerer {
        HttpAnswer answer(Form fields);
    }

    private HttpAnswer whenSigned(HttpRequest request, Answerer answerer) {
        boolean post = request.method().equals("POST");
        if (post && !request.isForm()) {
            return HttpAnswer.text(415, "The body must be application/x-www-form-urlencoded, as Twilio sends it.");
        }
        Form body = post ? request.form() : new Form(List.of());
        String url = config.publicUrl() + request.target();
        boolean accepted = config.signature()
                .map(signature ->
                        signature.accepts(url, body.fields(), request.header("X-Twilio-Signature").orElse("")))
                .orElse(true);
        if (!accepted) {
            log.warn("a request was refused, its X-Twilio-Signature does not fit url={} peer={}", url, request.peer());
            return HttpAnswer.text(403, "The signature does not fit. Twilio must call exactly the URL that PUBLIC_URL"
                    + " or TWILIO_WEBHOOK_URL tells, and TWILIO_AUTH_TOKEN must be the account's primary one.");
        }
        return answerer.answer(post ? body : request.query());
    }

    private static CallFacts facts(String callSid, Form fields) {
        String caller = CallerNumber.of(fields.first("From").orElse(""));
        return new CallFacts(callSid, caller, fields.first("To").orElse(""));
    }

    private static Optional<String> callSid(Form fields) {
        return fields.first("CallSid").filter(MediaStreamCodec::isPlain).filter(sid -> sid.length() <= SID_LIMIT);
    }

    private String shown(String caller) {
        String printable = caller.replaceAll("[^+0-9A-Za-z@:._-]", "");
        if (config.logCallerNumbers() || printable.length() <= 4) {
            return printable;
        }
        return "*".repeat(printable.length() - 2) + printable.substring(printable.length() - 2);
    }
}
