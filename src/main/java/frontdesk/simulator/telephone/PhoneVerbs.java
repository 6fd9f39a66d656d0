package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.PhoneEvent.ActionAnswered;
import frontdesk.simulator.telephone.PhoneEvent.MessageLeft;
import frontdesk.simulator.telephone.PhoneEvent.Told;
import frontdesk.simulator.telephone.Twiml.Verb;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out what a document says while no stream is open: tells, dials, records, and opens a stream again. The
 * network's own voice and a caller's message take no time. Network thread only.
 */
final class PhoneVerbs {
    private static final String MESSAGE_SECONDS = "7";

    private final PhoneNetwork network;
    private final PhoneConfig config;
    private final PhoneRequests requests;
    private final PhoneListener listener;
    private final Course course;
    private final PhoneTransfer transfer;

    /** The rest of the call. */
    interface Course {
        /** A stream is to be opened, as the document says. */
        void connect(Twiml document);

        /** Nothing is left to do. */
        void end();
    }

    PhoneVerbs(
            PhoneNetwork network,
            PhoneConfig config,
            PhoneRequests requests,
            PhoneListener listener,
            Course course) {
        this.network = network;
        this.config = config;
        this.requests = requests;
        this.listener = listener;
        this.course = course;
        this.transfer = new PhoneTransfer(network, config, requests, listener);
    }

    /** The stream of a document is over. */
    void streamEnded(Twiml document, String callStatus) {
        Verb connect = document.connect().orElseThrow();
        List<Verb> rest = document.verbs().subList(document.verbs().indexOf(connect) + 1, document.verbs().size());
        if (callStatus.equals("completed")) {
            ask(connect, callStatus, Map.of(), answer -> course.end(), List.of());
        } else {
            ask(connect, callStatus, Map.of(), this::follow, rest);
        }
    }

    /** Begins a document. */
    void follow(Twiml document) {
        carryOut(document, document.verbs());
    }

    private void carryOut(Twiml document, List<Verb> verbs) {
        if (verbs.isEmpty()) {
            course.end();
            return;
        }
        Verb verb = verbs.getFirst();
        List<Verb> rest = verbs.subList(1, verbs.size());
        switch (verb.name()) {
            case "Say" -> {
                listener.happened(new Told(network.nanoTime(), verb.text()));
                carryOut(document, rest);
            }
            case "Pause", "Play" -> carryOut(document, rest);
            case "Connect" -> course.connect(document);
            case "Dial" -> transfer.dial(verb, outcome ->
                    ask(verb, "in-progress", outcome, this::follow, rest));
            case "Record" -> leaveMessage(verb, rest);
            default -> course.end();
        }
    }

    private void leaveMessage(Verb record, List<Verb> rest) {
        String url = "https://api.twilio.com/2010-04-01/Accounts/" + PhoneConfig.ACCOUNT_SID + "/Recordings/RE"
                + config.callSid().substring(2);
        Map<String, String> message = Map.of(
                "RecordingUrl", url,
                "RecordingSid", "RE" + config.callSid().substring(2),
                "RecordingDuration", MESSAGE_SECONDS,
                "Digits", "#");
        listener.happened(new MessageLeft(network.nanoTime(), url));
        ask(record, "in-progress", message, this::follow, rest);
    }

    /** Asks a verb's action what comes next, or goes on with the rest of the document where it has none. */
    private void ask(
            Verb verb, String callStatus, Map<String, String> more, PhoneRequests.Next next, List<Verb> rest) {
        Optional<URI> action = verb.attribute("action").flatMap(requests::url);
        if (action.isEmpty()) {
            carryOut(new Twiml(rest), rest);
            return;
        }
        requests.ask(action.get(), verb, callStatus, more, answer -> {
            listener.happened(new ActionAnswered(network.nanoTime(), answer));
            next.follow(answer);
        }, course::end);
    }
}
