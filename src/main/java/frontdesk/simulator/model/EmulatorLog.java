package frontdesk.simulator.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What happened in one session, in order, without the audio; a test can wait for the next thing. Safe from any thread.
 *
 * <p>The first {@value #MAX_EVENTS} events are kept; what comes later is not, and nobody can wait for it.
 */
public final class EmulatorLog implements EmulatorObserver {

    private static final int MAX_EVENTS = 10_000;

    /** @param atNanos on the emulator's clock */
    public record Seen(long atNanos, EmulatorEvent event) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Seen> seen = new ArrayList<>();
    private final List<EmulatorEvent> unclaimed = new ArrayList<>();

    @Override
    public void saw(long atNanos, EmulatedSession session, EmulatorEvent event) {
        if (event instanceof EmulatorEvent.CallerAudio || event instanceof EmulatorEvent.AgentAudio) {
            return;
        }
        lock.lock();
        try {
            if (seen.size() < MAX_EVENTS) {
                seen.add(new Seen(atNanos, event));
                unclaimed.add(event);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Everything so far. */
    public List<Seen> all() {
        lock.lock();
        try {
            return List.copyOf(seen);
        } finally {
            lock.unlock();
        }
    }

    /** Every event of one kind so far. */
    public <E extends EmulatorEvent> List<E> all(Class<E> kind) {
        return all().stream()
                .map(Seen::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Waits for the first event of a kind that no earlier call was given. */
    public <E extends EmulatorEvent> E await(Class<E> kind, Duration within)
            throws InterruptedException, TimeoutException {
        return await(kind, _ -> true, within);
    }

    /** Waits for the first event of a kind that matches and that no earlier call was given. */
    public <E extends EmulatorEvent> E await(Class<E> kind, Predicate<E> which, Duration within)
            throws InterruptedException, TimeoutException {
        long leftNanos = within.toNanos();
        lock.lock();
        try {
            while (true) {
                for (EmulatorEvent event : unclaimed) {
                    if (kind.isInstance(event) && which.test(kind.cast(event))) {
                        unclaimed.remove(event);
                        return kind.cast(event);
                    }
                }
                if (leftNanos <= 0) {
                    throw new TimeoutException("no such " + kind.getSimpleName() + " came, but " + unclaimed);
                }
                leftNanos = changed.awaitNanos(leftNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next accepted event of the client that has this type. */
    public EmulatorEvent.ClientEvent awaitClient(String type, Duration within)
            throws InterruptedException, TimeoutException {
        return await(EmulatorEvent.ClientEvent.class, event -> event.type().equals(type), within);
    }

    /** What a correct client would not have sent: empty at the end of every good test. */
    public List<EmulatorEvent.Refused> violations() {
        return all(EmulatorEvent.Refused.class).stream()
                .filter(refused -> !refused.race())
                .toList();
    }
}
