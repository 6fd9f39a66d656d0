package frontdesk.call.outcome;

import frontdesk.call.plan.CallFacts;
import java.util.List;
import java.util.Optional;

/**
 * Why and how a call ends, decided once.
 *
 * @param detail for the log
 * @param apologized whether the caller has heard an apology for it
 * @param transfer to whom the caller is to be put through, if that is why
 */
public record CallEnd(EndReason reason, String detail, boolean apologized, Optional<Transfer> transfer) {

    /** The usual end: nobody was sorry, and nobody is put through. */
    public CallEnd(EndReason reason, String detail) {
        this(reason, detail, false, Optional.empty());
    }

    /** The caller has heard that the model is lost. */
    public static CallEnd apologized(String detail) {
        return new CallEnd(EndReason.MODEL_LOST, detail, true, Optional.empty());
    }

    /** The agent has taken leave; perhaps because the caller is put through to somebody else. */
    public static CallEnd leave(EndReason reason, Optional<Transfer> transfer, String detail) {
        return new CallEnd(reason, detail, false, transfer);
    }

    public Ending of(CallFacts facts, List<ConversationEntry> said) {
        return new Ending(facts, reason, apologized, transfer, said);
    }
}
