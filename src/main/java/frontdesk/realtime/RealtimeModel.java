package frontdesk.realtime;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.port.ModelSession;
import frontdesk.call.port.Timers;
import frontdesk.websocket.SocketLimits;
import frontdesk.websocket.WebSocketDialer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/** Opens sessions at the OpenAI Realtime API, one WebSocket each. */
public final class RealtimeModel implements ModelSession.Model {

    /** How much of the API its sockets put up with; a delta of 2 MB is lawful. */
    public static final SocketLimits SOCKETS =
            new SocketLimits(16 << 20, 4 << 20, Duration.ofSeconds(10), Duration.ofSeconds(2));
    /** How long the upgrade and the answer to {@code session.update} may take together. */
    static final Duration READY_WITHIN = Duration.ofSeconds(10);
    /** So much of the caller's audio may wait for a socket that is not open yet. */
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
    private final WebSocketDialer dialer;
    private final Timers timers;

    /** @param dialer made with {@link #SOCKETS}; stays the caller's to close */
    public RealtimeModel(Config config, WebSocketDialer dialer, Timers timers) {
        this.config = config;
        this.dialer = dialer;
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
        URI uri = URI.create(config.url() + "?model=" + config.model());
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + config.apiKey(),
                "OpenAI-Safety-Identifier", safetyIdentifier(facts.caller()));
        session.open(timers, READY_WITHIN, handler -> dialer.dial(uri, headers, handler));
        return session;
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
