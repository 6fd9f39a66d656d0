package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.PhoneEvent.Violation;
import frontdesk.simulator.telephone.PhoneWebhook.Answer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Tells a server's status callbacks what became of the stream and of the call. What is answered matters to nobody, as
 * long as something is. Network thread only.
 */
final class PhoneCallbacks {
    private final PhoneNetwork network;
    private final PhoneConfig config;
    private final PhoneWebhook webhook;
    private final PhoneListener listener;

    PhoneCallbacks(PhoneNetwork network, PhoneConfig config, PhoneWebhook webhook, PhoneListener listener) {
        this.network = network;
        this.config = config;
        this.webhook = webhook;
        this.listener = listener;
    }

    /** To the {@code statusCallback} of the document's stream, if it has one. */
    void stream(Twiml twiml, String streamSid, String event, String error) {
        twiml.stream()
                .flatMap(noun -> noun.attribute("statusCallback"))
                .flatMap(this::url)
                .ifPresent(url ->
                        watch(webhook.streamStatus(config.reached(url), streamSid, event, error), url.toString()));
    }

    /** To the number's own status callback, if it has one. */
    void callEnded() {
        config.webhook()
                .statusCallback()
                .ifPresent(path -> watch(
                        webhook.callStatus(config.incomingCall().resolve(path), "completed"), path));
    }

    /** A URL in a document, which may be relative to the document's own; none if it is malformed. */
    Optional<URI> url(String text) {
        try {
            return Optional.of(config.known(config.incomingCall()).resolve(new URI(text)));
        } catch (URISyntaxException malformed) {
            violation("not a URL: " + text);
            return Optional.empty();
        }
    }

    private void watch(CompletableFuture<Answer> request, String url) {
        request.whenComplete((answer, fault) -> network.post(() -> {
            if (fault != null) {
                violation("status callback " + url + ": " + PhoneWebhook.cause(fault));
            } else if (answer.status() / 100 != 2) {
                violation("status callback " + url + ": HTTP status " + answer.status());
            }
        }));
    }

    private void violation(String text) {
        listener.happened(new Violation(network.nanoTime(), 11200, text));
    }
}
