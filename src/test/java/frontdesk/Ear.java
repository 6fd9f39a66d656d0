package frontdesk;

import frontdesk.simulator.telephone.PhoneListener;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;

/** Keeps the sound that arrives at a telephone, to be waited for and compared byte by byte. */
final class Ear implements PhoneListener {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();

    @Override
    public synchronized void arrived(long atNanos, byte[] more) {
        audio.writeBytes(more);
        notifyAll();
    }

    /** Everything that arrived, as soon as it is so much. */
    synchronized byte[] await(int bytes) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (audio.size() < bytes) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(audio.size() + " bytes arrived, not " + bytes);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return audio.toByteArray();
    }

    synchronized byte[] soFar() {
        return audio.toByteArray();
    }
}
