package frontdesk.mcp.server;

import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRefusal;
import frontdesk.door.HttpRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may speak to an MCP server. Immutable; safe from any thread.
 *
 * <p>A web page that somebody has open can make their browser send requests here, even under a name of its own that
 * leads to this machine (DNS rebinding). So {@code Host} must be a name we know, and {@code Origin}, which browsers
 * add, must be where the request goes. A port is not checked in {@code Host}: with a tunnel or a container in between
 * it is rightly another one than ours, and it gives no protection that the name does not.
 *
 * <p>The proof of who it is is the token alone. Where a request comes from proves nothing: behind the front door
 * everything comes from this machine.
 *
 * <p>Source: MCP 2025-11-25, {@code basic/transports}, "Security Warning".
 */
public final class AccessRules {

    private static final Logger log = LoggerFactory.getLogger(AccessRules.class);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final String SCHEME = "bearer ";

    private final Set<String> hosts;
    private final String publicOrigin;
    private final byte[] token;

    /**
     * @param bindAddress the address we listen on
     * @param publicUrl where we are reached from outside
     * @param token what a client must bring, in visible ASCII
     */
    public AccessRules(String bindAddress, URI publicUrl, String token) {
        this.hosts = Stream.concat(THIS_MACHINE.stream(), Stream.of(bindAddress, publicUrl.getHost()))
                .map(AccessRules::plain)
                .collect(Collectors.toUnmodifiableSet());
        this.publicOrigin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
        this.token = token.getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws HttpRefusal (401, 403) */
    void check(HttpRequest http, String server) {
        String host = http.header("Host").orElse("");
        if (!hosts.contains(nameIn(host))) {
            throw refusal(http, server, "Host", "This server is not known under that name; PUBLIC_URL makes it known.");
        }
        boolean foreign = http.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("Origin"))
                .anyMatch(field -> !isOurs(field.value(), host));
        if (foreign) {
            throw refusal(http, server, "Origin", "Web pages of others may not call this server.");
        }
        Optional<String> sent = http.header("Authorization");
        if (sent.isEmpty() || !isToken(sent.get())) {
            log.debug("[MCP] refused server={} reason=token peer={}", server, http.peer());
            throw new HttpRefusal(HttpAnswer.text(401, "The header Authorization must be: Bearer, and the MCP_TOKEN.")
                    .with("WWW-Authenticate", "Bearer realm=\"" + server + "\""
                            + (sent.isPresent() ? ", error=\"invalid_token\"" : "")));
        }
    }

    private boolean isOurs(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host)
                || origin.equalsIgnoreCase(publicOrigin);
    }

    /** Takes as long for a wrong token as for the right one. */
    private boolean isToken(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.ISO_8859_1), token);
    }

    /** The host without its port. */
    private static String nameIn(String host) {
        int port = host.startsWith("[") ? host.indexOf("]:") + 1 : host.indexOf(':');
        return plain(port > 0 ? host.substring(0, port) : host);
    }

    /** In small letters, and an IPv6 address without its brackets. */
    private static String plain(String name) {
        return name.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    private static HttpRefusal refusal(HttpRequest http, String server, String reason, String words) {
        log.debug("[MCP] refused server={} reason={} peer={}", server, reason, http.peer());
        return new HttpRefusal(403, words);
    }
}
