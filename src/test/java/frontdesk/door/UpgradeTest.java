package frontdesk.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the door says to whoever would have a WebSocket, before the socket loop has it. */
@Timeout(30)
class UpgradeTest {

    private DoorHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new DoorHouse(DoorLimits.defaults(), Map.of());
    }

    @AfterEach
    void close() {
        house.close();
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
    void oneWebSocketTooManyIs503() throws Exception {
        try (DoorHouse small = new DoorHouse(DoorLimits.defaults().withWebSockets(1), Map.of());
                RawSocket first = RawSocket.webSocket(small.port(), "/echo");
                RawSocket second = new RawSocket(small.port())) {
            String answer = second.send(RawSocket.UPGRADE.formatted("/echo")).readAll();
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertEquals("first", first.sendText("first").readFrame().text());
        }
    }
}
