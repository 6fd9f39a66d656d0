package frontdesk.simulator.telephone;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.telephone.PhoneEvent.Ended;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A telephone that calls a server and speaks with it exactly as Twilio does: the webhook, the media stream, and what
 * follows it.
 *
 * <p>It shares no code with the server's side of the protocol and is strict: whatever Twilio would warn about is a
 * {@link Violation} in its {@link #log}. Its methods may be called from any thread and none of them waits, except those
 * named so; what they ask for happens on the {@link PhoneNetwork}'s thread.
 */
public final class FakePhone {
    private final PhoneNetwork network;
    private final PhoneLog log;
    private final LineRecording recording = new LineRecording();
    private final PhoneCall call;

    private FakePhone(PhoneNetwork network, PhoneConfig config, PhoneListener watcher) {
        this.network = network;
        log = new PhoneLog(network.nanoClock(), watcher);
        call = new PhoneCall(network, config, log, recording);
    }

    /** Places a call. */
    public static FakePhone dial(PhoneNetwork network, PhoneConfig config) {
        return dial(network, config, new PhoneListener() {});
    }

    /** Places a call that somebody watches. */
    public static FakePhone dial(PhoneNetwork network, PhoneConfig config, PhoneListener watcher) {
        FakePhone phone = new FakePhone(network, config, watcher);
        network.post(phone.call::dial);
        return phone;
    }

    /** Everything that happened. */
    public PhoneLog log() {
        return log;
    }

    /** Says something, after what is being said already; once there is a stream. */
    public void say(Speech speech) {
        network.post(() -> call.mouthpiece().say(speech));
    }

    /** Stops speaking in the middle of a word. */
    public void fallSilent() {
        network.post(() -> call.mouthpiece().fallSilent());
    }

    /** Presses a key: one of {@code 0-9 * #}. Nobody hears it before there is a stream. */
    public void press(char digit) {
        network.post(() -> call.press(digit));
    }

    /** Puts the receiver down, at any time; also while it rings. */
    public void hangUp(Farewell farewell) {
        network.post(() -> call.leave(farewell));
    }

    /** Waits until the caller has heard so much in all, in milliseconds. */
    public void awaitHeard(long heardMs, Duration patience) throws InterruptedException, TimeoutException {
        CountDownLatch heard = new CountDownLatch(1);
        network.post(() -> call.whenHeard(heardMs * AudioFormat.PCMU_8KHZ.bytesPerMs(), heard::countDown));
        if (!heard.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException(heardMs + " ms were not heard within " + patience.toMillis() + " ms");
        }
    }

    /** Waits for the end of the call and tells all that happened. */
    public PhoneLog awaitEnd(Duration patience) throws InterruptedException, TimeoutException {
        log.await(Ended.class, patience);
        return log;
    }

    /** What was on the line; to be asked for when the call is over. */
    public LineRecording recording() {
        return recording;
    }
}
