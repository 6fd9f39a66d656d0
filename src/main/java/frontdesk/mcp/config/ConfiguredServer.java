package frontdesk.mcp.config;

import frontdesk.mcp.protocol.ProtocolVersions;
import frontdesk.mcp.wire.Way;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A server as it is configured.
 *
 * @param name what agents and the log call it
 * @param way how it is reached
 * @param tools the only tools of it that may be used, by the server's names; empty for all
 * @param timeout how long an answer may take, and a connection until it is ready
 * @param committing those of its tools that change something: they are never cancelled and never repeated
 * @param protocol the version of MCP that is offered
 */
public record ConfiguredServer(
        String name, Way way, Optional<List<String>> tools, Duration timeout, Set<String> committing, String protocol) {

    /** How long unless the configuration says otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");

    public ConfiguredServer {
        tools = tools.map(List::copyOf);
        committing = Set.copyOf(committing);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a server's name is 1 to 64 letters, digits, ., _ or -, not \"" + name + "\"");
        }
        if (!ProtocolVersions.all().contains(protocol)) {
            throw new IllegalArgumentException("\"protocol\" is one of "
                    + String.join(", ", ProtocolVersions.all()) + ", not \"" + protocol + "\"");
        }
        if (tools.isPresent() && !tools.get().containsAll(committing)) {
            throw new IllegalArgumentException("\"committing\" names a tool that is not among \"tools\"");
        }
    }

    /** One that is reached by HTTP, with nothing out of the ordinary. */
    public static ConfiguredServer at(String name, URI url, Map<String, String> headers) {
        return new ConfiguredServer(
                name,
                new Way.Url(url, headers),
                Optional.empty(),
                TIMEOUT,
                Set.of(),
                ProtocolVersions.offered());
    }

    /** The same, whose tools of these names change something. */
    public ConfiguredServer committing(Set<String> names) {
        return new ConfiguredServer(name, way, tools, timeout, names, protocol);
    }

    /** Whether a tool may be used, by the server's name for it. */
    public boolean allows(String tool) {
        return tools.isEmpty() || tools.get().contains(tool);
    }
}
