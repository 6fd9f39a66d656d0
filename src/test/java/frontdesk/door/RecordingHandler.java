package frontdesk.door;

import frontdesk.websocket.WebSocketConnection;
import frontdesk.websocket.WebSocketHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Writes down what it hears, one line an event, and does with each text what the test says. */
final class RecordingHandler implements WebSocketHandler {

    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BiConsumer<WebSocketConnection, String> onText;
    volatile WebSocketConnection connection;

    RecordingHandler(BiConsumer<WebSocketConnection, String> onText) {
        this.onText = onText;
    }

    /** The next event, or null after 10 s without one. */
    String next() throws InterruptedException {
        return events.poll(10, TimeUnit.SECONDS);
    }

    /** The next event that is not the end of a read. */
    String nextMessage() throws InterruptedException {
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
