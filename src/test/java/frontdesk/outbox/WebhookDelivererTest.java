package frontdesk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.outbox.Deliverer.Delivery;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookDelivererTest {
    private static final Message MESSAGE = new Message(
            "CA1/call_1", new Recipient.Webhook(), "A message from Anna", "Call Anna.", Map.of("who", "Anna"),
            Instant.MAX);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L);
    private static final String BODY = "{\"id\":\"CA1/call_1\",\"timestamp\":1700000000,"
            + "\"subject\":\"A message from Anna\",\"text\":\"Call Anna.\",\"data\":{\"who\":\"Anna\"}}";

    private static String sent(Optional<byte[]> secret) throws Exception {
        try (OddServer server = new OddServer(); HttpPost http = new HttpPost(HttpPost.Limits.defaults())) {
            server.says(OddServer.answer(200, ""));
            WebhookDeliverer webhook = new WebhookDeliverer(
                    new WebhookDeliverer.Config(server.url().resolve("/hook?key=k"), secret), http, () -> NOW);
            assertEquals(new Delivery.Delivered(""), webhook.deliver(MESSAGE));
            return server.request();
        }
    }

    @Test
    void aMessageIsPostedAsJsonAndSigned() throws Exception {
        String request = sent(Optional.of("0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8)));
        assertTrue(request.startsWith("POST /hook?key=k HTTP/1.1\r\n"), request);
        assertTrue(request.contains("webhook-id: CA1/call_1\r\n"), request);
        assertTrue(request.contains("webhook-timestamp: 1700000000\r\n"), request);
        // printf '%s' "CA1/call_1.1700000000.$BODY" | openssl dgst -sha256 -hmac 0123456789abcdef01234567 -binary
        // | base64
        assertTrue(request.contains("webhook-signature: v1,bvzZ3+hd/GKft15jrp3z1Z38S4OnF2vecthi8BWZJj4=\r\n"), request);
        assertTrue(request.endsWith("\r\n\r\n" + BODY), request);
    }

    @Test
    void withoutASecretNothingIsSigned() throws Exception {
        assertFalse(sent(Optional.empty()).contains("webhook-signature"));
    }

    @Test
    void theAddressIsNeverShownWhole() {
        assertEquals(
                "Config[host=example.com]",
                new WebhookDeliverer.Config(URI.create("https://example.com/secret-path"), Optional.empty())
                        .toString());
    }
}
