package frontdesk.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.websocket.SocketLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nonsense of many kinds, every time the same: whatever comes, a good connection goes on and new ones are served. */
@Timeout(120)
class DoorFuzzTest {

    private static final SocketLimits LIMITS =
            new SocketLimits(64 * 1024, 1 << 20, Duration.ofSeconds(5), Duration.ofMillis(50));

    private final Random random = new Random(20260101);

    @Test
    void nonsenseInPlaceOfRequestsDisturbsNobody() throws Exception {
        try (DoorHouse house = new DoorHouse(LIMITS);
                RawSocket good = RawSocket.webSocket(house.port(), "/echo")) {
            for (int i = 0; i < 400; i++) {
                sendAndHangUp(house, i % 2 == 0 ? randomBytes(random.nextInt(600)) : damaged(request()));
            }
            assertEquals("good", good.sendText("good").readFrame().text());
            try (RawSocket next = RawSocket.webSocket(house.port(), "/echo")) {
                assertEquals("next", next.sendText("next").readFrame().text());
            }
        }
    }

    @Test
    void nonsenseInPlaceOfFramesDisturbsNobody() throws Exception {
        try (DoorHouse house = new DoorHouse(LIMITS);
                RawSocket good = RawSocket.webSocket(house.port(), "/echo")) {
            for (int i = 0; i < 400; i++) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.writeBytes(RawSocket.UPGRADE.formatted("/echo").getBytes(StandardCharsets.US_ASCII));
                bytes.writeBytes(i % 2 == 0 ? randomBytes(random.nextInt(600)) : damaged(frames()));
                sendAndHangUp(house, bytes.toByteArray());
            }
            assertEquals("good", good.sendText("good").readFrame().text());
            while (house.loop.accepted() > 1) {
                good.sendText("wait").readFrame();
            }
        }
    }

    private static void sendAndHangUp(DoorHouse house, byte[] bytes) throws IOException {
        try (RawSocket raw = new RawSocket(house.port())) {
            raw.send(bytes);
            raw.socket.shutdownOutput();
            raw.readAll();
        } catch (SocketException reset) {
            // Also a way to say no.
        }
    }

    private byte[] request() {
        String request = random.nextBoolean()
                ? RawSocket.UPGRADE.formatted("/echo")
                : "POST /x?y=z HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] frames() {
        int[] opcodes = {0, 1, 1, 2, 8, 9, 10};
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = random.nextInt(8); i >= 0; i--) {
            frames.writeBytes(RawSocket.frame(random.nextInt(4) > 0, opcodes[random.nextInt(opcodes.length)],
                    randomBytes(random.nextInt(200))));
        }
        return frames.toByteArray();
    }

    private byte[] damaged(byte[] bytes) {
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
