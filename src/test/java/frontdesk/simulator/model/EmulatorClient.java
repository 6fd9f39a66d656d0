package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The client of an emulator: gathers texts; the last of a connection that has ended is {@code closed <code>}. */
final class EmulatorClient implements WebSocket.Listener {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final AtomicBoolean speaking = new AtomicBoolean();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            texts.add(text.toString());
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        texts.add("binary " + part.remaining());
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        texts.add("closed " + code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        texts.add("closed by error");
    }

    String next() throws InterruptedException {
        String next = texts.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertTrue(next != null, "nothing more came");
        return next;
    }

    /** Sends a frame now, and another one after each, until the socket is gone. */
    void speakUntilClosed(WebSocket socket) {
        if (speaking.compareAndSet(false, true)) {
            speak(socket);
        }
    }

    private void speak(WebSocket socket) {
        String append = "{\"type\":\"input_audio_buffer.append\",\"audio\":\"/w==\"}";
        socket.sendText(append, true).whenCompleteAsync(
                (sent, failure) -> {
                    if (failure == null) {
                        speak(socket);
                    } else {
                        texts.add("closed by error");
                    }
                },
                CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
    }

    JsonNode next(String type) throws InterruptedException {
        while (true) {
            String next = next();
            if (next.contains("\"type\":\"" + type + "\"")) {
                return JSON.readTree(next);
            }
        }
    }

    List<JsonNode> until(String type) throws InterruptedException {
        List<JsonNode> events = new ArrayList<>();
        do {
            events.add(JSON.readTree(next()));
        } while (!events.getLast().get("type").stringValue().equals(type));
        return events;
    }
}
