package frontdesk.outbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts messages to a webhook of the owner's, as JSON and signed: the id again and again the same for one message, so
 * that the receiver can tell a repetition, and HMAC-SHA256 over {@code id.timestamp.body}.
 *
 * <p>Source: Standard Webhooks 1.0.0, "webhook-id", "webhook-timestamp", "webhook-signature"; there are libraries that
 * check them in most languages.
 */
public final class WebhookDeliverer implements Deliverer {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Config config;
    private final HttpPost http;
    private final InstantSource clock;

    /** @param secret the key of the signature; without one nothing is signed */
    public record Config(URI url, Optional<byte[]> secret) {
        @Override
        public String toString() {
            return "Config[host=" + url.getHost() + "]";
        }
    }

    public WebhookDeliverer(Config config, HttpPost http, InstantSource clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(Message message) throws InterruptedException {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String body = body(message, timestamp);
        HttpRequest.Builder request = HttpRequest.newBuilder(config.url())
                .header("Content-Type", "application/json")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", timestamp)
                .POST(BodyPublishers.ofString(body));
        config.secret().ifPresent(secret ->
                request.header("webhook-signature", "v1," + sign(secret, message.id() + "." + timestamp + "." + body)));
        return http.deliver(request, _ -> "");
    }

    private static String body(Message message, String timestamp) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", message.id());
        body.put("timestamp", Long.parseLong(timestamp));
        body.put("subject", message.subject());
        body.put("text", message.text());
        body.put("data", message.details());
        return MAPPER.writeValueAsString(body);
    }

    private static String sign(byte[] secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }
}
