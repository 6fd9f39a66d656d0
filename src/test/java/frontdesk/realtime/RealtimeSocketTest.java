package frontdesk.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.ManualTimers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealtimeSocketTest {

    private static final int AUDIO_LIMIT_BYTES = 80_000;
    private static final int CLOSE = 8;

    private final ManualTimers timers = new ManualTimers();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final RealtimeSocket socket =
            new RealtimeSocket(new RealtimeCodec(), timers, AUDIO_LIMIT_BYTES, new RealtimeSocket.Ear() {
                @Override
                public void message(String text) {
                    heard.add(text);
                }

                @Override
                public void trouble(String kind) {
                    heard.add("trouble: " + kind);
                }

                @Override
                public void lost(String detail) {
                    heard.add("lost: " + detail);
                }
            });
    private HandmadePeer peer;

    @BeforeEach
    void listen() throws IOException {
        peer = new HandmadePeer();
    }

    @AfterEach
    void close() throws IOException {
        socket.giveUp();
        peer.close();
        client.shutdownNow();
    }

    private void connect() {
        client.newWebSocketBuilder().buildAsync(peer.uri(), socket).join();
    }

    private String next() throws InterruptedException {
        String next = heard.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    private void assertLostOnce(String why) throws InterruptedException {
        String lost = next();
        assertTrue(lost.startsWith("lost: ") && lost.contains(why), lost);
        socket.send("too late");
        socket.append(new byte[160], 0, 160);
        timers.advanceMs(60_000);
        assertEquals(null, heard.poll());
        assertEquals(0, timers.waiting());
    }

    @Test
    void whatIsSentBeforeTheSocketOpensWaitsAndAudioIsJoined() throws Exception {
        socket.append(new byte[] {1, 2}, 0, 2);
        socket.send("first");
        socket.append(new byte[] {0, 3, 4, 0}, 1, 2);
        socket.send("second");
        connect();
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
                peer.sendText("x".repeat(RealtimeSocket.MESSAGE_LIMIT_CHARS + 1), 2);
            } catch (IOException cut) {
                // as it should be
            }
        });
        assertLostOnce("a message of more than");
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
        timers.advanceMs(2_000);
        peer.awaitGone();
        assertEquals(null, heard.poll());
    }

    @Test
    void aSocketThatIsClosedBeforeItOpensIsCut() throws Exception {
        socket.close();
        connect();
        peer.awaitGone();
        assertEquals(null, heard.poll());
        assertEquals(0, timers.waiting());
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
        assertLostOnce("does not take what we send");
    }

    @Test
    void tooMuchAudioIsALoss() throws Exception {
        socket.append(new byte[AUDIO_LIMIT_BYTES], 0, AUDIO_LIMIT_BYTES);
        socket.append(new byte[1], 0, 1);
        assertLostOnce("does not take what we send");
    }

    @Test
    void aSendThatIsNotTakenInTimeIsALossThoughNothingElseIsSent() throws Exception {
        connect();
        socket.send("x".repeat(12 << 20));
        timers.advanceMs(RealtimeSocket.SEND_WITHIN.toMillis());
        assertEquals(null, heard.poll());
        timers.advanceMs(RealtimeSocket.PING_EVERY.toMillis());
        assertLostOnce("does not take what we send");
    }

    @Test
    void everyFewSecondsThereIsAPing() throws Exception {
        connect();
        for (int i = 0; i < 3; i++) {
            timers.advanceMs(RealtimeSocket.PING_EVERY.toMillis());
            assertEquals(9, peer.read().opcode());
        }
    }
}
