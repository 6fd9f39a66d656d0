package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.PhoneEvent.Violation;
import frontdesk.simulator.telephone.Twiml.Verb;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Asks the URLs in a document for the next one. Network thread only. */
final class PhoneRequests {
    private final PhoneNetwork network;
    private final PhoneConfig config;
    private final PhoneWebhook webhook;
    private final PhoneCallbacks callbacks;
    private final PhoneListener listener;

    /** What is done with a document. */
    interface Next {
        void follow(Twiml document);
    }

    PhoneRequests(
            PhoneNetwork network,
            PhoneConfig config,
            PhoneWebhook webhook,
            PhoneCallbacks callbacks,
            PhoneListener listener) {
        this.network = network;
        this.config = config;
        this.webhook = webhook;
        this.callbacks = callbacks;
        this.listener = listener;
    }

    /** A URL in a document, which may be relative to the document's own; none if it is malformed. */
    Optional<URI> url(String text) {
        return callbacks.url(text);
    }

    /**
     * Asks a URL of the server's.
     *
     * @param verb whose {@code method} tells how
     * @param more what is told besides the usual
     * @param next gets the document, on the network's thread
     * @param otherwise what happens when there is none
     */
    void ask(URI url, Verb verb, String callStatus, Map<String, String> more, Next next, Runnable otherwise) {
        boolean get = verb.attribute("method").orElse("POST").equalsIgnoreCase("GET");
        webhook.whatNow(config.reached(url), get, callStatus, more).whenComplete((answer, fault) ->
                network.post(() -> {
                    try {
                        next.follow(document(answer, fault));
                    } catch (Twiml.Refused refused) {
                        listener.happened(
                                new Violation(network.nanoTime(), refused.code(), refused.getMessage()));
                        otherwise.run();
                    }
                }));
    }

    /** The document in an answer, or why there is none. */
    static Twiml document(PhoneWebhook.Answer answer, Throwable fault) throws Twiml.Refused {
        if (fault != null) {
            throw new Twiml.Refused(11205, "no answer: " + PhoneWebhook.cause(fault));
        }
        return answer.twiml();
    }
}
