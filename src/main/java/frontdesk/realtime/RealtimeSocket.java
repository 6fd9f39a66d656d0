package frontdesk.realtime;

import frontdesk.call.Timers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;

/**
 * The WebSocket to the model: the JDK's client, with what it leaves to its user.
 *
 * <p>The JDK allows one send at a time, so what is to be sent waits here: commands in order, and audio, which is joined
 * into one append as long as a send is under way. On an idle machine nothing waits; a busy one batches by itself.
 * Commands go before audio. Limits: {@link #COMMANDS_LIMIT} commands, {@code audioLimitBytes} of audio, and {@link
 * #SEND_WITHIN} for one send; beyond any of them the peer does not read, and the socket is given up. A message that
 * comes in may have {@link #MESSAGE_LIMIT_CHARS}.
 *
 * <p>Every {@link #PING_EVERY} it sends a ping. The answer is of no interest, but sending fails where the peer is gone,
 * and that must not wait for the caller to speak: the JDK's client does not report the end of the stream when it comes
 * while a message is still being handed over.
 *
 * <p>Commands come from the call's thread, audio from the line's, pings from the timers', completions and messages from
 * the client's executor;
 * one lock guards what waits, and nothing blocks under it.
 */
final class RealtimeSocket implements WebSocket.Listener {

    static final int COMMANDS_LIMIT = 1_000;
    static final int MESSAGE_LIMIT_CHARS = 16 * 1024 * 1024;
    static final Duration SEND_WITHIN = Duration.ofSeconds(10);
    static final Duration PING_EVERY = Duration.ofSeconds(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    /** Who hears the socket; called on the client's threads, one call at a time. */
    interface Ear {
        void message(String text);

        /** A message that is no text. */
        void trouble(String kind);

        /** The socket is gone without our asking; said once, and last. */
        void lost(String detail);
    }

    private final RealtimeCodec codec;
    private final Timers timers;
    private final int audioLimitBytes;
    private final Ear ear;
    private final StringBuilder partial = new StringBuilder();

    private final Object lock = new Object();
    private final Deque<String> commands = new ArrayDeque<>();
    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
    private WebSocket socket;
    private boolean sending;
    private long sendingSinceNanos;
    private boolean closing;
    private boolean over;
    private Timers.Alarm abortAlarm = () -> {};
    private Timers.Alarm pingAlarm = () -> {};

    RealtimeSocket(RealtimeCodec codec, Timers timers, int audioLimitBytes, Ear ear) {
        this.codec = codec;
        this.timers = timers;
        this.audioLimitBytes = audioLimitBytes;
        this.ear = ear;
    }

    /** Sends a client event after those before it. */
    void send(String command) {
        boolean full;
        synchronized (lock) {
            if (closing || over) {
                return;
            }
            commands.addLast(command);
            full = commands.size() > COMMANDS_LIMIT;
        }
        sendOrGiveUp(full);
    }

    /** Sends audio, together with what is waiting. */
    void append(byte[] more, int offset, int length) {
        boolean full;
        synchronized (lock) {
            if (closing || over) {
                return;
            }
            audio.write(more, offset, length);
            full = audio.size() > audioLimitBytes;
        }
        sendOrGiveUp(full);
    }

    /** Says goodbye after what is under way, and cuts the socket if the model does not answer it in time. */
    void close() {
        WebSocket open;
        synchronized (lock) {
            if (closing || over) {
                return;
            }
            closing = true;
            pingAlarm.cancel();
            open = socket;
            if (open != null) {
                abortAlarm = timers.after(CLOSE_WITHIN, open::abort);
            }
        }
        sendNext();
    }

    private void sendOrGiveUp(boolean full) {
        if (full || stalled()) {
            lose("the model does not take what we send");
        } else {
            sendNext();
        }
    }

    private boolean stalled() {
        synchronized (lock) {
            return sending && timers.nanoTime() - sendingSinceNanos > SEND_WITHIN.toNanos();
        }
    }

    private void sendNext() {
        CompletionStage<WebSocket> sent;
        synchronized (lock) {
            if (sending || socket == null || over) {
                return;
            }
            if (closing) {
                sending = true;
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
                return;
            }
            String next = nextMessage();
            if (next == null) {
                return;
            }
            sending = true;
            sendingSinceNanos = timers.nanoTime();
            sent = socket.sendText(next, true);
        }
        sent.whenComplete((done, failure) -> {
            synchronized (lock) {
                sending = false;
            }
            if (failure != null) {
                lose("sending failed: " + failure);
            } else {
                sendNext();
            }
        });
    }

    private String nextMessage() {
        if (!commands.isEmpty()) {
            return commands.removeFirst();
        }
        if (audio.size() == 0) {
            return null;
        }
        String append = codec.encodeAppend(audio.toByteArray());
        audio.reset();
        return append;
    }

    private void ping() {
        WebSocket open;
        synchronized (lock) {
            if (closing || over) {
                return;
            }
            open = socket;
            pingAlarm = timers.after(PING_EVERY, this::ping);
        }
        if (stalled()) {
            lose("the model does not take what we send");
        } else {
            open.sendPing(ByteBuffer.allocate(0)).whenComplete((done, failure) -> {
                // Anything else is an earlier ping that still waits, which stalled() will tell if it matters.
                if (failure instanceof IOException) {
                    lose("a ping failed: " + failure);
                }
            });
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        boolean unwanted;
        synchronized (lock) {
            socket = opened;
            unwanted = closing || over;
            if (!unwanted) {
                pingAlarm = timers.after(PING_EVERY, this::ping);
            }
        }
        if (unwanted) {
            opened.abort();
        } else {
            opened.request(1);
            sendNext();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (partial.length() + data.length() > MESSAGE_LIMIT_CHARS) {
            lose("a message of more than " + MESSAGE_LIMIT_CHARS + " characters");
            return null;
        }
        if (last && partial.isEmpty()) {
            ear.message(data.toString());
        } else {
            partial.append(data);
            if (last) {
                String whole = partial.toString();
                partial.setLength(0);
                partial.trimToSize();
                ear.message(whole);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        if (last) {
            ear.trouble("a binary message");
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        lose(Redaction.oneLine("closed by the model code=" + code + " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        lose("the socket failed: " + error);
    }

    private void lose(String detail) {
        if (giveUp()) {
            ear.lost(detail);
        }
    }

    /**
     * Cuts the socket and forgets what waits; from now on nothing is sent and nothing is told.
     *
     * @return whether this is news: the socket was not over yet, and its end was not asked for
     */
    boolean giveUp() {
        WebSocket open;
        boolean news;
        synchronized (lock) {
            news = !over && !closing;
            over = true;
            open = socket;
            commands.clear();
            audio.reset();
            abortAlarm.cancel();
            pingAlarm.cancel();
        }
        if (open != null) {
            open.abort();
        }
        return news;
    }
}
