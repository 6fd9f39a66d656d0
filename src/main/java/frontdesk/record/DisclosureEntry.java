package frontdesk.record;

import frontdesk.call.outcome.HeardDisclosure;
import java.time.Instant;

/**
 * The proof that a caller has heard the disclosure, as the journal has it.
 *
 * @param call Twilio's {@code CallSid}
 * @param from the caller's number as the network gave it
 * @param to the number that was called
 * @param item the speech that was played, by the name that the call's log knows it by
 * @param mark the telephone's mark behind it, which came back
 * @param text what was said
 * @param at when the mark came back
 */
record DisclosureEntry(String call, String from, String to, String item, String mark, String text, Instant at)
        implements CallEntry {

    static DisclosureEntry of(HeardDisclosure heard, Instant at) {
        return new DisclosureEntry(
                heard.facts().callSid(),
                heard.facts().caller(),
                heard.facts().called(),
                heard.item(),
                heard.mark(),
                heard.text(),
                at);
    }
}
