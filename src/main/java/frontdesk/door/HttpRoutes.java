package frontdesk.door;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import frontdesk.door.RequestHead.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plain HTTP side: the JDK's server on a loopback port of its own, behind the {@link FrontDoor}. It finds the
 * route for a path and a method and shields it from HTTP: what is not there is 404, what is there under another
 * method 405, what throws 500. Every request runs on a virtual thread.
 *
 * <p>Coming from loopback proves nothing, so it answers only requests that carry the key which it shares with the
 * door.
 */
public final class HttpRoutes implements AutoCloseable {

    /** How the headers begin that only the door may set, in lower case. */
    static final String OURS = "x-frontdesk-";
    static final String PEER = "X-Frontdesk-Peer";
    static final String DOOR_KEY = "X-Frontdesk-Door";

    private static final int BACKLOG = 1_024;
    private static final Logger log = LoggerFactory.getLogger(HttpRoutes.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Map<String, HttpRoute>> routes;
    private final String doorKey;

    private HttpRoutes(HttpServer server, Map<String, Map<String, HttpRoute>> routes, String doorKey) {
        this.server = server;
        this.routes = routes;
        this.doorKey = doorKey;
    }

    /**
     * @param routes path (compared whole, without the query; one that ends with {@code /*} stands for every path that
     *     has one more part there), then method; HEAD is one like others, and of what its
     *     route answers the body is kept back
     * @param random makes the key, so it should be one that nobody can predict
     */
    public static HttpRoutes open(Map<String, Map<String, HttpRoute>> routes, RandomGenerator random)
            throws IOException {
        byte[] key = new byte[16];
        random.nextBytes(key);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        HttpRoutes opened = new HttpRoutes(server, Map.copyOf(routes), HexFormat.of().formatHex(key));
        server.createContext("/", opened::handle);
        server.setExecutor(opened.threads);
        server.start();
        return opened;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    boolean has(String path) {
        return routes.containsKey(place(path));
    }

    /** The key in {@link #routes} under which a path may be found. */
    private String place(String path) {
        int lastSlash = path.lastIndexOf('/');
        boolean whole = routes.containsKey(path) || lastSlash < 0 || lastSlash == path.length() - 1;
        return whole ? path : path.substring(0, lastSlash + 1) + "*";
    }

    String doorKey() {
        return doorKey;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean throughTheDoor = MessageDigest.isEqual(
                    doorKey.getBytes(StandardCharsets.US_ASCII),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst(DOOR_KEY)).orElse("")
                            .getBytes(StandardCharsets.ISO_8859_1));
            send(exchange, throughTheDoor
                    ? answer(request(exchange))
                    : HttpAnswer.text(403, "This port answers only its own front door."));
        }
    }

    private static HttpRequest request(HttpExchange exchange) throws IOException {
        List<Field> fields = exchange.getRequestHeaders().entrySet().stream()
                .filter(entry -> !entry.getKey().toLowerCase(Locale.ROOT).startsWith(OURS))
                .flatMap(entry -> entry.getValue().stream().map(value -> new Field(entry.getKey(), value)))
                .toList();
        return new HttpRequest(exchange.getRequestMethod(), exchange.getRequestURI().toString(), fields,
                exchange.getRequestBody().readAllBytes(), exchange.getRequestHeaders().getFirst(PEER));
    }

    private HttpAnswer answer(HttpRequest request) {
        String place = place(request.path());
        Map<String, HttpRoute> methods = routes.get(place);
        if (methods == null) {
            return HttpAnswer.text(404, "There is nothing here.");
        }
        HttpRoute route = methods.get(request.method());
        if (route == null) {
            return HttpAnswer.text(405, "This path does not know " + request.method() + ".")
                    .with("Allow", String.join(", ", new TreeSet<>(methods.keySet())));
        }
        try {
            return route.answer(request);
        } catch (HttpRefusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            // Not the path itself: its last part can be a secret.
            log.error("[Door] A route failed method={} path={} peer={}", request.method(), place, request.peer(), e);
            return HttpAnswer.text(500, "The server made a mistake; its log says which.");
        }
    }

    private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Connection", "close");
        headers.set("Content-Type", answer.contentType());
        answer.headers().forEach(field -> headers.add(field.name(), field.value()));
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }

    /** Stops answering; what is being answered is cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
