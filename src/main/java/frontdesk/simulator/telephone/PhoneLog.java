package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.PhoneEvent.AudioArrived;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The events of one telephone in their order, and the waiting for them. Safe from any thread.
 *
 * <p>It keeps {@value #LIMIT} events, more than an hour of a call; later ones are not kept.
 */
public final class PhoneLog implements PhoneListener {
    private static final int LIMIT = 500_000;

    private final LongSupplier nanoClock;
    private final PhoneListener watcher;
    private final List<PhoneEvent> events = new ArrayList<>();

    /** @param watcher hears all that the log hears */
    PhoneLog(LongSupplier nanoClock, PhoneListener watcher) {
        this.nanoClock = nanoClock;
        this.watcher = watcher;
    }

    @Override
    public void happened(PhoneEvent event) {
        synchronized (this) {
            if (events.size() < LIMIT) {
                events.add(event);
                notifyAll();
            }
        }
        watcher.happened(event);
    }

    @Override
    public void arrived(long atNanos, byte[] audio) {
        watcher.arrived(atNanos, audio);
    }

    @Override
    public void heard(long atNanos, byte[] audio, int offset, int length) {
        watcher.heard(atNanos, audio, offset, length);
    }

    @Override
    public void sent(long atNanos, byte[] frame) {
        watcher.sent(atNanos, frame);
    }

    /** Everything so far. */
    public synchronized List<PhoneEvent> events() {
        return List.copyOf(events);
    }

    /** All events of one kind so far. */
    public synchronized <E extends PhoneEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first event of a kind. */
    public synchronized <E extends PhoneEvent> Optional<E> first(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** What the server did wrong. */
    public List<Violation> violations() {
        return all(Violation.class);
    }

    /** Waits for an event of a kind. */
    public <E extends PhoneEvent> E await(Class<E> kind, Duration patience)
            throws InterruptedException, TimeoutException {
        return await(kind, 1, event -> true, patience);
    }

    /**
     * Waits for the {@code count}-th event of a kind that is such and such.
     *
     * @throws TimeoutException if it did not come in time; the message tells what came instead
     */
    public synchronized <E extends PhoneEvent> E await(Class<E> kind, int count, Predicate<E> which, Duration patience)
            throws InterruptedException, TimeoutException {
        long deadline = nanoClock.getAsLong() + patience.toNanos();
        int found = 0;
        int seen = 0;
        while (true) {
            for (; seen < events.size(); seen++) {
                PhoneEvent event = events.get(seen);
                if (kind.isInstance(event) && which.test(kind.cast(event)) && ++found == count) {
                    return kind.cast(event);
                }
            }
            long left = deadline - nanoClock.getAsLong();
            if (left <= 0) {
                throw new TimeoutException("no " + count + ". " + kind.getSimpleName() + " within "
                        + patience.toMillis() + " ms, but " + tail());
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** What arrived between two moments, both excluded, in bytes. */
    public long arrivedBytes(long fromNanos, long untilNanos) {
        return all(AudioArrived.class).stream()
                .filter(arrival -> arrival.atNanos() - fromNanos > 0 && arrival.atNanos() - untilNanos < 0)
                .mapToLong(AudioArrived::bytes)
                .sum();
    }

    /** The last things that happened, without those that happen all the time. */
    private String tail() {
        List<String> told = events.stream()
                .filter(event -> !(event instanceof PhoneEvent.FrameSent || event instanceof AudioArrived))
                .map(Object::toString)
                .toList();
        return told.subList(Math.max(0, told.size() - 8), told.size()).toString();
    }
}
