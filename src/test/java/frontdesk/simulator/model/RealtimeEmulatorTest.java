package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn.Mishap;
import frontdesk.simulator.model.ModelTurn.Mishap.Kind;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Quirk;
import frontdesk.simulator.model.ModelTurn.Say;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The emulator on real sockets, with the JDK's client at the other end. */
class RealtimeEmulatorTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Say HELLO = new Say(EmulatorRig.counted(1_000), "Hello.");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> opened = new ArrayList<>();

    private RealtimeEmulator emulator(RealtimeEmulator.Config config) throws IOException {
        RealtimeEmulator emulator = RealtimeEmulator.start(config, System::nanoTime, InstantSource.system());
        opened.add(emulator);
        return emulator;
    }

    private RealtimeEmulator emulator(ModelScript script) throws IOException {
        return emulator(RealtimeEmulator.Config.playing(script));
    }

    private CompletableFuture<WebSocket> connect(RealtimeEmulator emulator, EmulatorClient client, String... headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder.buildAsync(URI.create(emulator.uri() + "?model=gpt-realtime-2.1"), client);
    }

    private WebSocket connected(RealtimeEmulator emulator, EmulatorClient client) {
        return connect(emulator, client, "Authorization", "Bearer key").join();
    }

    private HttpResponse<?> refusal(RealtimeEmulator emulator, String... headers) {
        CompletionException failed = assertThrows(
                CompletionException.class, () -> connect(emulator, new EmulatorClient(), headers).join());
        return ((WebSocketHandshakeException) failed.getCause()).getResponse();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        http.shutdownNow();
    }

    @Test
    void conversationRunsOverARealSocket() throws Exception {
        RealtimeEmulator emulator = emulator(ModelScript.of(ModelTurn.on(On.CREATE, HELLO)));
        EmulatorClient client = new EmulatorClient();
        WebSocket socket = connected(emulator, client);
        client.next("session.created");
        EmulatedSession session = emulator.awaitSession(SOON);
        socket.sendText(EmulatorRig.PCMU_SESSION, true).join();
        client.next("session.updated");
        socket.sendText("{\"type\":\"response.create\"}", true).join();
        List<JsonNode> events = client.until("response.done");
        assertArrayEquals(HELLO.muLaw(), EmulatorRig.audioOf(events, ""));
        session.log().awaitClient("response.create", SOON);
        socket.sendClose(1000, "bye").join();
        assertEquals(1000, session.log().await(EmulatorEvent.SessionClosed.class, SOON).code());
        assertEquals(List.of(), session.log().violations());
    }

    @Test
    void everySessionMayHaveAScriptOfItsOwn() throws Exception {
        RealtimeEmulator emulator = emulator(RealtimeEmulator.Config.choosing(head -> ModelScript.of(ModelTurn.on(
                On.CREATE, new Say(new byte[80], head.header("OpenAI-Safety-Identifier").orElseThrow())))));
        for (String who : List.of("ann", "bob")) {
            EmulatorClient client = new EmulatorClient();
            WebSocket socket = connect(
                            emulator, client, "Authorization", "Bearer key", "OpenAI-Safety-Identifier", who)
                    .join();
            socket.sendText("{\"type\":\"response.create\"}", true).join();
            assertEquals(
                    who,
                    client.next("response.output_audio_transcript.done")
                            .get("transcript")
                            .stringValue());
        }
        assertEquals(2, emulator.sessions().size());
    }

    @Test
    void withoutAGoodKeyOrAModelThereIsNoSession() throws Exception {
        RealtimeEmulator emulator =
                emulator(RealtimeEmulator.Config.playing(ModelScript.of()).rejecting("bad"));
        assertEquals(401, refusal(emulator).statusCode());
        assertEquals(401, refusal(emulator, "Authorization", "Bearer ").statusCode());
        assertEquals(401, refusal(emulator, "Authorization", "Bearer bad").statusCode());
        CompletionException failed = assertThrows(CompletionException.class, () -> http.newWebSocketBuilder()
                .header("Authorization", "Bearer good")
                .buildAsync(emulator.uri(), new EmulatorClient())
                .join());
        assertEquals(400, ((WebSocketHandshakeException) failed.getCause()).getResponse().statusCode());
    }

    @Test
    void refusedUpgradeSaysWhy() throws Exception {
        assertRefused(EmulatorFault.KEY_REFUSED, 401, "invalid_api_key");
        assertRefused(EmulatorFault.FORBIDDEN, 403, "model_not_found");
        assertRefused(EmulatorFault.OUT_OF_QUOTA, 429, "insufficient_quota");
        assertRefused(EmulatorFault.RATE_LIMITED, 429, "rate_limit_exceeded");
        assertRefused(EmulatorFault.SERVER_ERROR, 500, "server_error");
    }

    private void assertRefused(EmulatorFault fault, int status, String code) throws IOException {
        HttpResponse<?> response = refusal(emulator(ModelScript.of().with(fault)), "Authorization", "Bearer key");
        assertEquals(status, response.statusCode());
        assertEquals(code, JSON.readTree((String) response.body()).at("/error/code").stringValue());
    }

    @Test
    void upgradeMayNeverBeAnswered() throws Exception {
        RealtimeEmulator emulator = emulator(ModelScript.of().with(EmulatorFault.SILENT_UPGRADE));
        CompletableFuture<WebSocket> upgrade =
                connect(emulator, new EmulatorClient(), "Authorization", "Bearer key");
        assertThrows(TimeoutException.class, () -> upgrade.get(200, TimeUnit.MILLISECONDS));
        emulator.close();
        assertThrows(ExecutionException.class, () -> upgrade.get(SOON.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void twoMegabytesMayComeAsOneDelta() throws Exception {
        Say story = new Say(new byte[1_500_000], "A long story.");
        RealtimeEmulator emulator = emulator(
                ModelScript.of(ModelTurn.on(On.CREATE, story).with(Quirk.ONE_DELTA)).at(Pace.BURST));
        EmulatorClient client = new EmulatorClient();
        WebSocket socket = connected(emulator, client);
        socket.sendText(EmulatorRig.PCMU_SESSION, true).join();
        socket.sendText("{\"type\":\"response.create\"}", true).join();
        assertEquals(
                2_000_000,
                client.next("response.output_audio.delta").get("delta").stringValue().length());
    }

    @Test
    void socketMayBeDroppedInTheMiddleOfAnAnswer() throws Exception {
        ModelTurn turn = ModelTurn.on(On.CREATE, HELLO).with(new Mishap(Kind.DROPS, 300));
        RealtimeEmulator emulator = emulator(ModelScript.of(turn));
        EmulatorClient client = new EmulatorClient();
        WebSocket socket = connected(emulator, client);
        socket.sendText("{\"type\":\"response.create\"}", true).join();
        String last;
        do {
            last = client.next();
            // The JDK's client may overlook the end of a socket as long as it only listens; who speaks notices it.
            client.speakUntilClosed(socket);
        } while (!last.startsWith("closed"));
        assertEquals("closed by error", last.replace("closed 1006", "closed by error"));
    }

    @Test
    void binaryMessageComesBetweenTheEvents() throws Exception {
        ModelTurn turn = ModelTurn.on(On.CREATE, HELLO).with(new Mishap(Kind.BINARY, 300));
        EmulatorClient client = new EmulatorClient();
        WebSocket socket = connected(emulator(ModelScript.of(turn)), client);
        socket.sendText("{\"type\":\"response.create\"}", true).join();
        String next;
        do {
            next = client.next();
        } while (!next.startsWith("binary"));
        assertEquals("binary 4", next);
        client.next("response.done");
    }

    @Test
    void emulatorMayStopReadingAndGoOnSpeaking() throws Exception {
        ModelTurn turn = ModelTurn.on(On.CREATE, HELLO).with(new Mishap(Kind.STOPS_READING, 100));
        RealtimeEmulator emulator = emulator(ModelScript.of(turn));
        EmulatorClient client = new EmulatorClient();
        WebSocket socket = connected(emulator, client);
        socket.sendText("{\"type\":\"response.create\"}", true).join();
        client.next("response.done");
        String frame = "{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + "////".repeat(1 << 20) + "\"}";
        CompletableFuture<?> stuck = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 10; i++) {
                socket.sendText(frame, true).join();
            }
        });
        assertThrows(TimeoutException.class, () -> stuck.get(500, TimeUnit.MILLISECONDS));
        assertEquals(0, emulator.awaitSession(SOON).received().bytes());
        socket.abort();
    }

    @Test
    void sessionsEndWhenTheEmulatorDoes() throws Exception {
        RealtimeEmulator emulator = emulator(ModelScript.of());
        EmulatorClient client = new EmulatorClient();
        connected(emulator, client);
        client.next("session.created");
        emulator.close();
        assertEquals("closed 1001", client.next());
        assertEquals(List.of(), emulator.sessions());
    }
}
