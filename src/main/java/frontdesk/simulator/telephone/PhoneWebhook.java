package frontdesk.simulator.telephone;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The HTTP side of the telephone network: requests about one call, with all the parameters Twilio sends, signed by
 * "Validating requests" of Twilio's security page. Waits for nothing; an answer takes at most {@value
 * #BUDGET_SECONDS} s.
 */
final class PhoneWebhook {
    private static final int BUDGET_SECONDS = 15;

    private final HttpClient http;
    private final PhoneConfig config;

    PhoneWebhook(HttpClient http, PhoneConfig config) {
        this.http = http;
        this.config = config;
    }

    /** An answer to look at. */
    record Answer(int status, String contentType, byte[] body) {
        /** The TwiML in it, or the reason why there is none. */
        Twiml twiml() throws Twiml.Refused {
            if (status / 100 != 2) {
                throw new Twiml.Refused(11200, "HTTP status " + status + ": " + text());
            }
            String type = contentType.split(";")[0].strip();
            if (!type.equals("text/xml") && !type.equals("application/xml")) {
                throw new Twiml.Refused(12300, "the content type is '" + contentType + "', not XML");
            }
            return Twiml.read(body);
        }

        private String text() {
            String text = new String(body, StandardCharsets.UTF_8);
            return text.substring(0, Math.min(text.length(), 200));
        }
    }

    /** "Somebody calls: what shall we do?" */
    CompletableFuture<Answer> incomingCall() {
        Map<String, String> form = form("ringing");
        config.webhook().errorCode().ifPresent(code -> {
            form.put("ErrorCode", code);
            form.put("ErrorUrl", config.known(config.incomingCall()).toString());
        });
        return config.webhook().get() ? get(config.incomingCall(), form) : post(config.incomingCall(), form);
    }

    /**
     * "This is over: what now?"
     *
     * @param more what is told besides, or instead of, what every request tells
     */
    CompletableFuture<Answer> whatNow(URI url, boolean get, String callStatus, Map<String, String> more) {
        Map<String, String> form = form(callStatus);
        form.putAll(more);
        return get ? get(url, form) : post(url, form);
    }

    /** Tells the number's status callback how the call ended. */
    CompletableFuture<Answer> callStatus(URI url, String callStatus) {
        Map<String, String> form = form(callStatus);
        form.put("CallDuration", "1");
        form.put("Timestamp", "Thu, 01 Jan 2026 00:00:00 +0000");
        return post(url, form);
    }

    /** Tells the stream's status callback what became of it. */
    CompletableFuture<Answer> streamStatus(URI url, String streamSid, String event, String error) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", PhoneConfig.ACCOUNT_SID);
        form.put("CallSid", config.callSid());
        form.put("StreamSid", streamSid);
        form.put("StreamName", streamSid);
        form.put("StreamEvent", event);
        if (!error.isEmpty()) {
            form.put("StreamError", error);
        }
        form.put("Timestamp", "2026-01-01T00:00:00.000Z");
        return post(url, form);
    }

    private Map<String, String> form(String callStatus) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", PhoneConfig.ACCOUNT_SID);
        form.put("ApiVersion", "2010-04-01");
        form.put("CallSid", config.callSid());
        form.put("CallStatus", callStatus);
        form.put("Direction", "inbound");
        form.put("From", config.from());
        form.put("Caller", config.from());
        form.put("To", config.to());
        form.put("Called", config.to());
        for (String party : new String[] {"From", "Caller", "To", "Called"}) {
            for (String place : new String[] {"City", "State", "Zip"}) {
                form.put(party + place, "");
            }
            form.put(party + "Country", "US");
        }
        return form;
    }

    private CompletableFuture<Answer> post(URI url, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(encoded(form)));
        config.webhook()
                .authToken()
                .ifPresent(token -> request.header("X-Twilio-Signature", signature(token, config.known(url), form)));
        return send(request);
    }

    private CompletableFuture<Answer> get(URI url, Map<String, String> form) {
        String separator = url.getRawQuery() == null ? "?" : "&";
        URI whole = URI.create(url + separator + encoded(form));
        HttpRequest.Builder request = HttpRequest.newBuilder(whole).GET();
        config.webhook()
                .authToken()
                .ifPresent(token ->
                        request.header("X-Twilio-Signature", signature(token, config.known(whole), Map.of())));
        return send(request);
    }

    private CompletableFuture<Answer> send(HttpRequest.Builder request) {
        request.timeout(Duration.ofSeconds(BUDGET_SECONDS)).header("User-Agent", "TwilioProxy/1.1");
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray())
                .thenApply(PhoneWebhook::answer)
                .orTimeout(BUDGET_SECONDS, TimeUnit.SECONDS);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, response.body());
    }

    /** Why a request failed, without the wrapping of whoever waited for it. */
    static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    /** The signature of a request: the URL, then names and values sorted by name; HMAC-SHA1 in base64. */
    static String signature(String token, URI url, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(url.toString());
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] digest = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA1", impossible);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
