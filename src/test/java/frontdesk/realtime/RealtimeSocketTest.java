package frontdesk.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.port.ManualTimers;
import frontdesk.websocket.HandmadePeer;
import frontdesk.websocket.SocketLimits;
import frontdesk.websocket.SocketLoop;
import frontdesk.websocket.WebSocketDialer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealtimeSocketTest {

    private static final int AUDIO_LIMIT_BYTES = 80_000;
    private static final int MESSAGE_LIMIT = 4 << 20;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final ManualTimers timers = new ManualTimers();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final RealtimeSocket socket =
            new RealtimeSocket(new RealtimeCodec(), timers, AUDIO_LIMIT_BYTES, new RealtimeSocket.Ear() {
                @Override
                public void message(ByteBuffer utf8) {
                    heard.add(StandardCharsets.UTF_8.decode(utf8).toString());
                }

                @Override
                public void trouble(String kind) {
                    heard.add("trouble: " + kind);
                }

                @Override
                public void refused(int status, String body) {
                    heard.add("refused: " + status + " " + body);
                }

                @Override
                public void lost(String detail) {
                    heard.add("lost: " + detail);
                }
            });
    private SocketLoop loop;
    private WebSocketDialer dialer;
    private HandmadePeer peer;

    @BeforeEach
    void listen() throws IOException {
        SocketLimits limits =
                new SocketLimits(MESSAGE_LIMIT, 16 << 20, Duration.ofMillis(300), Duration.ofMillis(300));
        loop = SocketLoop.start(limits, System::nanoTime);
        dialer = new WebSocketDialer(loop, limits, WebSocketDialer::jdkTls, new SecureRandom());
        peer = new HandmadePeer();
    }

    @AfterEach
    void close() throws IOException {
        socket.giveUp();
        peer.close();
        dialer.close();
        loop.close();
    }

    private void dial(URI uri) {
        socket.dial(handler -> dialer.dial(uri, Map.of(), handler));
    }

    /** Until both ends are open. */
    private void connect() throws IOException {
        dial(peer.uri());
        socket.send("open");
        assertEquals("open", peer.read().text());
    }

    private String next() throws InterruptedException {
        String next = heard.poll(30, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    private void assertLostOnce(String why) throws InterruptedException {
        String lost = next();
        assertTrue(lost.startsWith("lost: ") && lost.contains(why), lost);
        socket.send("too late");
        socket.append(new byte[160]);
        timers.advanceMs(60_000);
        assertEquals(null, heard.poll());
        assertEquals(0, timers.waiting());
    }

    @Test
    void whatIsSentBeforeTheSocketOpensWaitsAndAudioIsJoined() throws Exception {
        socket.append(new byte[] {1, 2});
        socket.send("first");
        socket.append(new byte[] {3, 4});
        socket.send("second");
        dial(peer.uri());
        assertEquals("first", peer.read().text());
        assertEquals("second", peer.read().text());
        assertEquals("{\"type\":\"input_audio_buffer.append\",\"audio\":\"AQIDBA==\"}", peer.read().text());
    }

    @Test
    void aMessageInManyPartsIsOneMessage() throws Exception {
        connect();
        String text = "0123456789ü".repeat(180_000);
        peer.sendText(text, 125);
        peer.sendText("next", 1);
        assertEquals(text, next());
        assertEquals("next", next());
    }

    @Test
    void aMessageWithoutEndIsTheEnd() throws Exception {
        connect();
        Thread.startVirtualThread(() -> {
            try {
                peer.sendText("x".repeat(MESSAGE_LIMIT + 1), 2);
            } catch (IOException cut) {
                // as it should be
            }
        });
        assertLostOnce("code=1009");
    }

    @Test
    void aGoodbyeIsSaidAfterWhatWasSentAndItsAnswerIsNoLoss() throws Exception {
        connect();
        socket.send("last words");
        assertEquals("last words", peer.read().text());
        socket.close();
        socket.close();
        assertEquals(CLOSE, peer.read().opcode());
        peer.sendClose(1000);
        peer.awaitGone();
        timers.advanceMs(60_000);
        assertEquals(null, heard.poll());
    }

    @Test
    void aGoodbyeThatNobodyAnswersIsCutShort() throws Exception {
        connect();
        socket.close();
        assertEquals(CLOSE, peer.read().opcode());
        peer.awaitGone();
        assertEquals(null, heard.poll());
    }

    @Test
    void aSocketThatIsClosedBeforeItOpensIsCut() throws Exception {
        socket.close();
        dial(peer.uri());
        assertEquals(0, timers.waiting());
        loop.close();
        assertEquals(null, heard.poll());
    }

    @Test
    void aSocketThatIsClosedWhileItDialsIsNoLoss() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            dial(URI.create("ws://127.0.0.1:" + silent.getLocalPort() + "/"));
            socket.close();
            assertEquals(0, timers.waiting());
            assertEquals(null, heard.poll());
        }
    }

    @Test
    void aModelThatDoesNotOpenInTimeIsALoss() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            dial(URI.create("ws://127.0.0.1:" + silent.getLocalPort() + "/"));
            timers.advanceMs(RealtimeSocket.OPEN_WITHIN.toMillis());
            assertLostOnce("not open within PT8S");
        }
    }

    @Test
    void aModelThatCannotBeReachedIsALoss() throws Exception {
        URI nobody = peer.uri();
        peer.close();
        dial(nobody);
        assertLostOnce("not reached");
    }

    @Test
    void aPeerThatClosesIsALoss() throws Exception {
        connect();
        peer.sendClose(4000);
        assertLostOnce("code=4000");
    }

    @Test
    void aPeerThatVanishesIsALoss() throws Exception {
        connect();
        peer.vanish();
        assertLostOnce("");
    }

    @Test
    void tooManyCommandsAreALoss() throws Exception {
        for (int i = 0; i <= RealtimeSocket.COMMANDS_LIMIT; i++) {
            socket.send("{}");
        }
        assertLostOnce("too much waits");
    }

    @Test
    void tooMuchAudioIsALoss() throws Exception {
        socket.append(new byte[AUDIO_LIMIT_BYTES]);
        socket.append(new byte[1]);
        assertLostOnce("too much waits");
    }

    @Test
    void aModelThatReadsNothingIsALoss() throws Exception {
        connect();
        socket.send("x".repeat(12 << 20));
        assertLostOnce("has read nothing");
    }

    @Test
    void aModelThatIsFarBehindIsALoss() throws Exception {
        connect();
        socket.send("x".repeat(24 << 20));
        assertLostOnce("reads too slowly");
    }

    @Test
    void everyFewSecondsThereIsAPing() throws Exception {
        connect();
        for (int i = 0; i < RealtimeSocket.SILENT_PINGS_LIMIT; i++) {
            timers.advanceMs(RealtimeSocket.PING_EVERY.toMillis());
            assertEquals(PING, peer.read().opcode());
        }
    }

    @Test
    void aModelOfWhichNothingIsHeardIsALoss() throws Exception {
        connect();
        timers.advanceMs((RealtimeSocket.SILENT_PINGS_LIMIT + 1) * RealtimeSocket.PING_EVERY.toMillis());
        assertLostOnce("no pings");
    }

    @Test
    void aModelThatSaysAnythingIsThere() throws Exception {
        connect();
        for (int i = 0; i < 10; i++) {
            timers.advanceMs(RealtimeSocket.PING_EVERY.toMillis());
            assertEquals(PING, peer.read().opcode());
            peer.sendText("I am here", 1);
            assertEquals("I am here", next());
        }
    }
}
