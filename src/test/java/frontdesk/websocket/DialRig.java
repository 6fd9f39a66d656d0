package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A dialer, and a handmade server that accepts unless a test says what it answers. */
@Timeout(120)
abstract class DialRig {
    DialRecorder recorder;
    HandmadePeer peer;

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

    void answer(String answer) throws IOException {
        answer(key -> answer);
    }

    /** @param answer to a {@code Sec-WebSocket-Key} */
    void answer(UnaryOperator<String> answer) throws IOException {
        peer.close();
        peer = new HandmadePeer(new ServerSocket(), answer);
    }

    void connect() throws InterruptedException {
        recorder.dial(peer.uri());
        assertEquals("opened", recorder.next());
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void assertNext(String beginning) throws InterruptedException {
        String event = recorder.next();
        assertTrue(event != null && event.startsWith(beginning), event);
    }
}
