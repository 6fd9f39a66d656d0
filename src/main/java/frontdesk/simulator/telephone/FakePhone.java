package frontdesk.simulator.telephone;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.telephone.PhoneEvent.Ended;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.PageSeen;
import frontdesk.simulator.telephone.PhoneEvent.TextArrived;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
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
    private final PhoneConfig config;
    private final PhoneCall call;

    private FakePhone(PhoneNetwork network, PhoneConfig config, PhoneListener watcher) {
        this.network = network;
        this.config = config;
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

    /** A text message is here. */
    public void receive(TextGateway.Text text) {
        log.happened(new TextArrived(network.nanoTime(), text.from(), text.body()));
    }

    /**
     * Follows the link in the last text message and sends the form of its page. Waits for the page that comes of it.
     *
     * @throws IOException if there is no link, or the page cannot be reached
     */
    public void fillInPage(Map<String, String> values) throws IOException, InterruptedException {
        URI link = log.all(TextArrived.class).reversed().stream()
                .flatMap(text -> LinkPage.linkIn(text.text()).stream())
                .findFirst()
                .orElseThrow(() -> new IOException("no text message has a link in it"));
        LinkPage.Shown shown = new LinkPage(network.http()).fillIn(config.reached(link), values);
        log.happened(new PageSeen(network.nanoTime(), shown.status(), shown.text()));
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
