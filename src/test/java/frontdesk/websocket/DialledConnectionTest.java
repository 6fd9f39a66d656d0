package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import frontdesk.door.RawSocket;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** A connection that we dialled: messages in both directions, and how it ends. */
class DialledConnectionTest extends DialRig {
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

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

    @Test
    void aLoopThatIsClosedSaysGoodbye() throws Exception {
        connect();
        recorder.loop.close();
        assertEquals("closed 1001 the server stops", recorder.next());
        assertEquals(CLOSE, peer.read().opcode());
    }
}
