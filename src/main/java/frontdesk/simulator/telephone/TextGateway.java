package frontdesk.simulator.telephone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The telephone network's end for text messages: plays the Messages resource of Twilio's REST API on a loopback port,
 * as strictly as the real one, and delivers what it took at once. Safe from any thread.
 *
 * <p>It keeps {@value #LIMIT} texts; then it has too many of them and answers 429, as Twilio does.
 */
public final class TextGateway implements AutoCloseable {
    /** The account that may use it. */
    public static final String ACCOUNT_SID = PhoneConfig.ACCOUNT_SID;

    private static final int LIMIT = 1_000;
    private static final int LONGEST_TEXT = 1_600;
    private static final String NUMBER = "\\+[1-9]\\d{6,14}";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String authToken;
    private final LongSupplier nanoClock;
    private final List<Text> texts = new ArrayList<>();
    private Consumer<Text> receiver = _ -> {};

    /** A text message that was taken. */
    public record Text(String from, String to, String body) {}

    private record Answer(int status, String json) {
        static Answer error(int status, int code, String message) {
            return new Answer(status, "{\"code\": %d, \"message\": \"%s\", \"status\": %d}".formatted(
                    code, message, status));
        }
    }

    private TextGateway(HttpServer http, String authToken, LongSupplier nanoClock) {
        this.http = http;
        this.nanoClock = nanoClock;
        this.authToken = authToken;
    }

    /** @param nanoClock {@code System::nanoTime} */
    public static TextGateway open(String authToken, LongSupplier nanoClock) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TextGateway gateway = new TextGateway(http, authToken, nanoClock);
        http.setExecutor(gateway.threads);
        http.createContext("/", gateway::answer);
        http.start();
        return gateway;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Who gets the texts from now on, each as it is taken; called on the request's thread. */
    public synchronized void deliverTo(Consumer<Text> receiver) {
        this.receiver = receiver;
    }

    /** All that were taken so far. */
    public synchronized List<Text> texts() {
        return List.copyOf(texts);
    }

    /** Waits until so many were taken; then, or when the time is over, all there are. */
    public synchronized List<Text> await(int count, Duration patience) throws InterruptedException {
        long untilNanos = nanoClock.getAsLong() + patience.toNanos();
        long leftNanos = patience.toNanos();
        while (texts.size() < count && leftNanos > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
            leftNanos = untilNanos - nanoClock.getAsLong();
        }
        return texts();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerTo(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answerTo(String request, String authorization, String body) {
        if (!request.equals("POST /2010-04-01/Accounts/" + ACCOUNT_SID + "/Messages.json")) {
            return Answer.error(404, 20404, "The requested resource was not found");
        }
        String login = Base64.getEncoder()
                .encodeToString((ACCOUNT_SID + ":" + authToken).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + login).equals(authorization)) {
            return Answer.error(401, 20003, "Authenticate");
        }
        Map<String, String> form = form(body);
        if (!form.keySet().equals(Set.of("To", "From", "Body"))) {
            return Answer.error(400, 21603, "The fields are To, From and Body");
        }
        Text text = new Text(form.get("From"), form.get("To"), form.get("Body"));
        if (!text.to().matches(NUMBER)) {
            return Answer.error(400, 21211, "Invalid 'To' Phone Number");
        }
        if (!text.from().matches(NUMBER)) {
            return Answer.error(400, 21212, "Invalid From Number");
        }
        if (text.body().isEmpty() || text.body().length() > LONGEST_TEXT) {
            return Answer.error(400, 21617, "The body has 1 to 1600 characters");
        }
        return take(text);
    }

    private Answer take(Text text) {
        Consumer<Text> to;
        int number;
        synchronized (this) {
            if (texts.size() >= LIMIT) {
                return Answer.error(429, 20429, "Too Many Requests");
            }
            texts.add(text);
            notifyAll();
            number = texts.size();
            to = receiver;
        }
        to.accept(text);
        return new Answer(
                201, "{\"sid\": \"SM%032x\", \"status\": \"queued\", \"error_code\": null}".formatted(number));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
