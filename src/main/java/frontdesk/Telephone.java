package frontdesk;

import frontdesk.call.Reservations;
import frontdesk.call.outcome.Ending;
import frontdesk.call.outcome.Voicemail;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.CallHandling;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRoute;
import frontdesk.settings.Settings;
import frontdesk.twilio.AgentConnection;
import frontdesk.twilio.BlockedCallers;
import frontdesk.twilio.CallOutcomes;
import frontdesk.twilio.RequestSignature;
import frontdesk.twilio.SignedRequests;
import frontdesk.twilio.TransferWebhook;
import frontdesk.twilio.Transfers;
import frontdesk.twilio.VoiceWebhook;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything that Twilio asks by HTTP, and what its answers are made of. */
final class Telephone {

    static final String MEDIA_STREAM = "/media-stream";
    static final String OFF = "The telephone is switched off: TWILIO_ENABLE is not true.";

    private static final List<String> PATHS = List.of(
            MEDIA_STREAM, VoiceWebhook.INCOMING_CALL, VoiceWebhook.CALL_ENDED, VoiceWebhook.CALL_STATUS,
            TransferWebhook.WHISPER, TransferWebhook.ACCEPTED, TransferWebhook.ENDED, TransferWebhook.VOICEMAIL);

    private final Settings settings;
    private final CallOutcomes outcomes = new CallOutcomes();
    private final Transfers transfers;

    Telephone(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.transfers = new Transfers(clock);
    }

    /** A call has ended: whoever asks what comes next is to find it. */
    void ended(Ending ending) {
        outcomes.ended(ending);
        transfers.ended(ending);
    }

    /**
     * The routes; while the telephone is off, all of them say so.
     *
     * @param handlings what holds for a call
     */
    Map<String, Map<String, HttpRoute>> routes(
            Function<CallFacts, CallHandling> handlings, Reservations reservations, Voicemail.Box voicemails) {
        return settings.twilio()
                .map(twilio -> routes(twilio, handlings, reservations, voicemails))
                .orElseGet(Telephone::off);
    }

    private Map<String, Map<String, HttpRoute>> routes(
            Settings.Twilio twilio,
            Function<CallFacts, CallHandling> handlings,
            Reservations reservations,
            Voicemail.Box voicemails) {
        SignedRequests requests =
                new SignedRequests(twilio.publicUrl(), twilio.authToken().map(RequestSignature::new));
        AgentConnection agents = new AgentConnection(
                requests, twilio.streamUrl(), settings.answerWithin(), handlings, reservations, outcomes);
        TransferWebhook humans = new TransferWebhook(requests, handlings, transfers, agents, voicemails);
        VoiceWebhook webhook = new VoiceWebhook(
                requests,
                BlockedCallers.in(settings.dataDir()),
                agents,
                humans,
                transfers,
                outcomes,
                settings.logCallerNumbers());
        return Map.of(
                VoiceWebhook.INCOMING_CALL, both(webhook::incomingCall),
                VoiceWebhook.CALL_ENDED, both(webhook::callEnded),
                VoiceWebhook.CALL_STATUS, both(webhook::callStatus),
                TransferWebhook.WHISPER, both(humans::whisper),
                TransferWebhook.ACCEPTED, both(humans::accepted),
                TransferWebhook.ENDED, both(humans::ended),
                TransferWebhook.VOICEMAIL, both(humans::voicemail));
    }

    private static Map<String, Map<String, HttpRoute>> off() {
        Map<String, Map<String, HttpRoute>> routes = new HashMap<>();
        PATHS.forEach(path -> routes.put(path, both(request -> HttpAnswer.text(404, OFF))));
        return routes;
    }

    /** No HEAD: what Twilio asks changes something, also by GET. */
    private static Map<String, HttpRoute> both(HttpRoute route) {
        return Map.of("GET", route, "POST", route);
    }
}
