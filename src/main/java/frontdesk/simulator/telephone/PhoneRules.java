package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.Twiml.Refused;
import frontdesk.simulator.telephone.Twiml.Verb;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Twilio demands of a {@code <Stream>}, by the page "TwiML Voice: Stream". */
final class PhoneRules {
    private static final int PARAMETER_LIMIT = 500;

    private PhoneRules() {}

    /** Everything that is wrong with a document's stream; the call goes on as far as it can. */
    static List<Refused> check(Twiml twiml) {
        List<Refused> broken = new ArrayList<>();
        twiml.stream().flatMap(PhoneRules::streamUrl).ifPresent(url -> {
            if (!url.getScheme().equals("wss") && !isLoopback(url)) {
                broken.add(new Refused(31922, "the stream's url is not wss: " + url));
            }
            if (url.getRawQuery() != null) {
                broken.add(new Refused(31920, "the stream's url has a query, which is lost: " + url));
            }
        });
        for (Map.Entry<String, String> parameter : twiml.parameters().entrySet()) {
            if (parameter.getKey().length() + parameter.getValue().length() >= PARAMETER_LIMIT) {
                broken.add(new Refused(12200, "parameter " + parameter.getKey() + " is too long"));
            }
        }
        return broken;
    }

    /** The URL of a stream, if it is one at all. */
    static Optional<URI> streamUrl(Verb noun) {
        try {
            URI url = new URI(noun.attribute("url").orElse(""));
            boolean webSocket = "wss".equals(url.getScheme()) || "ws".equals(url.getScheme());
            return webSocket && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Where no network is in between, a stream may go without TLS. */
    private static boolean isLoopback(URI url) {
        return List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
    }
}
