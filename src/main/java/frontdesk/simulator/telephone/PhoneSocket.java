package frontdesk.simulator.telephone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * The WebSocket of one media stream, on the JDK's client: one send at a time, messages put together from their parts.
 *
 * <p>Safe from any thread. At most {@value #OUTBOX_LIMIT} messages wait while the server does not read; later ones are
 * refused. A message of the server that is longer than {@value #MESSAGE_LIMIT} characters cuts the socket.
 */
final class PhoneSocket implements WebSocket.Listener {
    private static final int OUTBOX_LIMIT = 500;
    private static final int MESSAGE_LIMIT = 1 << 20;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    private static final int ABNORMAL = 1006;

    private final LongSupplier nanoClock;
    private final Receiver receiver;
    private final StringBuilder parts = new StringBuilder();
    private final Deque<String> outbox = new ArrayDeque<>();
    private WebSocket socket;
    private boolean sending;
    private boolean closing;
    private boolean over;

    /** Hears the server; on threads of the HTTP client, one call at a time. */
    interface Receiver {
        void text(long atNanos, String message);

        void binary(long atNanos);

        /** Called once, and last. */
        void closed(long atNanos, int code, String reason);
    }

    private PhoneSocket(LongSupplier nanoClock, Receiver receiver) {
        this.nanoClock = nanoClock;
        this.receiver = receiver;
    }

    static CompletableFuture<PhoneSocket> open(
            HttpClient http, URI url, Optional<String> signature, LongSupplier nanoClock, Receiver receiver) {
        PhoneSocket phone = new PhoneSocket(nanoClock, receiver);
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(CONNECT_PATIENCE);
        signature.ifPresent(value -> builder.header("x-twilio-signature", value));
        return builder.buildAsync(url, phone).thenApply(_ -> phone);
    }

    /** Whether the message was taken. */
    synchronized boolean send(String message) {
        if (over || closing) {
            return true;
        }
        if (outbox.size() >= OUTBOX_LIMIT) {
            return false;
        }
        outbox.add(message);
        sendWaiting();
        return true;
    }

    /** Closes when everything before it was sent. */
    synchronized void close() {
        closing = true;
        sendWaiting();
    }

    /** Cuts the socket; {@link Receiver#closed} follows if it has not been called yet. */
    void abort() {
        WebSocket cut;
        synchronized (this) {
            cut = socket;
        }
        cut.abort();
        finish(ABNORMAL, "cut by the telephone");
    }

    private synchronized void sendWaiting() {
        while (!sending && !over) {
            String message = outbox.poll();
            if (message == null && !closing) {
                return;
            }
            sending = true;
            if (message == null) {
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
                return;
            }
            CompletableFuture<WebSocket> sent = socket.sendText(message, true);
            if (sent.isDone() && !sent.isCompletedExceptionally()) {
                sending = false;
            } else {
                sent.whenComplete((_, fault) -> sent(fault));
            }
        }
    }

    private void sent(Throwable fault) {
        if (fault != null) {
            finish(ABNORMAL, "sending failed: " + fault.getMessage());
            return;
        }
        synchronized (this) {
            sending = false;
            sendWaiting();
        }
    }

    private void finish(int code, String reason) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            outbox.clear();
        }
        receiver.closed(nanoClock.getAsLong(), code, reason);
    }

    @Override
    public void onOpen(WebSocket opened) {
        synchronized (this) {
            socket = opened;
        }
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        long now = nanoClock.getAsLong();
        if (parts.length() + part.length() > MESSAGE_LIMIT) {
            from.abort();
            finish(ABNORMAL, "a message is longer than " + MESSAGE_LIMIT + " characters");
            return null;
        }
        if (last && parts.isEmpty()) {
            receiver.text(now, part.toString());
        } else {
            parts.append(part);
            if (last) {
                receiver.text(now, parts.toString());
                parts.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        if (last) {
            receiver.binary(nanoClock.getAsLong());
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        finish(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        finish(ABNORMAL, String.valueOf(fault.getMessage()));
    }
}
