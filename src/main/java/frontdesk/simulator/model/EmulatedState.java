package frontdesk.simulator.model;

import frontdesk.call.port.Timers;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the parts of a session share: its wire, its settings, its conversation, its script, and time.
 *
 * <p>Whoever uses it holds the session's lock; {@link #after} takes it for its task.
 */
final class EmulatedState {

    private static final Logger log = LoggerFactory.getLogger(EmulatedState.class);

    private final Object lock;
    private final EmulatedSession session;
    private final ModelScript script;
    private final EmulatedBrain brain;
    private final EmulatedWire wire;
    private final EmulatedSettings settings;
    private final EmulatedConversation conversation;
    private final Timers timers;
    private final RandomGenerator random;
    private final EmulatorObserver observer;
    private boolean over;

    EmulatedState(
            Object lock,
            EmulatedSession session,
            ModelScript script,
            EmulatedWire wire,
            EmulatedSettings settings,
            Timers timers,
            RandomGenerator random,
            EmulatorObserver observer) {
        this.lock = lock;
        this.session = session;
        this.script = script;
        this.brain = new EmulatedBrain(script);
        this.wire = wire;
        this.settings = settings;
        this.conversation = new EmulatedConversation(wire);
        this.timers = timers;
        this.random = random;
        this.observer = observer;
    }

    EmulatedBrain brain() {
        return brain;
    }

    EmulatedWire wire() {
        return wire;
    }

    EmulatedSettings settings() {
        return settings;
    }

    EmulatedConversation conversation() {
        return conversation;
    }

    RandomGenerator random() {
        return random;
    }

    ModelScript.Pace pace() {
        return script.pace();
    }

    boolean has(EmulatorFault fault) {
        return script.faults().contains(fault);
    }

    long nanoTime() {
        return timers.nanoTime();
    }

    /**
     * Does something later, under the lock, if the session still lives then. A fault of the emulator's own, or of
     * whoever watches it, closes the session with 1011.
     */
    Timers.Alarm after(Duration delay, Runnable task) {
        return timers.after(delay, () -> {
            synchronized (lock) {
                if (!over) {
                    run(task);
                }
            }
        });
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("[Emulator] A session failed, its connection is closed", e);
            wire.close(1011, "internal error");
        }
    }

    /** Tells whoever watches. */
    void note(EmulatorEvent event) {
        observer.saw(nanoTime(), session, event);
    }

    /** Nothing is done any more. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }
}
