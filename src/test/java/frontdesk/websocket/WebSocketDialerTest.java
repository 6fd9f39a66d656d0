package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class WebSocketDialerTest {

    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final String QUOTA = "{\"error\":{\"code\":\"insufficient_quota\"}}";

    private DialRecorder recorder;
    private HandmadePeer peer;

    @BeforeEach
    void open() throws IOException {
        recorder = new DialRecorder();
        peer = new HandmadePeer();
    }

    @AfterEach
    void close() throws IOException {
        recorder.close();
        peer.close();
    }

    private void answer(String answer) throws IOException {
        peer.close();
        peer = HandmadePeer.answering(answer);
    }

    private void connect() throws InterruptedException {
        recorder.dial(peer.uri());
        assertEquals("opened", recorder.next());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void assertNext(String beginning) throws InterruptedException {
        String event = recorder.next();
        assertTrue(event != null && event.startsWith(beginning), event);
    }

    @Test
    void theRequestIsAsTheSpecificationWantsIt() throws Exception {
        connect();
        String head = peer.request();
        assertTrue(head.startsWith("GET /path?model=x HTTP/1.1\r\n"), head);
        for (String line : new String[] {
            "Host: " + peer.uri().getAuthority(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Authorization: Bearer key"
        }) {
            assertTrue(head.contains("\r\n" + line + "\r\n"), line + " in " + head);
        }
        assertTrue(!head.contains("Extensions") && !head.contains("Protocol:"), head);
    }

    @Test
    void messagesOfEveryLengthGoBothWaysAndEachIsMaskedAnew() throws Exception {
        connect();
        int lastKey = 0;
        for (int length : new int[] {0, 1, 7, 125, 126, 65_535, 65_536, 1_000_001}) {
            String text = "x".repeat(length);
            recorder.connection.send(text);
            HandmadePeer.Frame frame = peer.read();
            assertEquals(text, frame.text());
            assertNotEquals(lastKey, frame.maskingKey());
            lastKey = frame.maskingKey();
            peer.send(HandmadePeer.frame(1, ascii(text)));
            assertEquals("text " + text, recorder.next());
        }
    }

    @Test
    void whatIsNotAsciiGoesBothWays() throws Exception {
        connect();
        recorder.connection.send("grüß dich");
        assertEquals("grüß dich", peer.read().text());
        peer.sendText("grüß dich", 1);
        assertEquals("text grüß dich", recorder.next());
    }

    @Test
    void answerAndFirstFramesInOnePacketAreAllHeard() throws Exception {
        peer.close();
        peer = new HandmadePeer(new ServerSocket(), key -> HandmadePeer.switching(key)
                + new String(HandmadePeer.frame(1, ascii("first")), StandardCharsets.ISO_8859_1));
        connect();
        assertEquals("text first", recorder.next());
    }

    @Test
    void anAnswerThatDribblesIsPutTogether() throws Exception {
        answer("");
        recorder.dial(peer.uri());
        String key = peer.request().replaceAll("(?si).*sec-websocket-key: *([^\r\n ]+).*", "$1");
        for (byte b : ascii(HandmadePeer.switching(key))) {
            peer.send(new byte[] {b});
        }
        assertEquals("opened", recorder.next());
        for (byte b : HandmadePeer.frame(1, ascii("x".repeat(300)))) {
            peer.send(new byte[] {b});
        }
        assertEquals("text " + "x".repeat(300), recorder.next());
    }

    @Test
    void anAnswerToAnotherKeyIsNoWebSocket() throws Exception {
        peer.close();
        peer = new HandmadePeer(new ServerSocket(), key -> HandmadePeer.switching("another"));
        recorder.dial(peer.uri());
        assertNext("closed 1002 the opening handshake is not a WebSocket's");
        peer.awaitGone();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 39\r\n\r\n" + QUOTA + "what nobody asked for",
        "Transfer-Encoding: chunked\r\n\r\n"
                + "10\r\n{\"error\":{\"code\"\r\n17;x=y\r\n:\"insufficient_quota\"}}\r\n0\r\n\r\n",
    })
    void aRefusalIsReadToTheEndOfItsBodyThoughTheSocketStaysOpen(String rest) throws Exception {
        answer("HTTP/1.1 429 Too Many Requests\r\n" + rest);
        recorder.dial(peer.uri());
        assertNext("refused 429 " + QUOTA);
        peer.awaitGone();
    }

    @Test
    void aRefusalWithoutLengthIsReadToTheEndOfTheSocket() throws Exception {
        answer("HTTP/1.0 500\r\n\r\nsorry");
        recorder.dial(peer.uri());
        peer.socket().shutdownOutput();
        assertEquals("refused 500 sorry", recorder.next());
    }

    @Test
    void aBodyWithoutEndIsReadToItsLimit() throws Exception {
        answer("HTTP/1.1 400 Bad\r\n\r\n" + "x".repeat(UpgradeAnswer.BODY_LIMIT_BYTES));
        recorder.dial(peer.uri());
        assertNext("refused 400 xxx");
    }

    @Test
    void aBodyThatNeverComesIsWaitedForNoLongerThanTheOwnerWants() throws Exception {
        answer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 100\r\n\r\n{\"error\"");
        Dial dial = recorder.dial(peer.uri());
        peer.request();
        while (!recorder.events.contains("refused 401 {\"error\"")) {
            dial.giveUp("too slow");
            dial = recorder.events.contains("failed too slow") ? redial() : dial;
        }
    }

    /** It was given up before the head was there: once more. */
    private Dial redial() throws IOException {
        recorder.events.clear();
        answer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 100\r\n\r\n{\"error\"");
        return recorder.dial(peer.uri());
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        answer("HTTP/1.1 302 Found\r\nLocation: ws://elsewhere/\r\nContent-Length: 0\r\n\r\n");
        recorder.dial(peer.uri());
        assertEquals("refused 302 ", recorder.next());
    }

    @Test
    void anAnswerThatIsNotHttpIsAFailure() throws Exception {
        answer("220 mail.example ESMTP\r\n\r\n");
        recorder.dial(peer.uri());
        assertNext("failed java.net.ProtocolException: the answer is not HTTP/1.1");
    }

    @Test
    void aHeadWithoutEndIsAFailure() throws Exception {
        answer("HTTP/1.1 101 Switching Protocols\r\nX: " + "x".repeat(2 * UpgradeAnswer.HEAD_LIMIT_BYTES));
        recorder.dial(peer.uri());
        assertNext("failed java.net.ProtocolException: the answer's head is longer");
    }

    @Test
    void aServerThatGoesAwayIsAFailure() throws Exception {
        answer("HTTP/1.1 101 Swi");
        recorder.dial(peer.uri());
        peer.vanish();
        assertNext("failed java.io.");
    }

    @Test
    void aServerThatIsNotThereIsAFailure() throws Exception {
        URI nobody = peer.uri();
        peer.close();
        recorder.dial(nobody);
        assertNext("failed java.net.ConnectException");
    }

    @Test
    void aSilentServerIsGivenUpOnceAndHearsThatWeAreGone() throws Exception {
        answer("");
        Dial dial = recorder.dial(peer.uri());
        peer.request();
        dial.giveUp("nobody answers");
        dial.giveUp("nobody answers");
        assertEquals("failed nobody answers", recorder.next());
        peer.awaitGone();
        recorder.close();
        assertNull(recorder.events.poll());
    }

    @Test
    void givingUpWhatIsOpenDoesNothing() throws Exception {
        Dial dial = recorder.dial(peer.uri());
        assertEquals("opened", recorder.next());
        dial.giveUp("too late");
        peer.sendText("still here", 1);
        assertEquals("text still here", recorder.next());
    }

    @Test
    void aDialerThatIsClosedGivesUpWhatItDials() throws Exception {
        answer("");
        recorder.dial(peer.uri());
        peer.request();
        recorder.dialer.close();
        assertEquals("failed we stop", recorder.next());
        peer.awaitGone();
    }

    @Test
    void aLoopThatIsClosedSaysGoodbye() throws Exception {
        connect();
        recorder.loop.close();
        assertEquals("closed 1001 the server stops", recorder.next());
        assertEquals(CLOSE, peer.read().opcode());
    }

    @Test
    void pingsAreAnsweredInBothDirections() throws Exception {
        connect();
        peer.send(HandmadePeer.frame(PING, ascii("there?")));
        HandmadePeer.Frame pong = peer.read();
        assertEquals(PONG, pong.opcode());
        assertEquals("there?", pong.text());
        recorder.connection.ping();
        assertEquals(PING, peer.read().opcode());
        peer.send(HandmadePeer.frame(PONG, new byte[0]));
        assertEquals("pong", recorder.next());
    }

    @Test
    void fragmentsAreJoinedUpToTheLimit() throws Exception {
        connect();
        String text = "0123456789ü".repeat(100_000);
        peer.sendText(text, 125);
        assertEquals("text " + text, recorder.next());
        peer.sendText("x".repeat(DialRecorder.LIMITS.messageBytes() + 1), 2);
        assertNext("closed 1009 ");
    }

    @Test
    void aMaskedFrameIs1002AndWhatCameBeforeItIsHeard() throws Exception {
        connect();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(HandmadePeer.frame(1, ascii("lawful")));
        packet.writeBytes(RawSocket.frame(true, 1, ascii("no")));
        peer.send(packet.toByteArray());
        assertEquals("text lawful", recorder.next());
        assertNext("closed 1002 ");
    }

    @Test
    void aServerThatClosesInMidMessageIs1006() throws Exception {
        connect();
        peer.send(RawSocket.header(true, 1, false, 1_000).toByteArray());
        peer.vanish();
        assertNext("closed 1006 ");
    }

    @Test
    void aServerThatClosesIsAnswered() throws Exception {
        connect();
        peer.sendClose(1000);
        HandmadePeer.Frame close = peer.read();
        assertEquals(CLOSE, close.opcode());
        assertEquals(1000, (close.payload()[0] & 0xFF) << 8 | close.payload()[1] & 0xFF);
        assertNext("closed 1000 ");
        peer.awaitGone();
    }

    @Test
    void aServerThatReadsNothingIsCutOff() throws Exception {
        connect();
        recorder.connection.send("x".repeat(16 << 20));
        assertNext("closed 1006 the peer has read nothing for 500 ms");
    }
}
