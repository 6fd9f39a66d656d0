package frontdesk.simulator.stage;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneListener;

/**
 * How late a busy machine was, measured at the telephone, which should send a frame every 20 ms. What was heard is
 * compared with what the server believed was heard; both are late by as much, and not at the same moment. On a machine
 * that has time the allowance is 0. Written on the network's thread, read when the call is over.
 */
final class Lateness implements PhoneListener {
    private static final long NANOS_PER_MS = 1_000_000;
    /** A thread that wakes at the next full millisecond is always a little late. */
    private static final long USUAL_MS = 5;
    /** A sound passes the model's end, the call and the telephone's end, and each of them may be late. */
    private static final int STATIONS = 3;

    private long lastFrameNanos;
    private long worstNanos;

    @Override
    public synchronized void happened(PhoneEvent event) {
        if (event instanceof PhoneEvent.StreamStarted started) {
            lastFrameNanos = started.atNanos();
        }
    }

    @Override
    public synchronized void sent(long atNanos, byte[] frame) {
        worstNanos = Math.max(worstNanos, atNanos - lastFrameNanos - AudioFormat.FRAME_MS * NANOS_PER_MS);
        lastFrameNanos = atNanos;
    }

    /** By so much a place in what was heard may differ from where it should be. */
    synchronized long allowanceMs() {
        return STATIONS * Math.max(0, worstNanos / NANOS_PER_MS - USUAL_MS);
    }
}
