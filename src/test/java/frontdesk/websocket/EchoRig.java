package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.DoorHouse;
import frontdesk.door.RawSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A socket loop behind a door, with handlers that send back what they hear. */
@Timeout(120)
abstract class EchoRig {

    static final SocketLimits LIMITS =
            new SocketLimits(1 << 20, 1 << 20, Duration.ofSeconds(30), Duration.ofSeconds(2));

    DoorHouse house;
    RawSocket other;

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

    RawSocket connect() throws IOException {
        return RawSocket.webSocket(house.port(), "/echo");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Also that the handler is told once, and nothing after it. */
    void assertClosed(int code) throws Exception {
        RecordingHandler handler = house.nextHandler();
        assertEquals("opened", handler.next());
        String event = handler.nextMessage();
        assertTrue(event.startsWith("closed " + code + " "), event);
        assertEquals("still here", other.sendText("still here").readFrame().text());
        assertNull(handler.events.poll());
    }
}
