package frontdesk.call;

/**
 * How a call ended, for whoever is asked what comes next.
 *
 * @param facts which call it was
 * @param apologized whether the caller has heard an apology for it
 */
public record Ending(CallFacts facts, EndReason reason, boolean apologized) {}
