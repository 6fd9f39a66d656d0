package frontdesk.call;

import frontdesk.call.outcome.HeardDisclosure;
import frontdesk.call.port.ModelSession;
import frontdesk.call.port.Timers;
import frontdesk.tool.ToolRunner;
import java.time.Duration;

/** What all calls share. */
public record CallSurroundings(
        ModelSession.Model model,
        ToolRunner tools,
        Timers timers,
        HeardDisclosure.Book disclosures,
        Limits limits) {

    /** @param parked how long a call waits for its caller; {@code time} how long it may last once there */
    public record Limits(Duration parked, TimeLimit time) {}

    /** For a call that has lasted so long before. */
    CallSurroundings after(Duration spent) {
        return new CallSurroundings(
                model, tools, timers, disclosures, new Limits(limits.parked(), limits.time().after(spent)));
    }
}
