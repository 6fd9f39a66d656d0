package frontdesk;

import frontdesk.agent.Agent;
import frontdesk.agent.ReceptionWatch;
import frontdesk.audio.AudioFormat;
import frontdesk.call.CallRegistry;
import frontdesk.call.CallSurroundings;
import frontdesk.call.Reservations;
import frontdesk.call.TimeLimit;
import frontdesk.call.plan.Phrases;
import frontdesk.call.port.ScheduledTimers;
import frontdesk.door.DoorLimits;
import frontdesk.door.FrontDoor;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRoute;
import frontdesk.door.HttpRoutes;
import frontdesk.door.WebSocketRoute;
import frontdesk.journal.DiskFolder;
import frontdesk.mcp.server.ToolThreads;
import frontdesk.phrase.PhraseBook;
import frontdesk.phrase.PhraseScript;
import frontdesk.realtime.RealtimeModel;
import frontdesk.record.CallRecords;
import frontdesk.settings.Settings;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolRunner;
import frontdesk.twilio.PhoneLine;
import frontdesk.twilio.VoiceWebhook;
import frontdesk.websocket.SocketLimits;
import frontdesk.websocket.SocketLoop;
import frontdesk.websocket.WebSocketDialer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole server, built by hand: every part is made here, in the order in which it is needed, and closed in reverse.
 */
public final class Frontdesk implements AutoCloseable {

    /** The folder of recorded phrases in the data folder. */
    private static final String PHRASES = "phrases";
    /** So many callers may wait for their stream at a time; each lasts 30 s at most. */
    private static final int PARKED_LIMIT = 100;
    private static final int SECRET_BYTES = 32;
    private static final Logger log = LoggerFactory.getLogger(Frontdesk.class);

    private final Settings settings;
    private final List<Tool> moreTools;
    private final OpenParts parts = new OpenParts();
    private PhraseBook phraseBook;
    private BackOffice office;
    private CallRegistry registry;
    private Reservations reservations;
    private FrontDoor door;

    private Frontdesk(Settings settings, List<Tool> moreTools) {
        this.settings = settings;
        this.moreTools = List.copyOf(moreTools);
    }

    private void build(World world) throws IOException {
        ScheduledTimers timers = parts.keep(new ScheduledTimers(world.nanoTime()));
        SocketLoop socketLoop = parts.keep(SocketLoop.start(SocketLimits.defaults(), world.nanoTime()));
        ToolRunner tools = parts.keep(new ToolRunner(ToolRunner.Limits.defaults()));
        RealtimeModel model = model(socketLoop, timers, world.random());
        phraseBook = parts.keep(PhraseBook.open(
                settings.dataDir().resolve(PHRASES), model, timers, settings.openAi().recordsPhrases()));
        office = parts.keep(BackOffice.open(settings, settings.dataDir(), recorded(), moreTools, world));
        ReceptionWatch watch = parts.keep(ReceptionWatch.start(office.receptionFiles(), settings.agentsDir()));
        CallRecords records =
                parts.keep(CallRecords.open(new DiskFolder(settings.dataDir()), world.clock(), step -> {}));
        Telephone telephone = new Telephone(settings, world.clock());
        CallSurroundings.Limits limits =
                new CallSurroundings.Limits(Reservations.GOOD_FOR, new TimeLimit(settings.maxCallDuration()));
        registry = parts.keep(new CallRegistry(
                new CallSurroundings(model, tools, timers, records, limits),
                facts -> watch.reception().plan(facts, AudioFormat.PCMU_8KHZ),
                telephone::ended,
                settings.maxCalls()));
        byte[] secret = settings.secret().orElseGet(() -> randomBytes(world.random()));
        reservations = new Reservations(registry, secret, world.clock(), world.random(), PARKED_LIMIT);
        Map<String, Map<String, HttpRoute>> routes = new HashMap<>(office.travel().pages());
        routes.putAll(office.ownMcpServers().routes(parts.keep(new ToolThreads(ToolThreads.Limits.defaults()))));
        HttpRoute healthy = request -> HttpAnswer.text(200, "ok");
        routes.put("/healthz", Map.of("GET", healthy, "HEAD", healthy));
        routes.putAll(telephone.routes(
                facts -> watch.reception().handling(facts), reservations, office.announced(records)));
        HttpRoutes httpRoutes = parts.keep(HttpRoutes.open(routes, world.random()));
        door = parts.keep(FrontDoor.open(
                new InetSocketAddress(settings.bindAddress(), settings.port()),
                Map.of(Telephone.MEDIA_STREAM, mediaStream(timers)),
                httpRoutes,
                socketLoop,
                DoorLimits.defaults().withRoomFor(settings.maxCalls()),
                world.nanoTime()));
        parts.keep(office.startMcpServers(door.port()));
    }

    private RealtimeModel model(SocketLoop socketLoop, ScheduledTimers timers, SecureRandom random) {
        Settings.OpenAi openAi = settings.openAi();
        WebSocketDialer dialer = parts.keep(
                new WebSocketDialer(socketLoop, RealtimeModel.SOCKETS, WebSocketDialer::jdkTls, random));
        return new RealtimeModel(
                new RealtimeModel.Config(
                        openAi.realtimeUrl(), openAi.apiKey(), openAi.model(), openAi.transcriptionModel()),
                dialer,
                timers);
    }

    private WebSocketRoute mediaStream(ScheduledTimers timers) {
        return settings.twilio().isPresent()
                ? head -> new WebSocketRoute.Answer.Accept(new PhoneLine(reservations, timers))
                : head -> new WebSocketRoute.Answer.Refuse(404, Telephone.OFF);
    }

    /**
     * Opens everything and begins to serve.
     *
     * @throws IOException if the port cannot be bound; nothing stays open then
     */
    public static Frontdesk open(Settings settings, World world) throws IOException {
        return open(settings, world, List.of());
    }

    /** The same, with an agent that may use these tools besides its own. */
    static Frontdesk open(Settings settings, World world, List<Tool> moreTools) throws IOException {
        Frontdesk frontdesk = new Frontdesk(settings, moreTools);
        try {
            frontdesk.build(world);
            frontdesk.phraseBook.begin();
            frontdesk.sayWhatHolds();
            return frontdesk;
        } catch (IOException | RuntimeException failed) {
            frontdesk.close();
            throw failed;
        }
    }

    public int port() {
        return door.port();
    }

    /** Completes when every MCP server has answered once, or was found not to. */
    CompletableFuture<Void> mcpServersAsked() {
        return office.mcpServers().firstAnswers();
    }

    /** The calls that exist right now, parked and live. */
    public int openCalls() {
        return registry.open().size();
    }

    /** The calls made ready whose stream is still to come. */
    public int parkedCalls() {
        return reservations.waiting();
    }

    private Function<Agent, Phrases> recorded() {
        return agent -> phraseBook.of(new PhraseScript(agent.voice(), agent.phrases()));
    }

    /** Completes when all phrases are recorded that can be. */
    CompletableFuture<Void> phrasesSettled() {
        return phraseBook.settled();
    }

    private void sayWhatHolds() {
        log.info("Frontdesk serves address={} port={} model={}",
                settings.bindAddress(), port(), settings.openAi().model());
        settings.twilio().ifPresentOrElse(
                twilio -> {
                    log.info("[Twilio] set the number's webhook to url={}{}",
                            twilio.publicUrl(), VoiceWebhook.INCOMING_CALL);
                    if (twilio.authToken().isEmpty()) {
                        log.warn("[Twilio] TWILIO_AUTH_TOKEN IS NOT SET: anybody who finds the URL can open calls that"
                                + " you pay for. Set it to the account's primary auth token.");
                    }
                },
                () -> log.warn("[Twilio] {}", Telephone.OFF));
    }

    private static byte[] randomBytes(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Ends every call, then closes what was opened, the last first. */
    @Override
    public void close() {
        parts.close();
        log.info("Frontdesk has stopped");
    }
}
