package frontdesk;

import frontdesk.file.TemporaryFolder;
import frontdesk.settings.Settings;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.model.EmulatorObserver;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.RealtimeEmulator;
import frontdesk.simulator.scenario.Scenery;
import frontdesk.simulator.stage.Stage;
import frontdesk.simulator.telephone.TextGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The whole server on a free port of this machine, with the emulated model behind it: what {@code demo} and the
 * scenarios are played on. It is set up as a real one is, with an auth token and a public URL, so that nothing is left
 * out; its data folder is a temporary one and ends with it. Where phrases are recorded, that is done before anybody
 * calls, and nobody watches it.
 */
final class OfflineStage implements Stage {

    private static final String AUTH_TOKEN = "the auth token of nobody's account";
    private static final int REHEARSAL_SECONDS = 60;
    /** Where a scenario's own agents are in the data folder. */
    private static final String AGENTS = "agents/";
    private static final URI PUBLIC_URL = URI.create("https://frontdesk.example");

    /** The sessions in which phrases are recorded: what is watched is the call alone. */
    private static final class Rehearsal implements EmulatorObserver {
        private final EmulatorObserver audience;
        private final Set<EmulatedSession> rehearsed = new HashSet<>();
        private boolean over;
        private int calls;

        Rehearsal(EmulatorObserver audience) {
            this.audience = audience;
        }

        synchronized void isOver() {
            over = true;
        }

        /** What the next session does; the last script serves all that come after it. */
        synchronized ModelScript script(List<ModelScript> sessions) {
            return sessions.get(over ? Math.min(calls++, sessions.size() - 1) : 0);
        }

        @Override
        public void saw(long atNanos, EmulatedSession session, EmulatorEvent event) {
            if (isWatched(session)) {
                audience.saw(atNanos, session, event);
            }
        }

        private synchronized boolean isWatched(EmulatedSession session) {
            if (!over) {
                rehearsed.add(session);
            }
            return !rehearsed.contains(session);
        }
    }

    private final RealtimeEmulator emulator;
    private final TextGateway texts;
    private final Frontdesk frontdesk;
    private final TemporaryFolder data;
    /** As a rule the temporary one. */
    private final Path dataDir;

    private OfflineStage(
            RealtimeEmulator emulator, TextGateway texts, Frontdesk frontdesk, TemporaryFolder data, Path dataDir) {
        this.emulator = emulator;
        this.texts = texts;
        this.frontdesk = frontdesk;
        this.data = data;
        this.dataDir = dataDir;
    }

    static OfflineStage build(
            List<ModelScript> sessions,
            EmulatorObserver observer,
            Scenery scenery,
            World real)
            throws IOException {
        World world = scenery.at().map(instant -> beginningAt(instant, real)).orElse(real);
        TemporaryFolder data = TemporaryFolder.create();
        Rehearsal rehearsal = new Rehearsal(observer);
        RealtimeEmulator emulator = RealtimeEmulator.start(
                RealtimeEmulator.Config.choosing(_ -> rehearsal.script(sessions)).watchedBy(rehearsal),
                world.nanoTime(),
                world.clock());
        TextGateway texts = TextGateway.open(AUTH_TOKEN, world.nanoTime());
        try {
            write(data.path(), scenery.files());
            Settings settings = settings(emulator.uri(), texts.url(), data.path(), scenery);
            Frontdesk frontdesk = Frontdesk.open(settings, world, scenery.tools());
            frontdesk.mcpServersAsked().completeOnTimeout(null, REHEARSAL_SECONDS, TimeUnit.SECONDS).join();
            frontdesk.phrasesSettled().completeOnTimeout(null, REHEARSAL_SECONDS, TimeUnit.SECONDS).join();
            rehearsal.isOver();
            return new OfflineStage(emulator, texts, frontdesk, data, settings.dataDir());
        } catch (IOException | RuntimeException failed) {
            texts.close();
            emulator.close();
            data.close();
            throw failed;
        }
    }

    private static World beginningAt(Instant at, World real) {
        Duration apart = Duration.between(real.clock().instant(), at);
        return new World(() -> real.clock().instant().plus(apart), real.nanoTime(), real.random());
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static Settings settings(URI model, URI twilioApi, Path dataDir, Scenery scenery) {
        Map<String, String> values = new HashMap<>(Map.of(
                "PORT", "0",
                "BIND_ADDRESS", "127.0.0.1",
                "TWILIO_ENABLE", "true",
                "TWILIO_WEBHOOK_URL", "wss://" + PUBLIC_URL.getHost() + "/media-stream",
                "TWILIO_AUTH_TOKEN", AUTH_TOKEN,
                "OPENAI_REALTIME_URL", model.toString(),
                "OPENAI_API_KEY", "offline",
                "RECORD_PHRASES", "false",
                "DATA_DIR", dataDir.toString()));
        values.put("TWILIO_ACCOUNT_SID", TextGateway.ACCOUNT_SID);
        values.put("TWILIO_API_URL", twilioApi.toString());
        if (scenery.files().keySet().stream().anyMatch(name -> name.startsWith(AGENTS))) {
            values.put("AGENTS_DIR", dataDir.resolve(AGENTS).toString());
        }
        values.putAll(scenery.settings());
        return Settings.from(values);
    }

    Frontdesk frontdesk() {
        return frontdesk;
    }

    RealtimeEmulator emulator() {
        return emulator;
    }

    @Override
    public URI server() {
        return URI.create("http://127.0.0.1:" + frontdesk.port());
    }

    @Override
    public Optional<URI> publicUrl() {
        return Optional.of(PUBLIC_URL);
    }

    @Override
    public Optional<String> authToken() {
        return Optional.of(AUTH_TOKEN);
    }

    @Override
    public TextGateway texts() {
        return texts;
    }

    @Override
    public String file(String name) throws IOException {
        Path file = dataDir.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Override
    public void close() {
        frontdesk.close();
        texts.close();
        emulator.close();
        data.close();
    }
}
