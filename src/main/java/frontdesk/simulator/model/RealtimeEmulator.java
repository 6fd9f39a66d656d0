package frontdesk.simulator.model;

import frontdesk.call.port.ScheduledTimers;
import frontdesk.door.DoorLimits;
import frontdesk.door.FrontDoor;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRefusal;
import frontdesk.door.HttpRoutes;
import frontdesk.door.RequestHead;
import frontdesk.door.WebSocketRoute;
import frontdesk.websocket.SocketLimits;
import frontdesk.websocket.SocketLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * OpenAI's end of the line, offline: the GA Realtime protocol on a real WebSocket of this machine, as strict as the
 * real API and able to misbehave as it does.
 *
 * <p>Sessions do not have threads: they act on the socket loop's thread and on one thread of timers. Safe from any
 * thread.
 */
public final class RealtimeEmulator implements AutoCloseable {

    /** The path of the API. */
    public static final String PATH = "/v1/realtime";

    private static final SocketLimits SOCKETS =
            new SocketLimits(24 << 20, 64 << 20, Duration.ofSeconds(30), Duration.ofSeconds(2));
    private static final int MAX_SESSIONS = 4_096;
    private static final int MAX_UNAWAITED = 100;
    private static final int SILENT_FOR_SECONDS = 120;
    private static final String BEARER = "Bearer ";

    /**
     * What an emulator is told at its start.
     *
     * @param port 0 for any free one
     * @param scripts what a session will do, chosen by the request that opens it: by the key, the model, the {@code
     *     OpenAI-Safety-Identifier}, or simply by its turn. Called on a thread of its own for each upgrade
     * @param rejectedKey the API key that is answered 401; every other one is good
     * @param seed of everything that is random: ids, sizes of deltas
     * @param keptAudioBytes how much of each caller's audio is kept as it came; count and checksum always cover all
     *     of it
     */
    public record Config(
            int port,
            Function<RequestHead, ModelScript> scripts,
            Optional<String> rejectedKey,
            long seed,
            int keptAudioBytes,
            EmulatorObserver observer) {

        private static final int ABOUT_TWO_MINUTES = 1 << 20;

        /** Any port, the same script for every session, nobody watching. */
        public static Config playing(ModelScript script) {
            return choosing(_ -> script);
        }

        /** Any port, a script for each session, nobody watching. */
        public static Config choosing(Function<RequestHead, ModelScript> scripts) {
            return new Config(0, scripts, Optional.empty(), 1, ABOUT_TWO_MINUTES, (_, _, _) -> {});
        }

        public Config onPort(int otherPort) {
            return new Config(otherPort, scripts, rejectedKey, seed, keptAudioBytes, observer);
        }

        public Config rejecting(String key) {
            return new Config(port, scripts, Optional.of(key), seed, keptAudioBytes, observer);
        }

        public Config watchedBy(EmulatorObserver other) {
            return new Config(port, scripts, rejectedKey, seed, keptAudioBytes, other);
        }

        public Config keeping(int audioBytes) {
            return new Config(port, scripts, rejectedKey, seed, audioBytes, observer);
        }
    }

    private final Config config;
    private final InstantSource clock;
    private final ScheduledTimers timers;
    private final AtomicLong accepted = new AtomicLong();
    private final Set<EmulatedSession> open = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingDeque<EmulatedSession> unawaited = new LinkedBlockingDeque<>(MAX_UNAWAITED);
    private final CountDownLatch closing = new CountDownLatch(1);
    private HttpRoutes http;
    private SocketLoop loop;
    private FrontDoor door;

    private RealtimeEmulator(Config config, ScheduledTimers timers, InstantSource clock) {
        this.config = config;
        this.timers = timers;
        this.clock = clock;
    }

    /**
     * Opens the port, on loopback only.
     *
     * @param nanoClock a clock that never jumps, {@code System::nanoTime}
     * @param clock the time of day
     * @throws IOException if the port cannot be bound
     */
    public static RealtimeEmulator start(Config config, LongSupplier nanoClock, InstantSource clock)
            throws IOException {
        RealtimeEmulator emulator = new RealtimeEmulator(config, new ScheduledTimers(nanoClock), clock);
        try {
            emulator.open(nanoClock);
            return emulator;
        } catch (IOException e) {
            emulator.close();
            throw e;
        }
    }

    private void open(LongSupplier nanoClock) throws IOException {
        // It has no routes to protect, so a key that could be guessed will do.
        http = HttpRoutes.open(Map.of(), new SplittableRandom(config.seed()));
        loop = SocketLoop.start(SOCKETS, nanoClock);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), config.port());
        DoorLimits limits = DoorLimits.defaults().withWebSockets(MAX_SESSIONS);
        door = FrontDoor.open(address, Map.of(PATH, this::answer), http, loop, limits, nanoClock);
    }

    /** Where it listens, without the query: {@code ws://127.0.0.1:port/v1/realtime}. */
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + door.port() + PATH);
    }

    /** The sessions that are open now, in no order. */
    public List<EmulatedSession> sessions() {
        return List.copyOf(open);
    }

    /**
     * Waits for the next session that was opened, if it still is or not. Of those that nobody awaits only the last
     * {@value #MAX_UNAWAITED} are remembered.
     */
    public EmulatedSession awaitSession(Duration within) throws InterruptedException, TimeoutException {
        EmulatedSession session = unawaited.pollFirst(within.toNanos(), TimeUnit.NANOSECONDS);
        if (session == null) {
            throw new TimeoutException("no session was opened");
        }
        return session;
    }

    private WebSocketRoute.Answer answer(RequestHead head) {
        String key = head.header("Authorization").orElse("");
        boolean hasKey = key.startsWith(BEARER) && key.length() > BEARER.length();
        if (!hasKey || config.rejectedKey().filter(key.substring(BEARER.length())::equals).isPresent()) {
            throw refusal(EmulatorFault.KEY_REFUSED);
        }
        Optional<String> model = query(head, "model");
        if (model.isEmpty()) {
            String body = EmulatedTrouble.body("invalid_request_error", "missing_model", "Name a model in the query.");
            throw new HttpRefusal(HttpAnswer.json(400, body));
        }
        ModelScript script = config.scripts().apply(head);
        Optional<EmulatorFault> fault = script.handshakeFault();
        if (fault.isPresent()) {
            throw refusal(fault.get());
        }
        SplittableRandom random = new SplittableRandom(config.seed() + accepted.getAndIncrement());
        return new WebSocketRoute.Answer.Accept(new EmulatedSession(
                head,
                model.get(),
                script,
                timers,
                clock.instant(),
                random,
                config.observer().and(this::keepBooks),
                config.keptAudioBytes()));
    }

    private HttpRefusal refusal(EmulatorFault fault) {
        if (fault == EmulatorFault.SILENT_UPGRADE) {
            stayStill();
        }
        return new HttpRefusal(HttpAnswer.json(EmulatedTrouble.status(fault), EmulatedTrouble.body(fault)));
    }

    private void stayStill() {
        try {
            closing.await(SILENT_FOR_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepBooks(long atNanos, EmulatedSession session, EmulatorEvent event) {
        if (event instanceof EmulatorEvent.SessionOpened) {
            open.add(session);
            while (!unawaited.offerLast(session)) {
                unawaited.pollFirst();
            }
        } else if (event instanceof EmulatorEvent.SessionClosed) {
            open.remove(session);
        }
    }

    /** The first value of a query parameter. */
    private static Optional<String> query(RequestHead head, String name) {
        String target = head.target();
        String[] pairs = target.substring(target.indexOf('?') + 1).split("&");
        return Arrays.stream(pairs)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Closes every session with 1001, then the port. */
    @Override
    public void close() {
        closing.countDown();
        if (door != null) {
            door.close();
        }
        if (loop != null) {
            loop.close();
        }
        if (http != null) {
            http.close();
        }
        timers.close();
    }
}
