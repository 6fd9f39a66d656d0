package frontdesk.simulator.telephone;

import java.net.URI;
import java.util.Optional;

/**
 * Who calls whom, and how.
 *
 * @param server where the webhook is: scheme, host and port; a path is taken as it is, none is {@code /incoming-call}
 * @param callSid {@code CA} and 32 hex digits
 * @param from the caller's number
 * @param to the number that is dialled
 * @param webhook how the webhook is requested
 * @param line the network between the two ends
 * @param colleague who answers when the call is passed on
 * @param streamAfterMs how long after the TwiML the stream is opened, 200 to 700 ms with Twilio
 * @param longestCallMs after this the network ends the call
 */
public record PhoneConfig(
        URI server,
        String callSid,
        String from,
        String to,
        Webhook webhook,
        LineConditions line,
        Colleague colleague,
        long streamAfterMs,
        long longestCallMs) {
    static final String ACCOUNT_SID = "AC00000000000000000000000000000001";

    /**
     * How the webhook is requested.
     *
     * @param get by GET with a query, not by POST with a form
     * @param twice sent a second time while the first is not answered yet, as a network does that thinks it was lost
     * @param errorCode present on a fallback URL: why the first one failed
     * @param authToken what requests are signed with; unsigned without
     * @param publicUrl what the server calls itself, if that is not how it is reached: signatures are over this, and
     *     the stream is opened at {@link PhoneConfig#server} whatever host the TwiML names
     * @param statusCallback the path that is told when the call is over
     * @param actionAfterHangUp whether the stream's {@code action} is requested also when the caller hung up
     */
    public record Webhook(
            boolean get,
            boolean twice,
            Optional<String> errorCode,
            Optional<String> authToken,
            Optional<URI> publicUrl,
            Optional<String> statusCallback,
            boolean actionAfterHangUp) {
        /** One POST without a signature. */
        public static final Webhook PLAIN = new Webhook(
                false, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

        public Webhook signedWith(String token) {
            return new Webhook(get, twice, errorCode, Optional.of(token), publicUrl, statusCallback, actionAfterHangUp);
        }

        public Webhook byGet() {
            return new Webhook(true, twice, errorCode, authToken, publicUrl, statusCallback, actionAfterHangUp);
        }

        public Webhook sentTwice() {
            return new Webhook(get, true, errorCode, authToken, publicUrl, statusCallback, actionAfterHangUp);
        }

        public Webhook withErrorCode(String code) {
            return new Webhook(get, twice, Optional.of(code), authToken, publicUrl, statusCallback, actionAfterHangUp);
        }

        public Webhook reachedAs(URI url) {
            return new Webhook(get, twice, errorCode, authToken, Optional.of(url), statusCallback, actionAfterHangUp);
        }

        public Webhook withStatusCallback(String path) {
            return new Webhook(get, twice, errorCode, authToken, publicUrl, Optional.of(path), actionAfterHangUp);
        }

        public Webhook withActionAfterHangUp() {
            return new Webhook(get, twice, errorCode, authToken, publicUrl, statusCallback, true);
        }
    }

    /** A call over a perfect line, by an unsigned POST. */
    public static PhoneConfig of(URI server, String callSid, String from, String to) {
        return new PhoneConfig(
                server, callSid, from, to, Webhook.PLAIN, LineConditions.PERFECT, Colleague.TAKES_CALL, 200, 600_000);
    }

    public PhoneConfig withWebhook(Webhook other) {
        return new PhoneConfig(server, callSid, from, to, other, line, colleague, streamAfterMs, longestCallMs);
    }

    public PhoneConfig withLine(LineConditions other) {
        return new PhoneConfig(server, callSid, from, to, webhook, other, colleague, streamAfterMs, longestCallMs);
    }

    public PhoneConfig withColleague(Colleague other) {
        return new PhoneConfig(server, callSid, from, to, webhook, line, other, streamAfterMs, longestCallMs);
    }

    public PhoneConfig withStreamAfterMs(long ms) {
        return new PhoneConfig(server, callSid, from, to, webhook, line, colleague, ms, longestCallMs);
    }

    public PhoneConfig withLongestCallMs(long ms) {
        return new PhoneConfig(server, callSid, from, to, webhook, line, colleague, streamAfterMs, ms);
    }

    /** Where the webhook is requested. */
    URI incomingCall() {
        String path = server.getPath() == null ? "" : server.getPath();
        return path.isEmpty() || path.equals("/") ? server.resolve("/incoming-call") : server;
    }

    /** How the server is reached at a URL that it gave itself. */
    URI reached(URI given) {
        if (webhook.publicUrl().isEmpty()) {
            return given;
        }
        boolean stream = given.getScheme().startsWith("ws");
        boolean tls = server.getScheme().equals("https");
        String scheme = stream ? (tls ? "wss" : "ws") : server.getScheme();
        String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
        return URI.create(scheme + "://" + server.getRawAuthority() + given.getRawPath() + query);
    }

    /** The URL by which the server knows itself where we reach it at the given one. */
    URI known(URI reached) {
        if (webhook.publicUrl().isEmpty()) {
            return reached;
        }
        URI known = webhook.publicUrl().get();
        String query = reached.getRawQuery() == null ? "" : "?" + reached.getRawQuery();
        return URI.create(known.getScheme() + "://" + known.getRawAuthority() + reached.getRawPath() + query);
    }
}
