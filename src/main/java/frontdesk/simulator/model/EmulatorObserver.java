package frontdesk.simulator.model;

/**
 * Watches every session of an emulator as it happens: the demo's view, the benchmark's clock.
 *
 * <p>Called under the session's lock, on the socket loop's thread or the timers': it must note and return.
 */
@FunctionalInterface
public interface EmulatorObserver {

    /**
     * @param atNanos on the emulator's clock; for audio, when it was taken from the wire or just before it is put on
     *     it
     */
    void saw(long atNanos, EmulatedSession session, EmulatorEvent event);

    /** Two observers in one. */
    default EmulatorObserver and(EmulatorObserver other) {
        return (atNanos, session, event) -> {
            saw(atNanos, session, event);
            other.saw(atNanos, session, event);
        };
    }
}
