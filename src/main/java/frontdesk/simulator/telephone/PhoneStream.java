package frontdesk.simulator.telephone;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.telephone.Mouthpiece.Frame;
import frontdesk.simulator.telephone.PhoneCodec.FromServer;
import frontdesk.simulator.telephone.PhoneEvent.AudioArrived;
import frontdesk.simulator.telephone.PhoneEvent.CallerBegan;
import frontdesk.simulator.telephone.PhoneEvent.CallerPaused;
import frontdesk.simulator.telephone.PhoneEvent.FrameSent;
import frontdesk.simulator.telephone.PhoneEvent.KeyPressed;
import frontdesk.simulator.telephone.PhoneEvent.MarkReturned;
import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One media stream while it lasts: frames every 20 ms on absolute deadlines in one direction, the earpiece in the
 * other, and the line's delay in both. Network thread only.
 */
final class PhoneStream {
    private static final long FRAME_NANOS = AudioFormat.FRAME_MS * 1_000_000L;

    private final PhoneNetwork network;
    private final PhoneListener listener;
    private final PhoneCodec codec;
    private final Mouthpiece mouthpiece;
    private final Earpiece earpiece;
    private final DelayLine uplink;
    private final DelayLine downlink;
    private final LineRecording recording;
    private final PhoneSocket socket;
    private final List<HeldFrame> held = new ArrayList<>();
    private long startNanos;
    private long frames;
    private long sentBytes;
    private long arrivedBytes;
    private long earNanos;
    private OptionalLong wakeNanos = OptionalLong.empty();
    private boolean congested;
    private boolean over;

    private record HeldFrame(long timestampMs, byte[] audio) {}

    PhoneStream(
            PhoneNetwork network,
            PhoneListener listener,
            PhoneCodec codec,
            Mouthpiece mouthpiece,
            LineConditions line,
            LineRecording recording,
            PhoneSocket socket) {
        this.network = network;
        this.listener = listener;
        this.codec = codec;
        this.mouthpiece = mouthpiece;
        this.recording = recording;
        this.socket = socket;
        earpiece = new Earpiece(new Ear());
        uplink = new DelayLine(network, line);
        downlink = new DelayLine(network, line);
    }

    void start(Map<String, String> parameters) {
        startNanos = network.nanoTime();
        earNanos = startNanos;
        recording.start(startNanos);
        send(codec.connected());
        send(codec.start(parameters));
        listener.happened(new StreamStarted(startNanos, codec.streamSid()));
        network.at(frameDueNanos(0), this::sendDueFrames);
    }

    void press(char digit) {
        send(codec.dtmf(digit));
        listener.happened(new KeyPressed(network.nanoTime(), digit));
    }

    /** Says {@code stop} and closes. */
    void stop() {
        send(codec.stop());
        close();
    }

    /** Closes without {@code stop}. */
    void close() {
        over = true;
        uplink.carry(network.nanoTime(), _ -> socket.close());
    }

    /** Cuts the socket. */
    void cut() {
        over = true;
        socket.abort();
    }

    /** The socket is gone: tells how many bytes were still to be heard. */
    long closed(long atNanos) {
        over = true;
        return earpiece.close(earTime(atNanos));
    }

    void whenHeard(long bytes, Runnable reached) {
        earpiece.whenHeard(bytes, reached);
        wakeEarpiece();
    }

    /** A text message has left the server; it arrives after the line's delay. */
    void text(long leftNanos, String message) {
        downlink.carry(leftNanos, at -> arrived(at, message));
    }

    /** Runs something when all that left the server before has arrived. */
    void whenDrained(long leftNanos, DelayLine.Arrival arrival) {
        downlink.carry(leftNanos, arrival);
    }

    private void arrived(long atNanos, String message) {
        if (over) {
            return;
        }
        long now = earTime(atNanos);
        switch (codec.read(message)) {
            case FromServer.Media(byte[] audio) -> {
                listener.arrived(atNanos, audio);
                listener.happened(new AudioArrived(atNanos, arrivedBytes, audio.length));
                arrivedBytes += audio.length;
                earpiece.play(now, audio);
            }
            case FromServer.Mark(String name) -> earpiece.mark(now, name);
            case FromServer.Clear() -> earpiece.clear(now);
            case FromServer.Wrong(int code, String text) -> listener.happened(new Violation(atNanos, code, text));
        }
        wakeEarpiece();
    }

    /** The earpiece's time never goes back, though a message was stamped before the last tick and is seen after it. */
    private long earTime(long nanos) {
        earNanos = Math.max(earNanos, nanos);
        return earNanos;
    }

    private void wakeEarpiece() {
        OptionalLong next = earpiece.nextNanos();
        if (next.isPresent() && (wakeNanos.isEmpty() || next.getAsLong() < wakeNanos.getAsLong())) {
            wakeNanos = next;
            network.at(next.getAsLong(), () -> {
                wakeNanos = OptionalLong.empty();
                if (!over) {
                    earpiece.advance(earTime(network.nanoTime()));
                    wakeEarpiece();
                }
            });
        }
    }

    /** A frame can leave when its last sample was spoken. */
    private long frameDueNanos(long frame) {
        return startNanos + (frame + 1) * FRAME_NANOS;
    }

    private void sendDueFrames() {
        if (over) {
            return;
        }
        long now = network.nanoTime();
        earpiece.advance(earTime(now));
        while (frameDueNanos(frames) <= now) {
            sendFrame(frames++);
        }
        network.at(frameDueNanos(frames), this::sendDueFrames);
    }

    private void sendFrame(long number) {
        long timestampMs = number * AudioFormat.FRAME_MS;
        Frame frame = mouthpiece.nextFrame();
        frame.began().ifPresent(speech -> listener.happened(new CallerBegan(frameDueNanos(number - 1), speech)));
        if (frame.gap().isEmpty()) {
            held.forEach(late -> transmit(late.timestampMs(), late.audio()));
            held.clear();
            transmit(timestampMs, frame.audio());
        } else if (frame.gap().get().late()) {
            held.add(new HeldFrame(timestampMs, frame.audio()));
        }
        frame.ended().ifPresent(speech -> listener.happened(new CallerPaused(frameDueNanos(number), speech)));
    }

    private void transmit(long timestampMs, byte[] audio) {
        recording.callerSays(timestampMs, audio);
        long now = network.nanoTime();
        listener.sent(now, audio);
        send(codec.media(timestampMs, audio));
        listener.happened(new FrameSent(now, sentBytes, audio.length));
        sentBytes += audio.length;
    }

    private void send(String message) {
        uplink.carry(network.nanoTime(), at -> {
            if (!socket.send(message) && !congested) {
                congested = true;
                listener.happened(new Violation(at, 31930, "the server reads too slowly"));
            }
        });
    }

    private final class Ear implements Earpiece.Ear {
        @Override
        public void hears(long atNanos, byte[] audio, int offset, int length) {
            recording.callerHears(atNanos, audio, offset, length);
            mouthpiece.hears(audio, offset, length);
            listener.heard(atNanos, audio, offset, length);
        }

        @Override
        public void happened(PhoneEvent event) {
            listener.happened(event);
            if (event instanceof MarkReturned mark) {
                send(codec.mark(mark.name()));
            }
        }
    }
}
