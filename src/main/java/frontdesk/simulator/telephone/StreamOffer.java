package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.PhoneWebhook.Answer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * The media stream that TwiML asks the telephone network to open.
 *
 * @param url where it is reached from here
 * @param parameters what the stream's {@code start} must carry
 */
public record StreamOffer(URI url, Map<String, String> parameters) {
    public StreamOffer {
        parameters = Map.copyOf(parameters);
    }

    /** @throws CompletionException if there is no stream in the answer */
    static StreamOffer in(Answer answer, PhoneConfig config) {
        try {
            Twiml twiml = answer.twiml();
            URI url = twiml.stream().flatMap(PhoneRules::streamUrl).orElseThrow(() ->
                    new Twiml.Refused(12200, "no stream is offered, but " + twiml.verbNames()));
            return new StreamOffer(config.reached(url), twiml.parameters());
        } catch (Twiml.Refused refused) {
            throw new CompletionException(refused);
        }
    }
}
