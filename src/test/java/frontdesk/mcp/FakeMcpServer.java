package frontdesk.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An MCP server on a real socket that answers as it is told, in raw text. Without being told it greets every client
 * with the session {@code s1}, has one tool {@code add}, takes every notification, has no stream to listen to, and lets
 * sessions be deleted.
 */
public final class FakeMcpServer implements AutoCloseable {

    public static final String GREETING = """
            {"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"fake","version":"7"}}""";
    public static final String TOOLS = """
            {"tools":[{"name":"add","description":"Adds",\
            "inputSchema":{"type":"object","properties":{"a":{"type":"number"}}}}]}""";

    /** What was asked, by HTTP method or JSON-RPC method. */
    public record Seen(String what, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** Answers one request. */
    public interface Behaviour {
        void answer(Exchange exchange) throws Exception;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final BlockingQueue<Seen> toBeAwaited = new LinkedBlockingQueue<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private FakeMcpServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    public static FakeMcpServer start() throws IOException {
        FakeMcpServer fake = new FakeMcpServer();
        fake.on("initialize", exchange -> exchange.result(GREETING, "MCP-Session-Id", "s1"));
        fake.on("tools/list", exchange -> exchange.result(TOOLS));
        fake.on("GET", exchange -> exchange.status(405));
        fake.on("DELETE", exchange -> exchange.status(200));
        fake.server.start();
        return fake;
    }

    /** @param what a JSON-RPC method, {@code answer} for what answers us, {@code GET} or {@code DELETE} */
    public FakeMcpServer on(String what, Behaviour behaviour) {
        behaviours.put(what, behaviour);
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
    }

    /** Everything asked so far. */
    public List<Seen> seen() {
        return seen;
    }

    public long count(String what) {
        return seen.stream().filter(each -> each.what().equals(what)).count();
    }

    /** Waits until this has been asked, dropping what was asked before. */
    public Seen await(String what) throws InterruptedException {
        while (true) {
            Seen next = toBeAwaited.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nobody asked " + what + "; seen: " + seen.stream().map(Seen::what).toList());
            }
            if (next.what().equals(what)) {
                return next;
            }
        }
    }

    private void handle(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String what = http.getRequestMethod();
        if (what.equals("POST")) {
            what = JsonMapper.shared().readTree(body).path("method").asString("answer");
        }
        Seen asked = new Seen(what, Map.copyOf(http.getRequestHeaders()), body);
        seen.add(asked);
        toBeAwaited.add(asked);
        try {
            behaviours.getOrDefault(what, exchange -> exchange.status(202)).answer(new Exchange(http, asked));
        } catch (IOException gone) {
            // the client did not want to hear it
        } catch (Exception failed) {
            throw new IOException(failed);
        } finally {
            http.close();
        }
    }

    /** One request, to be answered. */
    public record Exchange(HttpExchange http, Seen asked) {

        public void result(String result, String... headers) throws IOException {
            answer(200, "application/json", wrapped(result), headers);
        }

        /** A result for the id that was asked with. */
        public String wrapped(String result) {
            return "{\"jsonrpc\":\"2.0\",\"id\":" + asked.json().path("id") + ",\"result\":" + result + "}";
        }

        public void status(int status, String... headers) throws IOException {
            set(headers);
            http.sendResponseHeaders(status, -1);
        }

        public void answer(int status, String type, String body, String... headers) throws IOException {
            set("Content-Type", type);
            set(headers);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            http.sendResponseHeaders(status, bytes.length);
            http.getResponseBody().write(bytes);
        }

        /** Begins a stream of events. */
        public Exchange stream() throws IOException {
            set("Content-Type", "text/event-stream; charset=utf-8");
            http.sendResponseHeaders(200, 0);
            return this;
        }

        public Exchange write(String text) throws IOException {
            OutputStream out = http.getResponseBody();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        private void set(String... headers) {
            for (int i = 0; i < headers.length; i += 2) {
                http.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
