package frontdesk.call.outcome;

import frontdesk.call.plan.CallFacts;
import java.util.List;
import java.util.Optional;

/**
 * How a call ended, for whoever is asked what comes next.
 *
 * @param facts which call it was
 * @param apologized whether the caller has heard an apology for it
 * @param transfer to whom the caller is to be put through, if that is why
 * @param said what was said and heard until then
 */
public record Ending(
        CallFacts facts,
        EndReason reason,
        boolean apologized,
        Optional<Transfer> transfer,
        List<ConversationEntry> said) {
    public Ending {
        said = List.copyOf(said);
    }
}
