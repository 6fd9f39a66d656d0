package frontdesk.realtime;

import frontdesk.call.CallFacts;
import frontdesk.call.ModelEvent;
import frontdesk.call.ModelSession;
import frontdesk.call.SessionPlan;
import frontdesk.call.Timers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens sessions at the OpenAI Realtime API, one WebSocket each. The HTTP client is shared: it has one thread that
 * selects, and runs what comes in on virtual threads.
 */
public final class RealtimeModel implements ModelSession.Model, AutoCloseable {

    /** How long the upgrade and the answer to {@code session.update} may take together. */
    static final Duration READY_WITHIN = Duration.ofSeconds(10);
    /** So much of the caller's audio may wait for a socket that does not take it. */
    private static final int AUDIO_LIMIT_MS = 10_000;

    /**
     * @param url the API's URL without a query
     * @param apiKey never empty
     * @param transcriptionModel empty for none
     */
    public record Config(URI url, String apiKey, String model, String transcriptionModel) {
        @Override
        public String toString() {
            return "Config[url=" + url + ", model=" + model + "]";
        }
    }

    private final Config config;
    private final Timers timers;
    private final HttpClient client = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(READY_WITHIN)
            .build();

    public RealtimeModel(Config config, Timers timers) {
        this.config = config;
        this.timers = timers;
    }

    @Override
    public ModelSession connect(CallFacts facts, SessionPlan plan, Consumer<ModelEvent> events) {
        RealtimeSession session = new RealtimeSession(
                facts,
                plan,
                new ClientEvent.SessionOptions(config.transcriptionModel()),
                timers,
                AUDIO_LIMIT_MS * plan.audio().bytesPerMs(),
                events);
        session.configure(timers, READY_WITHIN);
        client.newWebSocketBuilder()
                .connectTimeout(READY_WITHIN)
                .header("Authorization", "Bearer " + config.apiKey())
                .header("OpenAI-Safety-Identifier", safetyIdentifier(facts.caller()))
                .buildAsync(URI.create(config.url() + "?model=" + config.model()), session.socket())
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        refused(session, failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
                    }
                });
        return session;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** The API's body tells a wrong key from a lack of credit from a rate limit. */
    private static void refused(RealtimeSession session, Throwable failure) {
        if (failure instanceof WebSocketHandshakeException refusal) {
            HttpResponse<?> response = refusal.getResponse();
            JsonNode error = error(response.body());
            String code = error.path("code").asString("");
            int status = response.statusCode();
            boolean transientTrouble = status >= 500 || (status == 429 && !code.equals("insufficient_quota"));
            session.giveUp(
                    Redaction.oneLine(
                            "refused status=" + status + " code=" + code + " " + error.path("message").asString("")),
                    !transientTrouble);
        } else {
            session.giveUp("not reached: " + failure, false);
        }
    }

    private static JsonNode error(Object body) {
        String text = switch (body) {
            case String string -> string;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case null, default -> "";
        };
        try {
            return JsonMapper.shared().readTree(text).path("error");
        } catch (JacksonException notJson) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    /** Lets the API tell one caller from another without knowing who it is. */
    private static String safetyIdentifier(String caller) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(caller.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
