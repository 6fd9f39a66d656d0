package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.file.TemporaryFolder;
import frontdesk.settings.Settings;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent.SessionClosed;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.RealtimeEmulator;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneLog;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole server on a free port, the emulated model behind it, telephones in front of it, and the log under watch.
 * Each of the model's sessions plays the next script; when there is none left it greets and is well.
 */
final class WholeServer implements AutoCloseable {

    /** Long enough for a machine that is busy with other things, and shorter than a reservation lasts. */
    static final Duration SOON = Duration.ofSeconds(25);
    static final URI PUBLIC_URL = URI.create("https://frontdesk.example");
    static final String CALLER = "+15005550101";
    static final Say GREETING = new Say(sound(400), "Hello, how can I help you?");
    /** A model that greets at once, and answers whatever comes after with a tone. */
    static final ModelScript WELL = ModelScript.of(ModelTurn.on(On.CREATE, GREETING)).at(Pace.BURST);

    private static final Pattern TOKEN = Pattern.compile("<Parameter name=\"token\" value=\"([^\"]+)\"/>");

    final LogWatch log = new LogWatch();
    final PhoneNetwork network = new PhoneNetwork(System::nanoTime, new Random());
    final RealtimeEmulator emulator;
    final Frontdesk frontdesk;
    private final TemporaryFolder data;

    private final Queue<ModelScript> scripts = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private WholeServer(Map<String, String> settings, List<Tool> tools) throws IOException {
        data = TemporaryFolder.create();
        emulator = RealtimeEmulator.start(
                RealtimeEmulator.Config.choosing(head -> {
                    ModelScript next = scripts.poll();
                    return next == null ? WELL : next;
                }),
                System::nanoTime,
                Instant::now);
        Map<String, String> values = new HashMap<>(Map.of(
                "PORT", "0",
                "BIND_ADDRESS", "127.0.0.1",
                "TWILIO_ENABLE", "true",
                "TWILIO_WEBHOOK_URL", "wss://" + PUBLIC_URL.getHost() + "/media-stream",
                "OPENAI_REALTIME_URL", emulator.uri().toString(),
                "OPENAI_API_KEY", "sk-of-nobody",
                "RECORD_PHRASES", "false",
                "DATA_DIR", data.path().toString()));
        values.putAll(settings);
        frontdesk = Frontdesk.open(
                Settings.from(values),
                new World(() -> Instant.now().plus(later.get()), System::nanoTime, new SecureRandom()),
                tools);
    }

    static WholeServer open() {
        return open(Map.of());
    }

    static WholeServer open(Map<String, String> settings, Tool... tools) {
        try {
            return new WholeServer(settings, List.of(tools));
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    /** Mu-law in which every byte tells where it stands; loud enough to be taken for speech. */
    static byte[] sound(int ms) {
        byte[] audio = new byte[ms * 8];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (byte) (i * 31 + i / 256);
        }
        return audio;
    }

    /** What the model's next sessions do. */
    WholeServer next(ModelScript... next) {
        scripts.addAll(List.of(next));
        return this;
    }

    /** The time of day makes a leap. */
    void letPass(Duration time) {
        later.updateAndGet(before -> before.plus(time));
    }

    int port() {
        return frontdesk.port();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** A telephone that opens its stream at once. */
    PhoneConfig phone() {
        return network.call(url(), CALLER, "+15005550006")
                .withWebhook(Webhook.PLAIN.reachedAs(PUBLIC_URL))
                .withStreamAfterMs(0);
    }

    FakePhone dial(PhoneConfig phone) {
        return FakePhone.dial(network, phone);
    }

    /** The model's end of the next call. */
    EmulatedSession session() throws Exception {
        return emulator.awaitSession(SOON);
    }

    /** A name for a call that no telephone of the simulator makes. */
    String callSid() {
        return "CA%032x".formatted(0xABC000 + calls.incrementAndGet());
    }

    /** What the webhook, or another path, answers to a form as Twilio sends it. */
    HttpResponse<String> post(String path, String callSid, String... more) throws Exception {
        StringBuilder form = new StringBuilder("CallSid=" + callSid + "&From="
                + URLEncoder.encode(CALLER, StandardCharsets.UTF_8) + "&To=%2B15005550006");
        for (int i = 0; i < more.length; i += 2) {
            form.append('&').append(more[i]).append('=').append(URLEncoder.encode(more[i + 1], StandardCharsets.UTF_8));
        }
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(SOON)
                .POST(BodyPublishers.ofString(form.toString()))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** A call that is ready and waits for its stream. */
    record Reserved(String callSid, String token, EmulatedSession session) {}

    Reserved reserve() throws Exception {
        String callSid = callSid();
        return new Reserved(callSid, tokenIn(post("/incoming-call", callSid).body()), session());
    }

    static String tokenIn(String twiml) {
        Matcher token = TOKEN.matcher(twiml);
        if (!token.find()) {
            throw new AssertionError("no token in " + twiml);
        }
        return token.group(1);
    }

    /** A media stream by hand whose call has begun. */
    RawStream stream() throws Exception {
        return stream(reserve());
    }

    RawStream stream(Reserved call) throws Exception {
        return RawStream.open(port(), call).started(call.token());
    }

    /** A media stream by hand that nobody expects. */
    RawStream strangersStream() throws Exception {
        return RawStream.open(port(), new Reserved(callSid(), "", null));
    }

    /** Waits until a call is over, and everything it opened is closed. */
    String awaitEnd(String callSid) throws InterruptedException {
        return log.await("call ended", "call=" + callSid);
    }

    /** Whatever came before: somebody calls, hears the greeting, and hangs up. */
    void nextCallWorks() throws Exception {
        PhoneConfig config = phone();
        FakePhone phone = dial(config);
        EmulatedSession session = session();
        phone.awaitHeard(20, SOON);
        phone.hangUp(Farewell.STOP);
        PhoneLog events = phone.awaitEnd(SOON);
        assertEquals(List.of(), events.violations());
        String end = awaitEnd(config.callSid());
        assertEquals(true, end.contains("reason=\"caller hung up\""), end);
        session.log().await(SessionClosed.class, SOON);
        assertEquals(List.of(), session.log().violations());
        assertEquals(0, frontdesk.openCalls());
    }

    @Override
    public void close() {
        network.close();
        http.shutdownNow();
        frontdesk.close();
        emulator.close();
        log.close();
        data.close();
    }
}
