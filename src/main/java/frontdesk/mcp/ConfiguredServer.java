package frontdesk.mcp;

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
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** How a server is reached. The values in it may be secrets, and are not shown. */
    public sealed interface Way {

        /** Streamable HTTP; the headers go with every request, and to no other host. */
        record Url(URI url, Map<String, String> headers) implements Way {
            public Url {
                headers = Map.copyOf(headers);
                if (url.getHost() == null || !SCHEMES.contains(url.getScheme()) || url.getUserInfo() != null) {
                    throw new IllegalArgumentException(
                            "\"url\" must be http:// or https:// with a host, without a user");
                }
            }

            @Override
            public String toString() {
                return url.getScheme() + "://" + url.getAuthority() + url.getPath();
            }
        }

        /** A child process, spoken to on stdin and stdout; one for all calls. */
        record Command(List<String> command, Map<String, String> environment) implements Way {
            public Command {
                command = List.copyOf(command);
                environment = Map.copyOf(environment);
            }

            @Override
            public String toString() {
                return command.getFirst();
            }
        }
    }

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

    /** A text that may repeat what the server was sent, fit for a log. */
    String withoutSecrets(String text) {
        return switch (way) {
            case Way.Url http -> Secrets.inHeaders(http.headers()).hide(text);
            case Way.Command child -> Secrets.inEnvironment(child.environment()).hide(text);
        };
    }

    boolean allows(McpTool tool) {
        return tools.isEmpty() || tools.get().contains(tool.name());
    }
}
