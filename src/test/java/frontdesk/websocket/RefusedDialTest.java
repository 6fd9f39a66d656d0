package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers the opening handshake with a refusal: it is heard to the end, but not for ever. */
class RefusedDialTest extends DialRig {
    private static final String QUOTA = "{\"error\":{\"code\":\"insufficient_quota\"}}";

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
}
