package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.door.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Lawful messages, however they come. */
class SocketLoopTest extends EchoRig {

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
    void longTextThatIsNotAsciiIsEchoedWholeInWhateverPiecesItComes() throws IOException {
        byte[] payload = "ü€😀x".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        byte[] frame = RawSocket.frame(true, 1, payload);
        try (RawSocket raw = connect()) {
            for (int from = 0; from < frame.length; from += 9_999) {
                raw.send(Arrays.copyOfRange(frame, from, Math.min(from + 9_999, frame.length)));
            }
            raw.send(RawSocket.frame(true, 1, ascii("behind it")));
            assertArrayEquals(payload, raw.readFrame().payload());
            assertEquals("behind it", raw.readFrame().text());
        }
    }
}
