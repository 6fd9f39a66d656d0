package frontdesk.call.outcome;

/**
 * A caller is to be put through to a human.
 *
 * @param target the human's number, in international form
 * @param reason what the caller wants, in the agent's words; whoever answers hears it before the caller is there
 */
public record Transfer(String target, String reason) {}
