package frontdesk.realtime;

import frontdesk.call.port.Timers;
import frontdesk.websocket.Dial;
import frontdesk.websocket.DialledHandler;
import frontdesk.websocket.Unopened;
import frontdesk.websocket.WebSocketConnection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * The WebSocket to the model, from the first ring to the last byte.
 *
 * <p>Until it is open, what is to be sent waits: commands in order, at most {@link #COMMANDS_LIMIT} of them, and audio,
 * which is joined into one append, at most {@code audioLimitBytes} of it. From then on everything leaves at once, and
 * the connection's own limits hold: how much may wait for a model that does not read, and how long.
 *
 * <p>A model that is gone without a word (its machine lost power, a router forgot us) would only be noticed when the
 * sending buffers are full, minutes later, with a caller in silence. So there is a ping every {@link #PING_EVERY}, and
 * a model of which nothing at all was heard through {@link #SILENT_PINGS_LIMIT} of them is given up.
 *
 * <p>Commands come from the call's thread, audio and what the model says from the socket loop's, pings from the
 * timers'; one lock guards the state, and nothing blocks under it.
 */
final class RealtimeSocket implements DialledHandler {

    static final int COMMANDS_LIMIT = 1_000;
    /** Long enough for the slowest TLS, and short enough to say what it was before {@code READY_WITHIN} is over. */
    static final Duration OPEN_WITHIN = Duration.ofSeconds(8);
    static final Duration PING_EVERY = Duration.ofSeconds(5);
    static final int SILENT_PINGS_LIMIT = 3;
    private static final int NORMAL_CLOSURE = 1000;

    /** Who hears the socket; one call at a time. Of the last two one is called, once, unless we end it ourselves. */
    interface Ear {
        /** A text message, in an array that is written over when this returns. */
        void message(ByteBuffer utf8);

        /** A message that is no text. */
        void trouble(String kind);

        /** The model would not take the call. */
        void refused(int status, String body);

        /** The socket is gone without our asking. */
        void lost(String detail);
    }

    private enum State {
        DIALLING,
        OPEN,
        /** We have said goodbye: nothing is sent, and nothing that comes is news. */
        CLOSING,
        OVER
    }

    private final RealtimeCodec codec;
    private final Timers timers;
    private final int audioLimitBytes;
    private final Ear ear;

    private final Object lock = new Object();
    private final Deque<String> commands = new ArrayDeque<>();
    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
    private State state = State.DIALLING;
    private Dial dial;
    private WebSocketConnection connection;
    private Timers.Alarm alarm = () -> {};
    private int silentPings;
    private volatile boolean heard;

    RealtimeSocket(RealtimeCodec codec, Timers timers, int audioLimitBytes, Ear ear) {
        this.codec = codec;
        this.timers = timers;
        this.audioLimitBytes = audioLimitBytes;
        this.ear = ear;
    }

    /** Starts to dial, once. */
    void dial(Function<DialledHandler, Dial> dialling) {
        Dial started = dialling.apply(this);
        synchronized (lock) {
            if (state == State.DIALLING) {
                dial = started;
                alarm = timers.after(OPEN_WITHIN, () -> started.giveUp("not open within " + OPEN_WITHIN));
                return;
            }
            if (state == State.OPEN) {
                return;
            }
        }
        started.giveUp("not wanted any more");
    }

    /** Sends a client event after those before it. */
    void send(String command) {
        boolean full;
        synchronized (lock) {
            switch (state) {
                case DIALLING -> commands.addLast(command);
                case OPEN -> connection.send(command);
                case CLOSING, OVER -> {
                    // nobody listens
                }
            }
            full = commands.size() > COMMANDS_LIMIT;
        }
        if (full) {
            lose("too much waits for the model");
        }
    }

    /** Sends audio. */
    void append(byte[] more) {
        boolean full;
        synchronized (lock) {
            switch (state) {
                case DIALLING -> audio.writeBytes(more);
                case OPEN -> connection.sendAscii(codec.encodeAppend(more));
                case CLOSING, OVER -> {
                    // nobody listens
                }
            }
            full = audio.size() > audioLimitBytes;
        }
        if (full) {
            lose("too much waits for the model");
        }
    }

    /** Says goodbye after what was sent; a model that does not answer it in time is cut off. */
    void close() {
        synchronized (lock) {
            if (state == State.OPEN) {
                state = State.CLOSING;
                alarm.cancel();
                connection.close(NORMAL_CLOSURE, "");
                return;
            }
        }
        giveUp();
    }

    @Override
    public void opened(WebSocketConnection opened) {
        synchronized (lock) {
            if (state == State.DIALLING) {
                state = State.OPEN;
                connection = opened;
                heard = true;
                alarm.cancel();
                alarm = timers.after(PING_EVERY, this::ping);
                commands.forEach(opened::send);
                commands.clear();
                if (audio.size() > 0) {
                    opened.sendAscii(codec.encodeAppend(audio.toByteArray()));
                    audio.reset();
                }
                return;
            }
        }
        opened.abort();
    }

    @Override
    public void notOpened(Unopened why) {
        if (giveUp()) {
            switch (why) {
                case Unopened.Refused refused -> ear.refused(refused.status(), refused.body());
                case Unopened.Failed failed -> ear.lost("not reached: " + failed.detail());
            }
        }
    }

    @Override
    public void ascii(ByteBuffer message) {
        heard = true;
        ear.message(message);
    }

    @Override
    public void text(String message) {
        ascii(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void binary(ByteBuffer message) {
        heard = true;
        ear.trouble("a binary message");
    }

    @Override
    public void pong() {
        heard = true;
    }

    @Override
    public void readEnded() {
        // every message was passed on when it came
    }

    @Override
    public void closed(int code, String reason) {
        lose(Redaction.oneLine("closed code=" + code + " " + reason));
    }

    private void ping() {
        synchronized (lock) {
            if (state != State.OPEN) {
                return;
            }
            silentPings = heard ? 0 : silentPings + 1;
            heard = false;
            if (silentPings < SILENT_PINGS_LIMIT) {
                alarm = timers.after(PING_EVERY, this::ping);
                connection.ping();
                return;
            }
        }
        lose("the model answers no pings");
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
        WebSocketConnection open;
        Dial started;
        boolean news;
        synchronized (lock) {
            news = state == State.DIALLING || state == State.OPEN;
            state = State.OVER;
            open = connection;
            started = dial;
            commands.clear();
            audio.reset();
            alarm.cancel();
        }
        if (open != null) {
            open.abort();
        } else if (started != null) {
            started.giveUp("not wanted any more");
        }
        return news;
    }
}
