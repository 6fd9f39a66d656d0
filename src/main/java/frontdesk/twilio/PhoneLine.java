package frontdesk.twilio;

import frontdesk.call.Call;
import frontdesk.call.Reservations;
import frontdesk.call.port.CallerLine;
import frontdesk.call.port.LineEvent;
import frontdesk.call.port.Timers;
import frontdesk.websocket.WebSocketConnection;
import frontdesk.websocket.WebSocketHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One media stream: Twilio's end of a call.
 *
 * <p>What Twilio says arrives on the socket loop's thread, is decoded and posted; what the call commands leaves from
 * whichever thread has the call's turn. A message that makes no sense is logged once for its kind, counted, and the
 * call goes on. A stream that has not said {@code start} with a good token within {@link #START_WITHIN} is closed.
 */
public final class PhoneLine implements WebSocketHandler, CallerLine {

    static final Duration START_WITHIN = Duration.ofSeconds(5);
    /** The {@code <Parameter>} that carries the reservation's token. */
    public static final String TOKEN_PARAMETER = "token";

    private static final int NORMAL_CLOSURE = 1000;
    private static final int POLICY_VIOLATION = 1008;
    private static final Logger log = LoggerFactory.getLogger(PhoneLine.class);

    private final Reservations reservations;
    private final Timers timers;
    private final MediaStreamCodec codec = new MediaStreamCodec();
    /** What was wrong with messages, and how often; loop thread only. */
    private final Map<String, Integer> troubles = new TreeMap<>();
    private Timers.Alarm startAlarm = () -> {};
    private volatile WebSocketConnection connection;
    private volatile String streamSid = "";
    /** For the log; a stream that is refused has only the one it claimed. */
    private String callSid = "unknown";
    private String peer = "unknown";
    private Call call;
    private boolean stopped;

    public PhoneLine(Reservations reservations, Timers timers) {
        this.reservations = reservations;
        this.timers = timers;
    }

    @Override
    public void opened(WebSocketConnection opened) {
        connection = opened;
        peer = opened.peer();
        startAlarm = timers.after(START_WITHIN, () -> opened.close(POLICY_VIOLATION, "no start"));
    }

    @Override
    public void ascii(ByteBuffer message) {
        try {
            handle(codec.decode(message));
        } catch (MalformedMessage malformed) {
            trouble(malformed.getMessage());
        }
    }

    @Override
    public void text(String message) {
        ascii(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void binary(ByteBuffer message) {
        trouble("a binary message");
    }

    @Override
    public void readEnded() {
        if (call != null) {
            call.callerAudio().passOn();
        }
    }

    @Override
    public void closed(int code, String reason) {
        startAlarm.cancel();
        log.info("[Twilio Media Stream] WebSocket connection closed"
                        + " code={} reason=\"{}\" stream={} troubles={} peer={} call={}",
                code, oneLine(reason), streamSid, troubles, peer, callSid);
        if (call != null && !stopped) {
            call.post(new LineEvent.LineClosed(false, "socket closed code=" + code));
        }
    }

    private void handle(MediaStreamMessage message) {
        switch (message) {
            case MediaStreamMessage.Connected connected -> {}
            case MediaStreamMessage.Start start -> start(start);
            case MediaStreamMessage.Media media -> {
                if (isOurs(media.streamSid())) {
                    call.callerAudio().take(media.payload(), media.timestampMs());
                }
            }
            case MediaStreamMessage.Dtmf dtmf -> {
                if (isOurs(dtmf.streamSid())) {
                    call.post(new LineEvent.KeyPressed(dtmf.digit()));
                }
            }
            case MediaStreamMessage.Mark mark -> {
                if (isOurs(mark.streamSid())) {
                    call.post(new LineEvent.MarkReturned(mark.name()));
                }
            }
            case MediaStreamMessage.Stop stop -> {
                if (isOurs(stop.streamSid())) {
                    stopped = true;
                    call.post(new LineEvent.LineClosed(true, "stop"));
                }
            }
            case MediaStreamMessage.Unknown unknown -> trouble("an unknown event");
        }
    }

    private void start(MediaStreamMessage.Start start) {
        if (call != null) {
            trouble("a second start");
            return;
        }
        if (!start.mediaFormat().equals(MediaStreamMessage.MediaFormat.TELEPHONE)
                || !MediaStreamCodec.isPlain(start.streamSid())) {
            refuse(start, "a start with a media format or a streamSid that Twilio does not send");
            return;
        }
        switch (reservations.claim(start.customParameters().getOrDefault(TOKEN_PARAMETER, ""))) {
            case Reservations.Claim.Granted granted -> {
                startAlarm.cancel();
                streamSid = start.streamSid();
                call = granted.call();
                callSid = call.facts().callSid();
                log.info("[Twilio Media Stream] WebSocket connection established stream={} peer={} call={}",
                        streamSid, peer, callSid);
                call.post(new LineEvent.LineOpened(this));
            }
            case Reservations.Claim.Denied denied -> refuse(start, denied.reason());
        }
    }

    private void refuse(MediaStreamMessage.Start start, String reason) {
        if (MediaStreamCodec.isPlain(start.callSid())) {
            callSid = start.callSid();
        }
        log.warn("media stream refused reason=\"{}\" peer={} call={}", reason, peer, callSid);
        connection.close(POLICY_VIOLATION, "refused");
    }

    private boolean isOurs(String messageStreamSid) {
        if (call == null) {
            trouble("a message before start");
            return false;
        }
        if (!messageStreamSid.equals(streamSid)) {
            trouble("a foreign streamSid");
            return false;
        }
        return true;
    }

    private void trouble(String kind) {
        if (troubles.merge(kind, 1, Integer::sum) == 1) {
            log.warn("a message on the media stream was ignored kind=\"{}\" peer={} call={}", kind, peer, callSid);
        }
    }

    /** A peer's own words, fit for one line. */
    private static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\"]+", " ");
    }

    @Override
    public void play(byte[] audio) {
        send(new MediaStreamCommand.Media(audio));
    }

    @Override
    public void mark(String name) {
        send(new MediaStreamCommand.Mark(name));
    }

    @Override
    public void playAndMark(byte[] audio, String name) {
        send(new MediaStreamCommand.Media(audio), new MediaStreamCommand.Mark(name));
    }

    @Override
    public void clear() {
        send(new MediaStreamCommand.Clear());
    }

    @Override
    public void close() {
        connection.close(NORMAL_CLOSURE, "");
    }

    private void send(MediaStreamCommand... commands) {
        byte[][][] messages = new byte[commands.length][][];
        for (int i = 0; i < commands.length; i++) {
            messages[i] = codec.encode(streamSid, commands[i]);
        }
        connection.sendAscii(messages);
    }
}
