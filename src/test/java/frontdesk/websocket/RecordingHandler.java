package frontdesk.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Writes down what it hears, one line an event, and does with each text what the test says. */
public final class RecordingHandler implements WebSocketHandler {

    public final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BiConsumer<WebSocketConnection, String> onText;
    public volatile WebSocketConnection connection;

    public RecordingHandler(BiConsumer<WebSocketConnection, String> onText) {
        this.onText = onText;
    }

    /** The next event, or null after a minute without one. */
    public String next() throws InterruptedException {
        return events.poll(60, TimeUnit.SECONDS);
    }

    /** The next event that is not the end of a read. */
    public String nextMessage() throws InterruptedException {
        String event = next();
        while ("readEnded".equals(event)) {
            event = next();
        }
        return event;
    }

    @Override
    public void opened(WebSocketConnection opened) {
        connection = opened;
        events.add("opened");
    }

    @Override
    public void text(String message) {
        events.add("text " + message);
        onText.accept(connection, message);
    }

    @Override
    public void binary(ByteBuffer message) {
        events.add("binary " + StandardCharsets.US_ASCII.decode(message));
    }

    @Override
    public void readEnded() {
        events.add("readEnded");
    }

    @Override
    public void closed(int code, String reason) {
        events.add("closed " + code + " " + reason);
    }
}
