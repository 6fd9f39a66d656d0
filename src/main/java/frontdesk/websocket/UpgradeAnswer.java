package frontdesk.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answers to the request for a WebSocket (RFC 9112): a head, and behind it either frames or, where it
 * refuses, a body that says why. A head may have {@link #HEAD_LIMIT_BYTES}; of a body the first {@link
 * #BODY_LIMIT_BYTES} are read. One thread reads; {@link #body} is safe from any.
 */
final class UpgradeAnswer {

    static final int HEAD_LIMIT_BYTES = 16 * 1024;
    static final int BODY_LIMIT_BYTES = 16 * 1024;
    /** Room for both, and for what one read may bring. */
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String HEAD_END = "\r\n\r\n";
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: [^\r\n]*)?\r\n");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,7})[^\r\n]*\r\n");
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Transport transport;
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER_BYTES);
    private String head = "";
    private int status;
    private volatile String rawBody = "";

    private UpgradeAnswer(Transport transport) {
        this.transport = transport;
    }

    /**
     * Waits for the head.
     *
     * @throws ProtocolException if it is none
     */
    static UpgradeAnswer read(Transport transport) throws IOException {
        UpgradeAnswer answer = new UpgradeAnswer(transport);
        answer.readHead();
        return answer;
    }

    private void readHead() throws IOException {
        int end = -1;
        while (end < 0) {
            if (transport.read(received) < 0) {
                throw new EOFException("the server went away without an answer");
            }
            end = latin1(0).indexOf(HEAD_END);
            if (end > HEAD_LIMIT_BYTES || end < 0 && received.position() > HEAD_LIMIT_BYTES) {
                throw new ProtocolException("the answer's head is longer than " + HEAD_LIMIT_BYTES + " bytes");
            }
        }
        head = latin1(0).substring(0, end + HEAD_END.length());
        Matcher line = STATUS_LINE.matcher(head);
        if (!line.lookingAt()) {
            throw new ProtocolException("the answer is not HTTP/1.1");
        }
        status = Integer.parseInt(line.group(1));
        rawBody = latin1(head.length());
    }

    private String latin1(int from) {
        return new String(received.array(), from, received.position() - from, StandardCharsets.ISO_8859_1);
    }

    int status() {
        return status;
    }

    /** The head's bytes. */
    ByteBuffer head() {
        return ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The bytes that came behind the head. */
    ByteBuffer rest() {
        return ByteBuffer.wrap(Arrays.copyOfRange(received.array(), head.length(), received.position()));
    }

    /** Waits for the body, up to its end or its limit. */
    void readBody() throws IOException {
        while (!bodyIsComplete() && rawBody.length() < BODY_LIMIT_BYTES && transport.read(received) >= 0) {
            rawBody = latin1(head.length());
        }
    }

    private boolean bodyIsComplete() {
        if (isChunked()) {
            return ("\r\n" + rawBody).endsWith(LAST_CHUNK);
        }
        return header("content-length")
                .filter(length -> LENGTH.matcher(length).matches() && rawBody.length() >= Integer.parseInt(length))
                .isPresent();
    }

    /** What has come of the body. */
    String body() {
        String raw = rawBody;
        String body = isChunked() ? joined(raw) : raw;
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private boolean isChunked() {
        return header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        Matcher chunk = CHUNK.matcher(chunks);
        int at = 0;
        while (chunk.find(at) && chunk.start() == at) {
            int end = Math.min(chunks.length(), chunk.end() + Integer.parseInt(chunk.group(1), 16));
            body.append(chunks, chunk.end(), end);
            at = Math.min(chunks.length(), end + "\r\n".length());
        }
        return body.toString();
    }

    private Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
