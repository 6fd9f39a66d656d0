package frontdesk.simulator.telephone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The other end of a telephone, for its own tests: answers as it is told and keeps what it hears. */
public final class ScriptedServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
    final BlockingQueue<String> signatures = new LinkedBlockingQueue<>();
    volatile String incomingCall = "";
    volatile String after = twiml("<Hangup/>");
    volatile String contentType = "text/xml";
    volatile WebSocket socket;

    private final HttpServer http;
    private final Sockets sockets;

    public record Request(String method, String target, String signature, Map<String, String> form) {}

    public ScriptedServer() throws IOException, InterruptedException {
        sockets = new Sockets();
        sockets.start();
        if (!sockets.started.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the WebSocket server did not start");
        }
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
        incomingCall = twiml("<Connect action=\"/after\"><Stream url=\"" + streamUrl()
                + "\"><Parameter name=\"token\" value=\"t\"/></Stream></Connect>");
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    String streamUrl() {
        return "ws://127.0.0.1:" + sockets.getPort() + "/media-stream";
    }

    static String twiml(String verbs) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + verbs + "</Response>";
    }

    /** The next message of the telephone that holds these words. */
    String await(String words) throws InterruptedException {
        while (true) {
            String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message with " + words);
            }
            if (message.contains(words)) {
                return message;
            }
        }
    }

    public Request awaitRequest() throws InterruptedException {
        Request request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request");
        }
        return request;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("X-Twilio-Signature"),
                form(body.isEmpty() && query != null ? query : body)));
        String document = exchange.getRequestURI().getPath().equals("/incoming-call") ? incomingCall : after;
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : encoded.split("&")) {
            String[] pair = field.split("=", 2);
            if (pair.length == 2) {
                form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        http.stop(0);
        try {
            sockets.stop(1000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Sockets extends WebSocketServer {
        private final Semaphore started = new Semaphore(0);

        Sockets() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            setReuseAddr(true);
            setTcpNoDelay(true);
        }

        @Override
        public void onOpen(WebSocket opened, ClientHandshake handshake) {
            signatures.add(handshake.getFieldValue("x-twilio-signature"));
            socket = opened;
        }

        @Override
        public void onClose(WebSocket closed, int code, String reason, boolean remote) {
            closes.add(code);
        }

        @Override
        public void onMessage(WebSocket from, String message) {
            messages.add(message);
        }

        @Override
        public void onMessage(WebSocket from, ByteBuffer message) {
            messages.add("binary");
        }

        @Override
        public void onError(WebSocket from, Exception fault) {
            messages.add("error " + fault);
        }

        @Override
        public void onStart() {
            started.release();
        }
    }
}
