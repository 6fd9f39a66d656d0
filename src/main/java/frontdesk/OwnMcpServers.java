package frontdesk;

import frontdesk.door.HttpRoute;
import frontdesk.mcp.server.AccessRules;
import frontdesk.mcp.server.McpEndpoint;
import frontdesk.mcp.server.McpServer;
import frontdesk.mcp.server.ToolThreads;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The MCP servers on our own port, and how our own client reaches them. Who else may is decided by {@code MCP_TOKEN};
 * without one the token is random, and nobody else can.
 */
final class OwnMcpServers {

    private static final int TOKEN_BYTES = 32;

    private final Map<String, McpServer> servers;
    private final Settings settings;
    private final String token;

    /** @param servers by their paths */
    OwnMcpServers(Map<String, McpServer> servers, Settings settings, SecureRandom random) {
        this.servers = servers;
        this.settings = settings;
        this.token = settings.mcpToken().orElseGet(() -> randomToken(random));
    }

    private static String randomToken(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Path, then method. */
    Map<String, Map<String, HttpRoute>> routes(ToolThreads threads) {
        AccessRules rules = new AccessRules(settings.bindAddress(), settings.publicUrl(), token);
        Map<String, Map<String, HttpRoute>> routes = new LinkedHashMap<>();
        servers.forEach((path, server) -> routes.put(path, Map.of("POST", new McpEndpoint(server, rules, threads))));
        return routes;
    }
}
