package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.DoorHouse;
import frontdesk.door.RawSocket;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** How a connection ends, by either side, and that its handler hears it once. */
class ClosingTest extends EchoRig {

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
}
