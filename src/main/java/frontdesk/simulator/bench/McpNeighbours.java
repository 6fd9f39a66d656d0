package frontdesk.simulator.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * MCP servers in the benchmark's process, each with one tool, for a server under test whose agent may use all of them.
 * The last one of several never answers. Their requests run on virtual threads.
 */
final class McpNeighbours implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AGENT = "agents/front-desk/agent.json";

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch never = new CountDownLatch(1);

    static McpNeighbours start(int count) throws IOException {
        McpNeighbours neighbours = new McpNeighbours();
        for (int i = 0; i < count; i++) {
            boolean mute = i > 0 && i == count - 1;
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(neighbours.threads);
            server.createContext("/mcp", mute ? exchange -> neighbours.ignore() : McpNeighbours::answer);
            server.start();
            neighbours.servers.add(server);
        }
        return neighbours;
    }

    /**
     * Settings under which the packed agent may use these servers and no others.
     *
     * @param folder an empty one for the files of it, and for the server's data
     */
    Map<String, String> settings(Path folder) throws IOException {
        ObjectNode config = JSON.createObjectNode();
        ObjectNode entries = config.putObject("mcpServers");
        ObjectNode agent = packedAgent();
        ArrayNode names = agent.putArray("mcp_servers");
        for (HttpServer server : servers) {
            String name = "neighbour-" + server.getAddress().getPort();
            entries.putObject(name).put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
            names.add(name);
        }
        Path file = folder.resolve(AGENT);
        Files.createDirectories(file.getParent());
        Files.writeString(file, agent.toString());
        Files.writeString(folder.resolve("mcp.json"), config.toString());
        return Map.of(
                "DATA_DIR", folder.toString(),
                "AGENTS_DIR", folder.resolve("agents").toString(),
                "MCP_CONFIG", folder.resolve("mcp.json").toString());
    }

    private static ObjectNode packedAgent() throws IOException {
        try (InputStream packed = McpNeighbours.class.getResourceAsStream("/" + AGENT)) {
            return (ObjectNode) JSON.readTree(packed);
        }
    }

    private void ignore() throws IOException {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (!asked.has("id")) {
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            String result = asked.path("method").asString("").equals("initialize")
                    ? "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                            + "\"serverInfo\":{\"name\":\"neighbour\",\"version\":\"1\"}}"
                    : "{\"tools\":[{\"name\":\"look\",\"inputSchema\":{\"type\":\"object\"}}]}";
            byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":" + asked.get("id") + ",\"result\":" + result + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        never.countDown();
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
