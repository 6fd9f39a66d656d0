package frontdesk.settings;

import frontdesk.message.OwnerLine;
import frontdesk.outbox.Deliverer;
import frontdesk.outbox.HttpPost;
import frontdesk.outbox.Recipient.Channel;
import frontdesk.outbox.WebhookDeliverer;
import frontdesk.twilio.TwilioRest;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How messages leave the house. What is set by halves is refused, or a message would wait for what never comes.
 *
 * @param sms the account that sends SMS
 * @param owner the number to which messages for the owner are sent by SMS
 * @param webhook where messages for the owner are posted
 */
public record MessageSettings(
        Optional<TwilioRest.Config> sms, Optional<String> owner, Optional<WebhookDeliverer.Config> webhook) {

    private static final URI TWILIO = URI.create("https://api.twilio.com");
    private static final String SECRET_PREFIX = "whsec_";
    private static final int SECRET_LEAST_BYTES = 24;
    private static final int SECRET_MOST_BYTES = 64;

    static MessageSettings from(SettingsSource source) {
        Optional<TwilioRest.Config> sms = source.unless(() -> sms(source));
        Optional<String> owner = source.telephoneNumber("MESSAGES_TO");
        if (owner.isPresent() && source.text("TWILIO_ACCOUNT_SID").isEmpty()) {
            source.refuse("MESSAGES_TO", "needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to send SMS with");
        }
        return new MessageSettings(sms, owner, source.unless(() -> webhook(source)));
    }

    private static Optional<TwilioRest.Config> sms(SettingsSource source) {
        Optional<URI> apiUrl = source.url("TWILIO_API_URL", "https", "http");
        Optional<String> from = source.text("TWILIO_SMS_FROM");
        if (from.isPresent() && !from.get().matches("\\+[1-9]\\d{5,14}|MG[0-9a-f]{32}")) {
            source.refuse("TWILIO_SMS_FROM", "\"" + from.get()
                    + "\" is neither a telephone number such as +15005550006 nor a messaging service (MG...)");
        }
        return source.text("TWILIO_ACCOUNT_SID").map(accountSid -> {
            if (!accountSid.matches("AC[0-9a-f]{32}")) {
                throw new SettingsException(
                        "TWILIO_ACCOUNT_SID", "\"" + accountSid + "\" is not an account, AC and 32 hex digits");
            }
            String authToken = source.text("TWILIO_AUTH_TOKEN").orElseThrow(() -> new SettingsException(
                    "TWILIO_ACCOUNT_SID", "needs TWILIO_AUTH_TOKEN, the account's auth token, to send SMS with"));
            return new TwilioRest.Config(apiUrl.orElse(TWILIO), accountSid, authToken, from);
        });
    }

    private static Optional<WebhookDeliverer.Config> webhook(SettingsSource source) {
        Optional<URI> url = source.url("MESSAGES_WEBHOOK_URL", "https", "http");
        Optional<byte[]> secret = source.text("MESSAGES_WEBHOOK_SECRET").map(MessageSettings::secret);
        if (secret.isPresent() && url.isEmpty()) {
            throw new SettingsException("MESSAGES_WEBHOOK_SECRET", "signs nothing without MESSAGES_WEBHOOK_URL");
        }
        return url.map(given -> new WebhookDeliverer.Config(given, secret));
    }

    /** Which ways lead to the owner. */
    public OwnerLine ownerLine() {
        return new OwnerLine(owner, webhook.isPresent());
    }

    /** Who goes which way, as far as a way is set. */
    public Map<Channel, Deliverer> deliverers(HttpPost http, InstantSource clock) {
        Map<Channel, Deliverer> deliverers = new EnumMap<>(Channel.class);
        sms.ifPresent(account -> deliverers.put(Channel.SMS, new TwilioRest(account, http)));
        webhook.ifPresent(hook -> deliverers.put(Channel.WEBHOOK, new WebhookDeliverer(hook, http, clock)));
        return deliverers;
    }

    private static byte[] secret(String text) {
        String base64 = text.startsWith(SECRET_PREFIX) ? text.substring(SECRET_PREFIX.length()) : "";
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length >= SECRET_LEAST_BYTES && key.length <= SECRET_MOST_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below, in the same words as a key that is too short
        }
        throw new SettingsException("MESSAGES_WEBHOOK_SECRET", "is not " + SECRET_PREFIX + " and " + SECRET_LEAST_BYTES
                + " to " + SECRET_MOST_BYTES + " bytes in base64; to make one: echo whsec_$(openssl rand -base64 32)");
    }
}
