package frontdesk.twilio;

import static frontdesk.twilio.SignedRequests.callSid;
import static frontdesk.twilio.SignedRequests.facts;

import frontdesk.call.outcome.Comeback;
import frontdesk.call.outcome.Transfer;
import frontdesk.call.outcome.Voicemail;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.CallHandling;
import frontdesk.door.Form;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.twilio.Transfers.Attempt;
import frontdesk.twilio.Transfers.Result;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts callers through to a human, and catches those whom no human takes.
 *
 * <p>Whoever answers hears first who is calling and why ({@code /transfer-whisper}), and takes the call by pressing 1
 * ({@code /transfer-accepted}): a mailbox presses nothing, and does not swallow the caller. When it is over, or nobody
 * took it ({@code /transfer-ended}), the caller hangs up, comes back to the agent, or leaves a message ({@code
 * /voicemail}). Runs on the request's virtual thread.
 */
public final class TransferWebhook {

    public static final String WHISPER = "/transfer-whisper";
    public static final String ACCEPTED = "/transfer-accepted";
    public static final String ENDED = "/transfer-ended";
    public static final String VOICEMAIL = "/voicemail";

    private static final int URL_LIMIT = 500;
    private static final String LEADS_BACK = "the number leads back to this very line";
    private static final Logger log = LoggerFactory.getLogger(TransferWebhook.class);

    private final SignedRequests requests;
    private final Function<CallFacts, CallHandling> handlings;
    private final Transfers transfers;
    private final AgentConnection agents;
    private final Voicemail.Box voicemails;

    /** @param handlings what holds for a call: its human, its language, whether there is a voicemail */
    public TransferWebhook(
            SignedRequests requests,
            Function<CallFacts, CallHandling> handlings,
            Transfers transfers,
            AgentConnection agents,
            Voicemail.Box voicemails) {
        this.requests = requests;
        this.handlings = handlings;
        this.transfers = transfers;
        this.agents = agents;
        this.voicemails = voicemails;
    }

    /** What whoever answers hears before the caller is there. */
    public HttpAnswer whisper(HttpRequest request) {
        return requests.answer(request, fields -> {
            Optional<Attempt> attempt = SignedRequests.parentCallSid(fields).flatMap(transfers::underWay);
            CallFacts facts = attempt.map(Attempt::facts).orElseGet(() -> facts("", fields));
            Sentences sentences = sentences(facts);
            String reason = attempt.map(known -> known.transfer().reason()).orElse("");
            return HttpAnswer.xml(TwiML.whisper(
                    sentences, sentences.whisper(facts.caller(), reason), requests.url(ACCEPTED)));
        });
    }

    /** Whoever answered has pressed something. */
    public HttpAnswer accepted(HttpRequest request) {
        return requests.answer(request, fields -> {
            Optional<String> caller = SignedRequests.parentCallSid(fields);
            boolean takes = fields.first("Digits").orElse("").equals("1");
            log.info("somebody answered the transfer takes_call={} call={}", takes, caller.orElse("unknown"));
            if (!takes) {
                return HttpAnswer.xml(TwiML.hangUp());
            }
            caller.ifPresent(transfers::accepted);
            Sentences sentences = sentences(
                    caller.flatMap(transfers::underWay).map(Attempt::facts).orElseGet(() -> facts("", fields)));
            return HttpAnswer.xml(TwiML.say(sentences, sentences.taken()));
        });
    }

    /** The transfer is over: the two have spoken, or nobody took the call. */
    public HttpAnswer ended(HttpRequest request) {
        return requests.answer(request, fields -> {
            Optional<String> callSid = callSid(fields);
            Optional<Result> result = callSid.flatMap(transfers::over);
            String status = fields.first("DialCallStatus").orElse("");
            boolean spoken = result.map(Result::accepted).orElseGet(() -> wasBridged(status, fields));
            log.info("the transfer is over status={} taken={} call={}",
                    status.replaceAll("[^a-z-]", ""), spoken, callSid.orElse("unknown"));
            if (spoken || callSid.isEmpty() || SignedRequests.callIsOver(fields)) {
                return HttpAnswer.xml(TwiML.hangUp());
            }
            boolean cameBack = result.map(Result::cameBack).orElse(false);
            return notTaken(
                    facts(callSid.get(), fields), result.map(Result::attempt), cameBack ? LEADS_BACK : why(status));
        });
    }

    /** A caller has left a message. */
    public HttpAnswer voicemail(HttpRequest request) {
        return requests.answer(request, fields -> {
            CallFacts facts = facts(callSid(fields).orElse(""), fields);
            Sentences sentences = sentences(facts);
            Optional<URI> recording = recording(fields);
            if (recording.isEmpty()) {
                log.warn("a voicemail without the URL of its recording call={}", facts.callSid());
                return HttpAnswer.xml(TwiML.hangUp());
            }
            int seconds = fields.first("RecordingDuration").filter(text -> text.matches("\\d{1,5}"))
                    .map(Integer::valueOf).orElse(0);
            boolean kept = voicemails.keep(new Voicemail(facts, recording.get(), seconds));
            log.info("a voicemail was left seconds={} kept={} recording={} call={}",
                    seconds, kept, recording.get(), facts.callSid());
            return HttpAnswer.xml(TwiML.farewell(sentences, sentences.messageKept()));
        });
    }

    /** The agent has settled that the caller is put through. */
    HttpAnswer putThrough(CallFacts facts) {
        return transfers.underWay(facts.callSid())
                .map(attempt -> transfers.mayDial(attempt.transfer().target(), facts)
                        ? dial(attempt, "")
                        : notTaken(facts, transfers.over(facts.callSid()).map(Result::attempt), LEADS_BACK))
                .orElseGet(() -> disappoint(facts, false));
    }

    /**
     * We failed the caller: a word, unless they have heard one, and a human where there is one, or a voicemail.
     *
     * @param apologized whether the caller has heard an apology already
     */
    HttpAnswer disappoint(CallFacts facts, boolean apologized) {
        Sentences sentences = sentences(facts);
        Optional<Attempt> human = human(facts);
        if (human.isPresent()) {
            return dial(human.get(), apologized ? "" : TwiML.sayVerb(sentences, sentences.connecting()));
        }
        boolean saidAll = apologized && !handlings.apply(facts).voicemail();
        return saidAll ? HttpAnswer.xml(TwiML.hangUp()) : apologise(facts);
    }

    /** Nobody is on duty at this hour: the caller may leave a message at once. Empty while an agent answers. */
    Optional<HttpAnswer> outOfHours(CallFacts facts) {
        return handlings.apply(facts).attended() ? Optional.empty() : Optional.of(apologise(facts));
    }

    /** All lines are taken: a human where there is one, otherwise the busy tone, which costs the owner nothing. */
    HttpAnswer busy(CallFacts facts) {
        return human(facts).map(attempt -> dial(attempt, "")).orElseGet(() -> HttpAnswer.xml(TwiML.busy()));
    }

    private Optional<Attempt> human(CallFacts facts) {
        return handlings.apply(facts).transferTo()
                .filter(target -> transfers.mayDial(target, facts))
                .map(target -> transfers.begin(facts, new Transfer(target, "")));
    }

    private HttpAnswer dial(Attempt attempt, String before) {
        log.info("the caller is put through try={} call={}", attempt.number(), attempt.facts().callSid());
        return HttpAnswer.xml(TwiML.dial(
                before, attempt.transfer().target(), requests.url(WHISPER), requests.url(ENDED)));
    }

    /** Nobody took the call: a message, or back to the agent, if there was one. */
    private HttpAnswer notTaken(CallFacts facts, Optional<Attempt> attempt, String why) {
        boolean hasAgent = attempt.map(known -> known.said().isPresent()).orElse(true);
        if (!hasAgent || handlings.apply(facts).voicemail()) {
            return apologise(facts);
        }
        boolean mayTryAgain = attempt
                .map(known -> known.number() < Transfers.TRIES && transfers.mayDial(known.transfer().target(), facts))
                .orElse(false);
        Comeback comeback = new Comeback(attempt.flatMap(Attempt::said).orElse(List.of()), why, mayTryAgain);
        return switch (agents.connect(facts, comeback::after, false)) {
            case AgentConnection.Outcome.Connected connected -> connected.answer();
            case AgentConnection.Outcome.CallerGone gone -> HttpAnswer.xml(TwiML.hangUp());
            case AgentConnection.Outcome.Busy busy -> apologise(facts);
            case AgentConnection.Outcome.Failed failed -> apologise(facts);
        };
    }

    /** The last word: a message may be left where the owner wants it, otherwise an apology has to do. */
    private HttpAnswer apologise(CallFacts facts) {
        Sentences sentences = sentences(facts);
        return HttpAnswer.xml(handlings.apply(facts).voicemail()
                ? TwiML.voicemail(sentences, requests.url(VOICEMAIL))
                : TwiML.farewell(sentences, sentences.apology()));
    }

    private Sentences sentences(CallFacts facts) {
        return Sentences.in(handlings.apply(facts).language());
    }

    /** What Twilio says, for a transfer of which we know nothing any more, because the process was started anew. */
    private static boolean wasBridged(String status, Form fields) {
        return status.equals("completed") && !fields.first("DialBridged").orElse("").equals("false");
    }

    private static String why(String dialCallStatus) {
        return switch (dialCallStatus) {
            case "busy" -> "the line was busy";
            case "no-answer" -> "nobody answered";
            case "completed", "answered" -> "nobody took the call";
            default -> "the number could not be reached";
        };
    }

    private static Optional<URI> recording(Form fields) {
        return fields.first("RecordingUrl").filter(url -> url.length() <= URL_LIMIT).flatMap(url -> {
            try {
                URI recording = new URI(url);
                return "https".equals(recording.getScheme()) && recording.getHost() != null
                        ? Optional.of(recording)
                        : Optional.empty();
            } catch (URISyntaxException malformed) {
                return Optional.empty();
            }
        });
    }
}
