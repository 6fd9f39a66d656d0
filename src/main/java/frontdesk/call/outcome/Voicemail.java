package frontdesk.call.outcome;

import frontdesk.call.plan.CallFacts;
import java.net.URI;

/**
 * A message that a caller has left.
 *
 * @param facts the call in which it was left
 * @param recording where Twilio keeps it; whoever fetches it needs the account's credentials
 * @param seconds how long it is
 */
public record Voicemail(CallFacts facts, URI recording, int seconds) {

    /** Where messages are kept. */
    public interface Box {
        /**
         * Keeps a message, on the caller's thread.
         *
         * @return whether it is certain to be there after a crash
         */
        boolean keep(Voicemail voicemail);
    }
}
