package frontdesk.door;

import frontdesk.door.RequestHead.Field;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * A client's connection for as long as the door holds it: reads one request within its limits, writes what is
 * answered. Used by one virtual thread; only {@link #close} may be called from others, and ends whatever is going
 * on.
 */
final class DoorSocket implements AutoCloseable {

    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final String peer;
    private final LongSupplier nanoTime;
    private byte[] received = new byte[2048];
    private int receivedBytes;
    private int usedBytes;

    DoorSocket(SocketChannel channel, LongSupplier nanoTime) {
        this.channel = channel;
        this.peer = channel.socket().getInetAddress().getHostAddress();
        this.nanoTime = nanoTime;
    }

    /** The client's address without its port. */
    String peer() {
        return peer;
    }

    /**
     * @throws HttpRefusal (400, 408, 431, 505)
     * @throws EOFException if the client has gone
     */
    RequestHead readHead(int maxBytes, Duration within) throws IOException {
        long deadline = nanoTime.getAsLong() + within.toNanos();
        int seenBytes = 0;
        while (true) {
            int end = RequestHeadParser.end(received, seenBytes, receivedBytes);
            if (end > maxBytes || end < 0 && receivedBytes >= maxBytes) {
                throw new HttpRefusal(431, "The request's head is longer than " + maxBytes + " bytes.");
            }
            if (end >= 0) {
                usedBytes = end;
                return RequestHeadParser.parse(received, end);
            }
            seenBytes = receivedBytes;
            receive(deadline);
        }
    }

    /**
     * @throws HttpRefusal (408, 411, 413)
     * @throws EOFException if the client has gone
     */
    byte[] readBody(RequestHead head, int maxBytes, Duration within) throws IOException {
        if (head.header("Transfer-Encoding").isPresent()) {
            throw new HttpRefusal(411, "The request must say with Content-Length how long its body is.");
        }
        long bodyBytes = head.header("Content-Length").map(Long::parseLong).orElse(0L);
        if (bodyBytes > maxBytes) {
            throw new HttpRefusal(413, "The request's body is longer than " + maxBytes + " bytes.");
        }
        if (receivedBytes - usedBytes < bodyBytes && head.lists("Expect", "100-continue")) {
            write(ByteBuffer.wrap(CONTINUE));
        }
        long deadline = nanoTime.getAsLong() + within.toNanos();
        while (receivedBytes - usedBytes < bodyBytes) {
            receive(deadline);
        }
        int bodyStart = usedBytes;
        usedBytes += (int) bodyBytes;
        return Arrays.copyOfRange(received, bodyStart, usedBytes);
    }

    private void receive(long deadline) throws IOException {
        long leftMs = (deadline - nanoTime.getAsLong()) / 1_000_000;
        try {
            if (leftMs <= 0) {
                throw new SocketTimeoutException();
            }
            if (receivedBytes == received.length) {
                received = Arrays.copyOf(received, 2 * received.length);
            }
            channel.socket().setSoTimeout((int) leftMs);
            int count = channel.socket().getInputStream()
                    .read(received, receivedBytes, received.length - receivedBytes);
            if (count < 0) {
                throw new EOFException("the client has gone");
            }
            receivedBytes += count;
        } catch (SocketTimeoutException e) {
            throw new HttpRefusal(408, "The request did not arrive in time.");
        }
    }

    /** Writes all of it, however long that takes. */
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Writes a whole answer, which is the last thing this connection hears. */
    void answer(HttpAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder()
                .append("HTTP/1.1 ").append(answer.status()).append(' ').append(reason(answer.status())).append("\r\n")
                .append("Connection: close\r\n")
                .append("Content-Type: ").append(answer.contentType()).append("\r\n")
                .append("Content-Length: ").append(body.length).append("\r\n");
        for (Field field : answer.headers()) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        byte[] headBytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        write(ByteBuffer.allocate(headBytes.length + body.length).put(headBytes).put(body).flip());
        linger();
    }

    /**
     * Ends our half and waits a moment for the client to end its own: closing with unread bytes would reset the
     * connection, and a reset can overtake the answer.
     */
    void linger() throws IOException {
        channel.shutdownOutput();
        long deadline = nanoTime.getAsLong() + LINGER.toNanos();
        try {
            while (true) {
                receivedBytes = 0;
                receive(deadline);
            }
        } catch (EOFException | HttpRefusal done) {
            // The client has ended its half, or had its time.
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** What was received and belongs to nothing read so far. */
    ByteBuffer unused() {
        return ByteBuffer.wrap(received, usedBytes, receivedBytes - usedBytes);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 411 -> "Length Required";
            case 413 -> "Content Too Large";
            case 426 -> "Upgrade Required";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            case 505 -> "HTTP Version Not Supported";
            default -> "Status " + status;
        };
    }
}
