package frontdesk.twilio;

import frontdesk.outbox.Deliverer;
import frontdesk.outbox.HttpPost;
import frontdesk.outbox.Message;
import frontdesk.outbox.Recipient;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Twilio's REST API, as far as we need it: sends SMS. Safe from any thread; waits on the caller's.
 *
 * <p>Source: Twilio, "Message resource", "Twilio API requests". Twilio has no key that makes a repetition harmless:
 * what it took without saying so arrives twice.
 */
public final class TwilioRest implements Deliverer {
    private final Config config;
    private final HttpPost http;

    /**
     * @param apiUrl without a slash at the end
     * @param accountSid {@code AC} and 32 hex digits
     * @param smsFrom the number ({@code +1...}) or messaging service ({@code MG...}) that SMS come from; without it
     *     each comes from the number that its receiver has called
     */
    public record Config(URI apiUrl, String accountSid, String authToken, Optional<String> smsFrom) {
        @Override
        public String toString() {
            return "Config[apiUrl=" + apiUrl + ", smsFrom=" + smsFrom + "]";
        }
    }

    public TwilioRest(Config config, HttpPost http) {
        this.config = config;
        this.http = http;
    }

    @Override
    public Delivery deliver(Message message) throws InterruptedException {
        if (!(message.to() instanceof Recipient.Phone(String number, String called))) {
            throw new IllegalArgumentException("not for a telephone: " + message.to().channel());
        }
        String from = config.smsFrom().orElse(called);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", number);
        form.put(from.startsWith("MG") ? "MessagingServiceSid" : "From", from);
        form.put("Body", message.text());
        String login = config.accountSid() + ":" + config.authToken();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(config.apiUrl() + "/2010-04-01/Accounts/" + config.accountSid() + "/Messages.json"))
                .header("Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        return http.deliver(request, TwilioRest::detail);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The message's SID, or Twilio's code of the error. Its words can repeat the number, so they are left out. */
    private static String detail(String body) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            if (json.path("code").isInt()) {
                return "Twilio error " + json.path("code").intValue();
            }
            return json.path("sid").asString("").replaceAll("\\W", "");
        } catch (JacksonException cutOrNotJson) {
            return "";
        }
    }
}
