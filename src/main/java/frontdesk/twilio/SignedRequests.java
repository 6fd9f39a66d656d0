package frontdesk.twilio;

import frontdesk.call.plan.CallFacts;
import frontdesk.door.Form;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all of Twilio's requests have in common: they come by GET or POST, their signature is checked, and they say
 * which call they are about.
 */
public final class SignedRequests {

    private static final int SID_LIMIT = 64;
    /** Call statuses after which nobody is there any more. */
    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");
    private static final Logger log = LoggerFactory.getLogger(SignedRequests.class);

    private final URI publicUrl;
    private final Optional<RequestSignature> signature;

    /**
     * @param publicUrl scheme, host and perhaps port under which Twilio reaches us, without a slash at the end
     * @param signature checks who asks; empty when there is no auth token to check with
     */
    public SignedRequests(URI publicUrl, Optional<RequestSignature> signature) {
        this.publicUrl = publicUrl;
        this.signature = signature;
    }

    /** Answers a request that is Twilio's; another one is told what is wrong with it. */
    HttpAnswer answer(HttpRequest request, Function<Form, HttpAnswer> answerer) {
        boolean post = request.method().equals("POST");
        if (post && !request.isForm()) {
            return HttpAnswer.text(415, "The body must be application/x-www-form-urlencoded, as Twilio sends it.");
        }
        Form body = post ? request.form() : new Form(List.of());
        String url = publicUrl + request.target();
        boolean accepted = signature
                .map(check -> check.accepts(url, body.fields(), request.header("X-Twilio-Signature").orElse("")))
                .orElse(true);
        if (!accepted) {
            log.warn("a request was refused, its X-Twilio-Signature does not fit url={} peer={}",
                    withoutValues(url), request.peer());
            return HttpAnswer.text(403, "The signature does not fit. Twilio must call exactly the URL that PUBLIC_URL"
                    + " or TWILIO_WEBHOOK_URL tells, and TWILIO_AUTH_TOKEN must be the account's primary one.");
        }
        return answerer.apply(post ? body : request.query());
    }

    /** For the log: what a query says is the caller's number, among other things. */
    private static String withoutValues(String url) {
        return url.replaceAll("=[^&]*", "=...");
    }

    /** One of our own paths, as Twilio is to call it. */
    String url(String path) {
        return publicUrl + path;
    }

    /** The call that the request is about; empty if it names none, or none that Twilio would. */
    static Optional<String> callSid(Form fields) {
        return sid(fields, "CallSid");
    }

    /** The call that the call of the request was made from. */
    static Optional<String> parentCallSid(Form fields) {
        return sid(fields, "ParentCallSid");
    }

    static CallFacts facts(String callSid, Form fields) {
        String caller = CallerNumber.of(fields.first("From").orElse(""));
        return new CallFacts(callSid, caller, fields.first("To").orElse(""));
    }

    /** Whether nobody is on the telephone any more. */
    static boolean callIsOver(Form fields) {
        return OVER.contains(fields.first("CallStatus").orElse(""));
    }

    private static Optional<String> sid(Form fields, String name) {
        return fields.first(name).filter(MediaStreamCodec::isPlain).filter(sid -> sid.length() <= SID_LIMIT);
    }
}
