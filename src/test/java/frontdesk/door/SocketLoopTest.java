package frontdesk.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.websocket.SocketLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketLoopTest {

    private static final SocketLimits LIMITS =
            new SocketLimits(1 << 20, 1 << 20, Duration.ofMillis(300), Duration.ofMillis(500));

    private DoorHouse house;
    private RawSocket other;

    /** Whatever a test does to its own connection, another one goes on. */
    @BeforeEach
    void open() throws Exception {
        house = new DoorHouse(LIMITS);
        other = RawSocket.webSocket(house.port(), "/echo");
        assertEquals("opened", house.nextHandler().next());
    }

    @AfterEach
    void otherConnectionGoesOn() throws Exception {
        assertEquals("still here", other.sendText("still here").readFrame().text());
        other.close();
        house.close();
    }

    private RawSocket connect() throws IOException {
        return RawSocket.webSocket(house.port(), "/echo");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void handshakeAnswersTheSpecificationsOwnKey() throws IOException {
        try (RawSocket raw = new RawSocket(house.port())) {
            String head = raw.send(RawSocket.UPGRADE.formatted("/echo?a=b")
                    .replace("Connection: Upgrade", "Connection: keep-alive, upgrade\r\nSec-WebSocket-Protocol: x\r\n"
                            + "Sec-WebSocket-Extensions: permessage-deflate")).readHead();
            assertTrue(head.startsWith("HTTP/1.1 101 "), head);
            assertTrue(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), head);
            assertTrue(!head.contains("Extensions") && !head.contains("Protocol:"), head);
        }
    }

    @Test
    void upgradesThatAreNotProperGetAnHttpAnswer() throws IOException {
        String upgrade = RawSocket.UPGRADE.formatted("/echo");
        assertAnswer("426", "Upgrade: websocket", "GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
        assertAnswer("426", "Sec-WebSocket-Version: 13", upgrade.replace("Version: 13", "Version: 8"));
        assertAnswer("400", "16 bytes", upgrade.replace("dGhl", "dGh"));
        assertAnswer("400", "16 bytes", upgrade.replace("Sec-WebSocket-Key", "X-Key"));
        assertAnswer("400", "HTTP/1.1", upgrade.replace("HTTP/1.1", "HTTP/1.0"));
        assertAnswer("405", "Allow: GET", upgrade.replace("GET /", "POST /"));
        assertAnswer("404", "no WebSocket", RawSocket.UPGRADE.formatted("/elsewhere"));
        assertAnswer("403", "Not you.", RawSocket.UPGRADE.formatted("/refused"));
        assertAnswer("500", "made a mistake", RawSocket.UPGRADE.formatted("/broken"));
    }

    private void assertAnswer(String status, String text, String request) throws IOException {
        try (RawSocket raw = new RawSocket(house.port())) {
            String answer = raw.send(request).readAll();
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " ") && answer.contains(text), answer);
        }
    }

    @Test
    void headAndFirstFramesInOnePacketAreAllHeard() throws Exception {
        try (RawSocket raw = new RawSocket(house.port())) {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.writeBytes(ascii(RawSocket.UPGRADE.formatted("/echo")));
            packet.writeBytes(RawSocket.frame(true, 1, ascii("one")));
            packet.writeBytes(RawSocket.frame(true, 1, ascii("two")));
            raw.send(packet.toByteArray()).readHead();
            assertEquals("one", raw.readFrame().text());
            assertEquals("two", raw.readFrame().text());
            RecordingHandler handler = house.nextHandler();
            assertEquals("opened", handler.next());
            assertEquals("text one", handler.next());
            assertEquals("text two", handler.next());
            assertEquals("readEnded", handler.next());
        }
    }

    @Test
    void headAndFramesByteByByteAreHeard() throws IOException {
        try (RawSocket raw = new RawSocket(house.port())) {
            for (byte b : ascii(RawSocket.UPGRADE.formatted("/echo"))) {
                raw.send(new byte[] {b});
            }
            raw.readHead();
            String text = "long enough for a header with a longer length. ".repeat(5);
            for (byte b : RawSocket.frame(true, 1, ascii(text))) {
                raw.send(new byte[] {b});
            }
            assertEquals(text, raw.readFrame().text());
        }
    }

    @Test
    void fragmentsAreJoinedWithPingsBetweenThem() throws IOException {
        try (RawSocket raw = connect()) {
            raw.send(RawSocket.frame(false, 1, new byte[] {'a', (byte) 0xC3}));
            raw.send(RawSocket.frame(true, 9, ascii("ping")));
            raw.send(RawSocket.frame(true, 0, new byte[] {(byte) 0xBC, 'b'}));
            RawSocket.Frame pong = raw.readFrame();
            assertEquals(10, pong.opcode());
            assertEquals("ping", pong.text());
            assertEquals("aüb", raw.readFrame().text());
        }
    }

    @Test
    void binaryReachesTheHandler() throws Exception {
        try (RawSocket raw = connect()) {
            raw.send(RawSocket.frame(true, 2, ascii("bytes")));
            RecordingHandler handler = house.nextHandler();
            assertEquals("opened", handler.next());
            assertEquals("binary bytes", handler.nextMessage());
        }
    }

    @Test
    void messageOfTheGreatestLengthIsEchoedWhole() throws IOException {
        try (RawSocket raw = connect()) {
            byte[] payload = ascii("x".repeat(1 << 20));
            raw.send(RawSocket.frame(true, 1, payload));
            assertArrayEquals(payload, raw.readFrame().payload());
        }
    }

    @Test
    void frameThatClaimsTwoGigabytesIs1009AtItsHeader() throws Exception {
        try (RawSocket raw = connect()) {
            raw.send(RawSocket.header(true, 1, true, 0x7FFF_FFFFL).toByteArray());
            assertEquals(1009, raw.readCloseCode());
            assertClosed(1009);
        }
    }

    @Test
    void frameThatClaimsMoreThanALongCanHoldIs1009() throws Exception {
        try (RawSocket raw = connect()) {
            raw.send(RawSocket.header(true, 1, true, -1).toByteArray());
            assertEquals(1009, raw.readCloseCode());
        }
    }

    @Test
    void fiveMegabytesAre1009AndTheClientHearsIt() throws Exception {
        try (RawSocket raw = connect()) {
            raw.send(RawSocket.frame(true, 1, new byte[5 << 20]));
            assertEquals(1009, raw.readCloseCode());
            assertClosed(1009);
        }
    }

    @Test
    void fragmentsWithoutEndAre1009() throws Exception {
        try (RawSocket raw = connect()) {
            raw.send(RawSocket.frame(false, 1, new byte[600_000]));
            raw.send(RawSocket.frame(false, 0, new byte[600_000]));
            assertEquals(1009, raw.readCloseCode());
        }
    }

    @Test
    void unmaskedFrameIs1002AndWhatCameBeforeItIsHeard() throws Exception {
        try (RawSocket raw = connect()) {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.writeBytes(RawSocket.frame(true, 1, ascii("lawful")));
            packet.writeBytes(RawSocket.header(true, 1, false, 2).toByteArray());
            packet.writeBytes(ascii("no"));
            raw.send(packet.toByteArray());
            assertEquals("lawful", raw.readFrame().text());
            assertEquals(1002, raw.readCloseCode());
            RecordingHandler handler = house.nextHandler();
            assertEquals("opened", handler.next());
            assertEquals("text lawful", handler.nextMessage());
            assertTrue(handler.nextMessage().startsWith("closed 1002 "));
        }
    }

    @Test
    void whatCameInTheSamePacketBeforeABadFrameIsHeard() throws Exception {
        byte[] reserved = RawSocket.frame(true, 1, ascii("x"));
        reserved[0] |= 0x40;
        try (RawSocket raw = connect()) {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.writeBytes(RawSocket.frame(true, 1, ascii("lawful")));
            packet.writeBytes(RawSocket.frame(true, 1, "gültig".getBytes(StandardCharsets.UTF_8)));
            packet.writeBytes(reserved);
            raw.send(packet.toByteArray());
            assertEquals("lawful", raw.readFrame().text());
            assertEquals("gültig", raw.readFrame().text());
            assertEquals(1002, raw.readCloseCode());
        }
    }

    @Test
    void framesThatMakeNoSenseAre1002() throws Exception {
        byte[] reserved = RawSocket.frame(true, 1, ascii("x"));
        reserved[0] |= 0x40;
        byte[] closeReasonNotUtf8 = {3, (byte) 0xE8, (byte) 0xFF};
        for (byte[] frame : new byte[][] {
            reserved,
            RawSocket.frame(true, 3, ascii("x")),
            RawSocket.frame(true, 9, new byte[126]),
            RawSocket.frame(true, 0, ascii("nothing was begun")),
            RawSocket.frame(true, 8, closeReasonNotUtf8)
        }) {
            try (RawSocket raw = connect()) {
                assertEquals(1002, raw.send(frame).readCloseCode());
            }
        }
    }

    @Test
    void textThatIsNotUtf8Is1007() throws Exception {
        try (RawSocket raw = connect()) {
            assertEquals(1007, raw.send(RawSocket.frame(true, 1, new byte[] {(byte) 0xFF})).readCloseCode());
        }
    }

    @Test
    void clientsCloseIsEchoedAndTheSocketClosed() throws Exception {
        try (RawSocket raw = connect()) {
            raw.send(RawSocket.closeFrame(1000));
            assertEquals(1000, raw.readCloseCode());
            assertTrue(raw.isClosedByPeer());
            assertClosed(1000);
        }
    }

    @Test
    void nothingBehindACloseFrameIsHeard() throws Exception {
        try (RawSocket raw = connect()) {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.writeBytes(RawSocket.closeFrame(1000));
            packet.writeBytes(RawSocket.frame(true, 1, ascii("late")));
            packet.writeBytes(RawSocket.frame(true, 9, ascii("late")));
            raw.send(packet.toByteArray());
            assertEquals(1000, raw.readFrame().closeCode());
            assertTrue(raw.isClosedByPeer());
            assertClosed(1000);
        }
    }

    @Test
    void ourCloseWaitsForTheClientsAnswer() throws Exception {
        try (RawSocket raw = connect()) {
            RecordingHandler handler = house.nextHandler();
            assertEquals("opened", handler.next());
            handler.connection.close(4000, "r".repeat(200));
            handler.connection.close(4001, "the first one counts");
            handler.connection.send("nothing");
            RawSocket.Frame close = raw.readFrame();
            assertEquals(4000, close.closeCode());
            assertEquals(125, close.payload().length);
            raw.send(RawSocket.frame(true, 1, ascii("not heard")));
            raw.send(RawSocket.closeFrame(4000));
            assertTrue(raw.isClosedByPeer());
            assertTrue(handler.next().startsWith("closed 4000 rrr"));
        }
    }

    @Test
    void closeThatIsNotAnsweredIsCutOff() throws Exception {
        try (RawSocket raw = connect()) {
            RecordingHandler handler = house.nextHandler();
            assertEquals("opened", handler.next());
            handler.connection.close(1000, "bye");
            assertEquals("closed 1000 bye", handler.next());
            assertEquals(1000, raw.readCloseCode());
            assertTrue(raw.isClosedByPeer());
        }
    }

    @Test
    void abortCutsTheSocket() throws Exception {
        try (RawSocket raw = connect()) {
            RecordingHandler handler = house.nextHandler();
            assertEquals("opened", handler.next());
            handler.connection.abort();
            assertEquals("closed 1006 aborted", handler.next());
            assertTrue(raw.isClosedByPeer());
        }
    }

    @Test
    void clientThatVanishesIs1006Once() throws Exception {
        RawSocket raw = connect();
        RecordingHandler handler = house.nextHandler();
        assertEquals("opened", handler.next());
        raw.socket.setSoLinger(true, 0);
        raw.close();
        assertTrue(handler.nextMessage().startsWith("closed 1006 "));
        handler.connection.send("to nobody");
        handler.connection.close(1000, "");
        handler.connection.abort();
        assertEquals("still here", other.sendText("still here").readFrame().text());
        assertNull(handler.events.poll());
    }

    @Test
    void handlerThatThrowsLosesItsOwnConnection() throws Exception {
        try (RawSocket raw = connect()) {
            raw.sendText("throw");
            assertEquals(1011, raw.readCloseCode());
            raw.send(RawSocket.closeFrame(1011));
            assertTrue(raw.isClosedByPeer());
            RecordingHandler handler = house.nextHandler();
            assertEquals("opened", handler.next());
            assertEquals("text throw", handler.next());
            assertEquals("closed 1011 internal error", handler.next());
        }
    }

    @Test
    void oneWebSocketTooManyIs503() throws Exception {
        try (DoorHouse small = new DoorHouse(DoorLimits.defaults().withWebSockets(1), Map.of());
                RawSocket first = RawSocket.webSocket(small.port(), "/echo");
                RawSocket second = new RawSocket(small.port())) {
            String answer = second.send(RawSocket.UPGRADE.formatted("/echo")).readAll();
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertEquals("first", first.sendText("first").readFrame().text());
        }
    }

    @Test
    void loopThatIsClosedSaysGoodbyeAndTakesNobodyIn() throws Exception {
        DoorHouse ending = new DoorHouse(LIMITS);
        try (RawSocket raw = RawSocket.webSocket(ending.port(), "/echo")) {
            RecordingHandler handler = ending.nextHandler();
            assertEquals("opened", handler.next());
            ending.loop.close();
            assertEquals("closed 1001 the server stops", handler.events.poll());
            assertEquals(1001, raw.readCloseCode());
            assertTrue(raw.isClosedByPeer());
            try (RawSocket late = new RawSocket(ending.port())) {
                late.send(RawSocket.UPGRADE.formatted("/echo"));
                assertEquals("closed 1001 the server stops", ending.nextHandler().next());
                assertTrue(late.isClosedByPeer());
            }
            assertEquals(0, ending.loop.accepted());
        } finally {
            ending.close();
        }
    }

    /** Also that the handler is told once, and nothing after it. */
    private void assertClosed(int code) throws Exception {
        RecordingHandler handler = house.nextHandler();
        assertEquals("opened", handler.next());
        String event = handler.nextMessage();
        assertTrue(event.startsWith("closed " + code + " "), event);
        assertEquals("still here", other.sendText("still here").readFrame().text());
        assertNull(handler.events.poll());
    }
}
