package frontdesk.call.sound;

import frontdesk.audio.AudioFormat;
import frontdesk.call.port.ModelSession;
import frontdesk.call.port.Timers;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * The lane of the caller's voice: from the line straight to the model, past the call's mailbox, since it is frequent
 * and needs no decision.
 *
 * <p>Three threads meet here, so it has a lock of its own, held only for arithmetic and for handing bytes on: the
 * line's thread brings audio, the call's thread says when the session is ready and whether the caller speaks, a timer
 * looks for stalls.
 *
 * <ul>
 *   <li>What the caller says before the session is ready is kept, the last {@link #HOLD_LIMIT_MS} of it.
 *   <li>A hole in the timestamps is filled with silence, at most {@link #GAP_LIMIT_MS} of it.
 *   <li>When the caller speaks and no audio comes for {@link #STALL_MS}, a second of silence is sent, or the model
 *       would never hear the end of the sentence; what then arrives late still goes through, and the silence sent in
 *       advance is deducted from the next hole.
 * </ul>
 */
public final class CallerAudio {

    static final long HOLD_LIMIT_MS = 5_000;
    static final long GAP_LIMIT_MS = 10_000;
    static final long STALL_MS = 750;
    static final long STALL_SILENCE_MS = 1_000;

    private final Object lock = new Object();
    private final AudioFormat format;
    private final Timers timers;
    private final byte[] silence;

    private ModelSession model;
    private boolean ready;
    /** What waits for the session, or for the end of what came together. */
    private ByteArrayOutputStream held = new ByteArrayOutputStream();
    /** The timestamp at which the next audio should begin; -1 before any came. */
    private long expectedMs = -1;
    private boolean callerSpeaks;
    private long lastAudioNanos;
    /** Silence sent since the last audio; the bridge ends at {@link #GAP_LIMIT_MS}. */
    private long bridgedMs;
    private Timers.Alarm stallAlarm = () -> {};

    public CallerAudio(AudioFormat format, Timers timers) {
        this.format = format;
        this.timers = timers;
        this.silence = new byte[format.frameBytes() * 5];
        Arrays.fill(silence, format.silence());
    }

    /**
     * Takes a piece of the caller's audio and passes it on.
     *
     * @param timestampMs where it begins, in milliseconds since the stream began; negative if the line does not say
     */
    public void heard(byte[] audio, long timestampMs) {
        synchronized (lock) {
            take(audio, timestampMs);
            passOn();
        }
    }

    /** The same, but what is taken goes to the model with the next {@link #passOn}: pieces that come together. */
    public void take(byte[] audio, long timestampMs) {
        synchronized (lock) {
            lastAudioNanos = timers.nanoTime();
            bridgedMs = 0;
            if (timestampMs >= 0) {
                fillGap(timestampMs);
                expectedMs = Math.max(expectedMs, timestampMs + format.durationMs(audio.length));
            }
            hold(audio, audio.length);
        }
    }

    /** Passes on, in one piece, what was taken. */
    public void passOn() {
        synchronized (lock) {
            if (ready && held.size() > 0) {
                model.appendAudio(held.toByteArray());
                held.reset();
            }
        }
    }

    /** The model the audio is for; until it is {@link #sessionReady} the audio is kept. */
    public void connect(ModelSession session) {
        synchronized (lock) {
            model = session;
        }
    }

    /** From now on audio may be sent: the format it is in is agreed. */
    public void sessionReady() {
        synchronized (lock) {
            ready = true;
            passOn();
            held = new ByteArrayOutputStream();
        }
    }

    /** While the caller speaks, a stall is bridged with silence. */
    public void callerSpeaks(boolean speaks) {
        synchronized (lock) {
            callerSpeaks = speaks;
            bridgedMs = 0;
            if (speaks) {
                watchForStall(STALL_MS);
            } else {
                stallAlarm.cancel();
            }
        }
    }

    /** Stops looking for stalls. */
    public void close() {
        synchronized (lock) {
            callerSpeaks = false;
            stallAlarm.cancel();
        }
    }

    private void watchForStall(long delayMs) {
        stallAlarm.cancel();
        stallAlarm = timers.after(Duration.ofMillis(delayMs), this::lookForStall);
    }

    private void lookForStall() {
        synchronized (lock) {
            if (!callerSpeaks || bridgedMs >= GAP_LIMIT_MS) {
                return;
            }
            long quietMs = (timers.nanoTime() - lastAudioNanos) / 1_000_000;
            if (quietMs < STALL_MS) {
                watchForStall(STALL_MS - quietMs);
                return;
            }
            holdSilence(STALL_SILENCE_MS);
            passOn();
            bridgedMs += STALL_SILENCE_MS;
            if (expectedMs >= 0) {
                expectedMs += STALL_SILENCE_MS;
            }
            watchForStall(STALL_SILENCE_MS);
        }
    }

    private void fillGap(long timestampMs) {
        if (expectedMs >= 0 && timestampMs > expectedMs) {
            holdSilence(Math.min(timestampMs - expectedMs, GAP_LIMIT_MS));
        }
    }

    private void holdSilence(long ms) {
        long left = ms * format.bytesPerMs();
        while (left > 0) {
            int part = (int) Math.min(left, silence.length);
            hold(silence, part);
            left -= part;
        }
    }

    private void hold(byte[] audio, int length) {
        int limit = (int) HOLD_LIMIT_MS * format.bytesPerMs();
        held.write(audio, 0, length);
        if (!ready && held.size() > limit) {
            byte[] all = held.toByteArray();
            held.reset();
            held.write(all, all.length - limit, limit);
        }
    }
}
