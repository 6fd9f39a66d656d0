package frontdesk.call.plan;

/**
 * What is known of a call before anybody has spoken.
 *
 * @param callSid Twilio's {@code CallSid}; the key of everything
 * @param caller the caller's number as the network gave it (E.164, a SIP URI, or a word for a withheld number)
 * @param called the number that was dialled
 */
public record CallFacts(String callSid, String caller, String called) {}
