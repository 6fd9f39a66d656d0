package frontdesk.call;

/**
 * How a call ended, for whoever is asked what comes next.
 *
 * @param facts which call it was
 */
public record Ending(CallFacts facts, EndReason reason) {}
