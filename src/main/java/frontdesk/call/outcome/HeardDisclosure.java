package frontdesk.call.outcome;

import frontdesk.call.plan.CallFacts;

/**
 * The proof that a caller has heard what every caller must have heard: the telephone has returned the mark behind it.
 *
 * @param facts the call in which it was played
 * @param item the speech that it was, by the name that the call's log and the model know it by
 * @param text the words
 * @param mark the mark that came back
 */
public record HeardDisclosure(CallFacts facts, String item, String text, String mark) {

    /** Where proofs are kept. */
    public interface Book {
        /** Keeps a proof, soon; for a call's thread, so it does not wait. */
        void keep(HeardDisclosure heard);
    }
}
