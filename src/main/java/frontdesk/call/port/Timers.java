package frontdesk.call.port;

import java.time.Duration;

/** Time as a parameter: what o'clock it is on a clock that never jumps, and being called later. */
public interface Timers {

    /** Nanoseconds on a steady clock; only differences mean anything. Safe from any thread. */
    long nanoTime();

    /**
     * Runs something once, later, on a thread of the timers' own: it must only post and return.
     *
     * @return takes it back; harmless when it has run already
     */
    Alarm after(Duration delay, Runnable task);

    /** Something that was to happen later. */
    interface Alarm {
        void cancel();
    }
}
