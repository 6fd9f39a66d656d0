package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.RawSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What RFC 6455 forbids, and what is too much: the code says which, and only that connection ends. */
class ProtocolOffenceTest extends EchoRig {

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
}
