package frontdesk.call.plan;

import java.util.Optional;

/**
 * What the owner has settled for calls to a number, beside who speaks.
 *
 * @param language of the sentences that are not the agent's own, ISO 639-1
 * @param transferTo the human behind the agent, in international form; empty where there is none
 * @param voicemail whether a caller may leave a message where no human answers
 * @param attended whether an agent answers; if not, the voicemail does at once
 */
public record CallHandling(String language, Optional<String> transferTo, boolean voicemail, boolean attended) {

    /** For calls that an agent answers. */
    public CallHandling(String language, Optional<String> transferTo, boolean voicemail) {
        this(language, transferTo, voicemail, true);
    }
}
