package frontdesk.call;

import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.CallEvent;
import frontdesk.call.port.Timers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The timers of one call, each of which is set at most once at a time. Call thread only; they ring by posting. */
final class Alarms {

    private final Timers timers;
    private final Consumer<CallEvent> mailbox;
    private final Map<Alarm, Timers.Alarm> set = new EnumMap<>(Alarm.class);

    Alarms(Timers timers, Consumer<CallEvent> mailbox) {
        this.timers = timers;
        this.mailbox = mailbox;
    }

    /** Sets an alarm; one that is set already is set anew. */
    void ring(Alarm alarm, Duration delay) {
        stop(alarm);
        set.put(alarm, timers.after(delay, () -> mailbox.accept(new CallEvent.Rang(alarm))));
    }

    /** Takes an alarm back; one that is not set is no error. */
    void stop(Alarm alarm) {
        Timers.Alarm before = set.remove(alarm);
        if (before != null) {
            before.cancel();
        }
    }

    /** An alarm has gone off. */
    void rang(Alarm alarm) {
        set.remove(alarm);
    }

    void stopAll() {
        set.values().forEach(Timers.Alarm::cancel);
    }
}
