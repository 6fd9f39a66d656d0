package frontdesk.websocket;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A dialer on a loop of its own, with a handler that writes down what it hears, one line an event. */
final class DialRecorder implements DialledHandler, AutoCloseable {

    static final SocketLimits LIMITS =
            new SocketLimits(4 << 20, 32 << 20, Duration.ofMillis(500), Duration.ofMillis(500));

    final SocketLoop loop;
    final WebSocketDialer dialer;
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    volatile WebSocketConnection connection;

    DialRecorder() throws IOException {
        this(WebSocketDialer.jdkTls());
    }

    DialRecorder(SSLContext tls) throws IOException {
        loop = SocketLoop.start(LIMITS, System::nanoTime);
        dialer = new WebSocketDialer(loop, LIMITS, () -> tls, new SecureRandom());
    }

    Dial dial(URI uri) {
        return dialer.dial(uri, Map.of("Authorization", "Bearer key"), this);
    }

    /** The next event, or null after 30 s without one. */
    String next() throws InterruptedException {
        return events.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public void opened(WebSocketConnection opened) {
        connection = opened;
        events.add("opened");
    }

    @Override
    public void notOpened(Unopened why) {
        events.add(switch (why) {
            case Unopened.Refused refused -> "refused " + refused.status() + " " + refused.body();
            case Unopened.Failed failed -> "failed " + failed.detail();
        });
    }

    @Override
    public void text(String message) {
        events.add("text " + message);
    }

    @Override
    public void binary(ByteBuffer message) {
        events.add("binary " + StandardCharsets.US_ASCII.decode(message));
    }

    @Override
    public void pong() {
        events.add("pong");
    }

    @Override
    public void readEnded() {
        // of no interest here
    }

    @Override
    public void closed(int code, String reason) {
        events.add("closed " + code + " " + reason);
    }

    @Override
    public void close() {
        dialer.close();
        loop.close();
    }
}
