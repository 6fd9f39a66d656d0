package frontdesk.twilio;

import frontdesk.door.RequestHead.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code X-Twilio-Signature}: HMAC-SHA1, keyed with the account's auth token, of the URL as Twilio requested it
 * and, for a form, every name and value in the order of the names (Twilio, "Security", "Validating requests").
 *
 * <p>Whether Twilio signs the URL with or without its port depends on the product, so either is accepted, as Twilio's
 * own libraries do. Safe from any thread.
 */
public final class RequestSignature {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final SecretKeySpec key;

    public RequestSignature(String authToken) {
        key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
    }

    /**
     * @param url the public URL that Twilio was told, with the query exactly as it came
     * @param form the fields of a form body, decoded; empty for GET
     * @param signature the header's value
     */
    public boolean accepts(String url, List<Field> form, String signature) {
        byte[] claimed = signature.getBytes(StandardCharsets.UTF_8);
        boolean withPort = MessageDigest.isEqual(claimed, sign(withPort(url), form));
        boolean withoutPort = MessageDigest.isEqual(claimed, sign(withoutPort(url), form));
        return withPort || withoutPort;
    }

    private byte[] sign(String url, List<Field> form) {
        StringBuilder data = new StringBuilder(url);
        form.stream()
                .sorted(Comparator.comparing(Field::name).thenComparing(Field::value))
                .distinct()
                .forEach(field -> data.append(field.name()).append(field.value()));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder().encode(mac.doFinal(data.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA1", missing);
        }
    }

    private static String withPort(String url) {
        URI uri = URI.create(url);
        int usual = uri.getScheme().equals("https") || uri.getScheme().equals("wss") ? HTTPS_PORT : HTTP_PORT;
        return withAuthority(url, uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort()));
    }

    private static String withoutPort(String url) {
        return withAuthority(url, URI.create(url).getHost());
    }

    /** The rest of the URL stays as it is, byte for byte. */
    private static String withAuthority(String url, String authority) {
        int start = url.indexOf("://") + 3;
        int path = url.indexOf('/', start);
        return url.substring(0, start) + authority + (path < 0 ? "" : url.substring(path));
    }
}
