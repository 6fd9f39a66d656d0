package frontdesk.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The opening handshake as far as HTTP is concerned (RFC 6455 section 4.2.1). Pure; no thread, no socket. */
final class WebSocketUpgrade {

    private WebSocketUpgrade() {}

    /** Whether the client wants a WebSocket; no word yet on whether it asks properly. */
    static boolean isAsked(RequestHead head) {
        return head.lists("Upgrade", "websocket");
    }

    /** @throws HttpRefusal (400, 405, 426) saying what is wrong with it */
    static void check(RequestHead head) {
        if (!isAsked(head) || !head.lists("Connection", "Upgrade")) {
            throw new HttpRefusal(upgradeRequired("This path speaks WebSocket: send Upgrade: websocket."));
        }
        if (!head.method().equals("GET")) {
            throw new HttpRefusal(HttpAnswer.text(405, "A WebSocket is opened with GET.").with("Allow", "GET"));
        }
        if (!head.version().equals("HTTP/1.1")) {
            throw new HttpRefusal(400, "A WebSocket is opened with HTTP/1.1.");
        }
        if (!head.headers("Sec-WebSocket-Version").equals(List.of("13"))) {
            throw new HttpRefusal(upgradeRequired("Only WebSocket version 13 is spoken here.")
                    .with("Sec-WebSocket-Version", "13"));
        }
        if (head.headers("Sec-WebSocket-Key").size() != 1 || !isKey(head.headers("Sec-WebSocket-Key").getFirst())) {
            throw new HttpRefusal(400, "Sec-WebSocket-Key must be 16 bytes in base64.");
        }
        if (head.header("Transfer-Encoding").isPresent()
                || !head.header("Content-Length").orElse("0").equals("0")) {
            throw new HttpRefusal(400, "A request for a WebSocket has no body.");
        }
    }

    /**
     * The request again, reduced to what the protocol engine needs: it must not find anything to negotiate
     * (extensions, subprotocols) or to understand differently from {@link #check}.
     */
    static ByteBuffer request(RequestHead head) {
        String lines = "GET " + head.target() + " HTTP/1.1\r\n"
                + "Host: " + head.header("Host").orElseThrow() + "\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + head.header("Sec-WebSocket-Key").orElseThrow() + "\r\n\r\n";
        return ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** RFC 9110 section 7.8: who sends Upgrade names it in Connection too. */
    private static HttpAnswer upgradeRequired(String text) {
        return HttpAnswer.text(426, text).with("Upgrade", "websocket").with("Connection", "Upgrade");
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
