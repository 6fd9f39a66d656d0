package frontdesk.mcp.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads server-sent events by the rules of the WHATWG HTML standard, "Interpreting an event stream": lines end with
 * {@code \n}, {@code \r\n} or {@code \r}; several {@code data} lines are joined; an event that is not finished when the
 * stream ends is dropped. A line is decoded as a whole, so that a character may come in pieces.
 *
 * <p>For one thread, which waits in {@link #next} for the stream.
 */
final class SseReader {

    /** One message of MCP, with room for its frame. */
    static final int LONGEST_EVENT_BYTES = 4 << 20;
    /** All of a stream; a listening one is opened anew after that. */
    static final long LONGEST_STREAM_BYTES = 64L << 20;

    /** An id is given back in a header: one that no header can carry, or should, is as good as none. */
    private static final String HEADER_TEXT = "[\\x20-\\x7e]{0,1024}";

    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int END = -1;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int filled;
    private long streamBytes;
    private long eventBytes;
    private boolean firstLine = true;
    private boolean afterCarriageReturn;
    private String lastEventId;
    private Optional<Duration> retry = Optional.empty();

    /** @param type {@code message} unless the server named another; {@code data} may be empty */
    record Event(String type, String data) {}

    /** @param lastEventId what a stream that is resumed was at; empty for a new one */
    SseReader(InputStream in, String lastEventId) {
        this.in = in;
        this.lastEventId = lastEventId;
    }

    /**
     * The next event, also one without data; empty at the end of the stream.
     *
     * @throws IOException if the stream breaks, or an event or the whole stream is longer than the limits
     */
    Optional<Event> next() throws IOException {
        String type = "message";
        String id = lastEventId;
        StringBuilder data = null;
        eventBytes = 0;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                lastEventId = id;
                if (data != null) {
                    return Optional.of(new Event(type, data.toString()));
                }
                type = "message";
                eventBytes = 0;
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (field) {
                case "data" -> data = data == null ? new StringBuilder(value) : data.append('\n').append(value);
                case "event" -> type = value.isEmpty() ? "message" : value;
                case "id" -> id = value.matches(HEADER_TEXT) ? value : id;
                case "retry" -> retry = milliseconds(value).or(() -> retry);
                default -> {
                    // a comment, or a field nobody has heard of
                }
            }
        }
        return Optional.empty();
    }

    /** Where the stream may be resumed; empty if the server never said. */
    String lastEventId() {
        return lastEventId;
    }

    /** How long the server wants us to wait before we come back; empty if it never said. */
    Optional<Duration> retry() {
        return retry;
    }

    private static Optional<Duration> milliseconds(String digits) {
        return digits.matches("[0-9]{1,9}") ? Optional.of(Duration.ofMillis(Long.parseLong(digits))) : Optional.empty();
    }

    /** The next line without its end; null when the stream ends, whatever was begun. */
    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = read(); b != END; b = read()) {
            boolean secondHalf = afterCarriageReturn && b == '\n';
            afterCarriageReturn = b == '\r';
            if (secondHalf) {
                continue;
            }
            if (b == '\n' || b == '\r') {
                String line = bytes.toString(StandardCharsets.UTF_8);
                boolean marked = firstLine && line.startsWith(BYTE_ORDER_MARK);
                firstLine = false;
                return marked ? line.substring(1) : line;
            }
            bytes.write(b);
        }
        return null;
    }

    private int read() throws IOException {
        if (position == filled) {
            filled = in.read(buffer);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        if (++eventBytes > LONGEST_EVENT_BYTES) {
            throw new IOException("an event is longer than " + LONGEST_EVENT_BYTES + " bytes");
        }
        if (++streamBytes > LONGEST_STREAM_BYTES) {
            throw new IOException("the stream is longer than " + LONGEST_STREAM_BYTES + " bytes");
        }
        return buffer[position++] & 0xff;
    }
}
