package frontdesk.call;

import frontdesk.call.plan.CallFacts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and reads the token that lets a media stream claim its call: what is needed to start the call, until when the
 * token is good, and an HMAC-SHA256 over both. It is no secret what it says, only nobody else can make one.
 *
 * <p>Form: {@code base64url(payload) "." base64url(hmac)}, well under the 500 characters of a Twilio {@code
 * <Parameter>}.
 */
final class ReservationToken {

    private static final String VERSION = "1";
    private static final int FIELD_LIMIT = 64;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** What a token says. {@code nonce} is different in each one. */
    record Claims(CallFacts facts, Instant expires, String nonce) {}

    private final SecretKeySpec key;

    ReservationToken(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    String sign(Claims claims) {
        CallFacts facts = claims.facts();
        String payload = String.join(
                "\n",
                VERSION,
                field(facts.callSid()),
                field(facts.caller()),
                field(facts.called()),
                Long.toString(claims.expires().toEpochMilli()),
                claims.nonce());
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(hmac(bytes));
    }

    /** What the token says, if it is one of ours; whether it is still good is another question. */
    Optional<Claims> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(signature, hmac(payload))) {
                return Optional.empty();
            }
            String[] fields = new String(payload, StandardCharsets.UTF_8).split("\n", -1);
            if (fields.length != 6 || !fields[0].equals(VERSION)) {
                return Optional.empty();
            }
            Instant expires = Instant.ofEpochMilli(Long.parseLong(fields[4]));
            return Optional.of(new Claims(new CallFacts(fields[1], fields[2], fields[3]), expires, fields[5]));
        } catch (IllegalArgumentException notBase64OrNoNumber) {
            return Optional.empty();
        }
    }

    private static String field(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "");
        return oneLine.substring(0, Math.min(oneLine.length(), FIELD_LIMIT));
    }

    private byte[] hmac(byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }
}
