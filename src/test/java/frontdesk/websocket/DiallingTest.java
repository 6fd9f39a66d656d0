package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The opening handshake from the client's end: what is asked, which answers open a connection, and who gives up. */
class DiallingTest extends DialRig {
    @Test
    void theRequestIsAsTheSpecificationWantsIt() throws Exception {
        connect();
        String head = peer.request();
        assertTrue(head.startsWith("GET /path?model=x HTTP/1.1\r\n"), head);
        for (String line : new String[] {
            "Host: " + peer.uri().getAuthority(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Authorization: Bearer key"
        }) {
            assertTrue(head.contains("\r\n" + line + "\r\n"), line + " in " + head);
        }
        assertTrue(!head.contains("Extensions") && !head.contains("Protocol:"), head);
    }

    @Test
    void answerAndFirstFramesInOnePacketAreAllHeard() throws Exception {
        answer(key -> HandmadePeer.switching(key)
                + new String(HandmadePeer.frame(1, ascii("first")), StandardCharsets.ISO_8859_1));
        connect();
        assertEquals("text first", recorder.next());
    }

    @Test
    void anAnswerThatDribblesIsPutTogether() throws Exception {
        answer("");
        recorder.dial(peer.uri());
        String key = peer.request().replaceAll("(?si).*sec-websocket-key: *([^\r\n ]+).*", "$1");
        for (byte b : ascii(HandmadePeer.switching(key))) {
            peer.send(new byte[] {b});
        }
        assertEquals("opened", recorder.next());
        for (byte b : HandmadePeer.frame(1, ascii("x".repeat(300)))) {
            peer.send(new byte[] {b});
        }
        assertEquals("text " + "x".repeat(300), recorder.next());
    }

    @Test
    void anAnswerToAnotherKeyIsNoWebSocket() throws Exception {
        answer(key -> HandmadePeer.switching("another"));
        recorder.dial(peer.uri());
        assertNext("closed 1002 the opening handshake is not a WebSocket's");
        peer.awaitGone();
    }

    @Test
    void anAnswerThatIsNotHttpIsAFailure() throws Exception {
        answer("220 mail.example ESMTP\r\n\r\n");
        recorder.dial(peer.uri());
        assertNext("failed java.net.ProtocolException: the answer is not HTTP/1.1");
    }

    @Test
    void aHeadWithoutEndIsAFailure() throws Exception {
        answer("HTTP/1.1 101 Switching Protocols\r\nX: " + "x".repeat(2 * UpgradeAnswer.HEAD_LIMIT_BYTES));
        recorder.dial(peer.uri());
        assertNext("failed java.net.ProtocolException: the answer's head is longer");
    }

    @Test
    void aServerThatGoesAwayIsAFailure() throws Exception {
        answer("HTTP/1.1 101 Swi");
        recorder.dial(peer.uri());
        peer.vanish();
        assertNext("failed java.io.");
    }

    @Test
    void aServerThatIsNotThereIsAFailure() throws Exception {
        URI nobody = peer.uri();
        peer.close();
        recorder.dial(nobody);
        assertNext("failed java.net.ConnectException");
    }

    @Test
    void aSilentServerIsGivenUpOnceAndHearsThatWeAreGone() throws Exception {
        answer("");
        Dial dial = recorder.dial(peer.uri());
        peer.request();
        dial.giveUp("nobody answers");
        dial.giveUp("nobody answers");
        assertEquals("failed nobody answers", recorder.next());
        peer.awaitGone();
        recorder.close();
        assertNull(recorder.events.poll());
    }

    @Test
    void givingUpWhatIsOpenDoesNothing() throws Exception {
        Dial dial = recorder.dial(peer.uri());
        assertEquals("opened", recorder.next());
        dial.giveUp("too late");
        peer.sendText("still here", 1);
        assertEquals("text still here", recorder.next());
    }

    @Test
    void aDialerThatIsClosedGivesUpWhatItDials() throws Exception {
        answer("");
        recorder.dial(peer.uri());
        peer.request();
        recorder.dialer.close();
        assertEquals("failed we stop", recorder.next());
        peer.awaitGone();
    }
}
