package frontdesk.simulator.bench;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The telephone's end of one call: says its voice frame by frame, listens, and returns marks when what was before them
 * has been played. Messages as Twilio's, "Media Streams, WebSocket messages".
 *
 * <p>The thread of {@link BothEnds} speaks and hears; who places the call starts it, the benchmark's own hangs up.
 */
final class LeanPhone implements LeanSocket.Receiver, Pacer.Speaker {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] MEDIA = ascii("{\"event\":\"media\",\"sequenceNumber\":\"");
    private static final byte[] CHUNK = ascii("\",\"media\":{\"track\":\"inbound\",\"chunk\":\"");
    private static final byte[] TIMESTAMP = ascii("\",\"timestamp\":\"");
    private static final byte[] PAYLOAD = ascii("\",\"payload\":\"");
    private static final String ACCOUNT_SID = "AC00000000000000000000000000000001";
    private static final int FRAME_MS = 20;
    private static final StringField AUDIO = new StringField("payload");

    /** A mark, and how much is to be played before it is returned. */
    private record Mark(String name, long atBytes) {}

    private final String callSid;
    private final String streamSid;
    private final Voice voice;
    private final Ear ear;
    private final CallTimes times;
    private final byte[] streamEnd;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final AsciiText text = new AsciiText();
    private LeanSocket socket;
    private long startedNanos;
    private long sequenceNumber = 1;
    private long arrivedBytes;
    private long playedBytes;
    private boolean cleared;
    private volatile boolean leaving;

    LeanPhone(String callSid, Voice voice, Ear ear, CallTimes times) {
        this.callSid = callSid;
        this.streamSid = "MZ" + callSid.substring(2);
        this.voice = voice;
        this.ear = ear;
        this.times = times;
        this.streamEnd = ascii("\"},\"streamSid\":\"" + streamSid + "\"}");
    }

    Voice voice() {
        return voice;
    }

    Ear ear() {
        return ear;
    }

    /** Opens the stream; from here on the greeting may come. */
    synchronized void start(LeanSocket opened, Map<String, String> parameters, long nowNanos) throws IOException {
        socket = opened;
        startedNanos = nowNanos;
        send("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
        ObjectNode message = JSON.createObjectNode()
                .put("event", "start")
                .put("sequenceNumber", "1")
                .put("streamSid", streamSid);
        ObjectNode start = message.putObject("start");
        start.put("accountSid", ACCOUNT_SID).put("streamSid", streamSid).put("callSid", callSid);
        start.putArray("tracks").add("inbound");
        start.putObject("mediaFormat").put("encoding", "audio/x-mulaw").put("sampleRate", 8000).put("channels", 1);
        ObjectNode custom = start.putObject("customParameters");
        parameters.forEach(custom::put);
        send(JSON.writeValueAsString(message));
    }

    /** Says the next frame, after the marks that are due. */
    @Override
    public synchronized boolean speak(long nowNanos) throws IOException {
        if (leaving) {
            return false;
        }
        playedBytes = Math.min(arrivedBytes, playedBytes + Voice.FRAME_BYTES);
        while (!marks.isEmpty() && marks.peekFirst().atBytes() <= playedBytes) {
            returnMark();
        }
        long timestampMs = (long) FRAME_MS * voice.spoken();
        text.clear()
                .add(MEDIA).add(++sequenceNumber)
                .add(CHUNK).add(voice.spoken() + 1L)
                .add(TIMESTAMP).add(timestampMs)
                .add(PAYLOAD).addFrame(voice.speak(nowNanos))
                .add(streamEnd);
        socket.send(text);
        return true;
    }

    @Override
    public synchronized void text(byte[] bytes, int offset, int length, long atNanos) throws IOException {
        Optional<byte[]> audio = AUDIO.audio(bytes, offset, length);
        if (audio.isPresent()) {
            heard(audio.get(), atNanos);
            return;
        }
        JsonNode message = JSON.readTree(bytes, offset, length);
        switch (message.path("event").stringValue("")) {
            case "mark" -> marks.addLast(new Mark(message.path("mark").path("name").stringValue(""), arrivedBytes));
            case "clear" -> clear(atNanos);
            default -> throw new IOException("not for a telephone: " + message);
        }
    }

    private void heard(byte[] audio, long atNanos) {
        if (arrivedBytes == 0) {
            times.greeting().add(atNanos - startedNanos);
        }
        arrivedBytes += audio.length;
        ear.hear(audio, atNanos);
        if (cleared) {
            times.playedAfterClear().incrementAndGet();
        }
    }

    /** Stops playing; all marks come back at once. */
    private void clear(long atNanos) throws IOException {
        cleared = true;
        times.clear().add(atNanos - times.interruptedNanos(ear.voice()));
        playedBytes = arrivedBytes;
        while (!marks.isEmpty()) {
            returnMark();
        }
    }

    private void returnMark() throws IOException {
        send("{\"event\":\"mark\",\"sequenceNumber\":\"" + ++sequenceNumber + "\",\"streamSid\":\"" + streamSid
                + "\",\"mark\":{\"name\":\"" + marks.removeFirst().name() + "\"}}");
    }

    /** Hangs up: nothing more is said, and the stream is closed, unless the server has closed it. */
    synchronized void leave() throws IOException {
        leaving = true;
        try {
            send("{\"event\":\"stop\",\"sequenceNumber\":\"" + ++sequenceNumber + "\",\"streamSid\":\"" + streamSid
                    + "\",\"stop\":{\"accountSid\":\"" + ACCOUNT_SID + "\",\"callSid\":\"" + callSid + "\"}}");
            socket.close();
        } catch (ClosedChannelException left) {
            // The server was faster, at the latest when it read the stop.
        }
    }

    /** Says nothing more. */
    void fallSilent() {
        leaving = true;
    }

    private void send(String message) throws IOException {
        socket.send(text.clear().add(ascii(message)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
