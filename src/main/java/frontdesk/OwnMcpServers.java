package frontdesk;

import frontdesk.door.HttpRoute;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.server.AccessRules;
import frontdesk.mcp.server.McpEndpoint;
import frontdesk.mcp.server.McpServer;
import frontdesk.mcp.server.ToolThreads;
import frontdesk.settings.Settings;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The MCP servers on our own port, and how our own client reaches them. Who else may is decided by {@code MCP_TOKEN};
 * without one the token is random, and nobody else can.
 */
final class OwnMcpServers {

    private static final int TOKEN_BYTES = 32;
    /** To listen there is to listen on this machine's own address too. */
    private static final Set<String> ANYWHERE = Set.of("0.0.0.0", "::");

    private final SequencedMap<String, McpServer> servers;
    private final Settings settings;
    private final String token;

    /** @param servers by their paths, in the order in which a model should see their tools */
    OwnMcpServers(SequencedMap<String, McpServer> servers, Settings settings, SecureRandom random) {
        this.servers = servers;
        this.settings = settings;
        this.token = settings.mcpToken().orElseGet(() -> randomToken(random));
    }

    private static String randomToken(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What agents call them. */
    Set<String> names() {
        return servers.values().stream().map(McpServer::name).collect(Collectors.toSet());
    }

    /** Path, then method. */
    Map<String, Map<String, HttpRoute>> routes(ToolThreads threads) {
        AccessRules rules = new AccessRules(settings.bindAddress(), settings.publicUrl(), token);
        Map<String, Map<String, HttpRoute>> routes = new LinkedHashMap<>();
        servers.forEach((path, server) -> routes.put(path, Map.of("POST", new McpEndpoint(server, rules, threads))));
        return routes;
    }

    /**
     * What our own client has to know of them.
     *
     * @param port the one that the front door has got
     */
    List<ConfiguredServer> configured(int port) {
        String host = ANYWHERE.contains(settings.bindAddress()) ? "127.0.0.1" : settings.bindAddress();
        return servers.entrySet().stream()
                .map(entry -> ConfiguredServer.at(
                                entry.getValue().name(),
                                URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port
                                        + entry.getKey()),
                                Map.of("Authorization", "Bearer " + token))
                        .committing(entry.getValue().changing()))
                .toList();
    }
}
