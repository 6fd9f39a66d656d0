package frontdesk.agent;

import java.util.Optional;

/**
 * Who is at the desk, and where callers go whom the agent does not keep.
 *
 * @param agent the agent's folder; nobody, and only a voicemail, where there is none
 * @param language the language it speaks, ISO 639-1; that of its {@code agent.json} where there is none
 * @param voice the voice it speaks with; the agent's own where there is none
 * @param transferTo the human behind it; {@code TRANSFER_TO} where there is none
 * @param voicemail whether a caller may leave a message where no human answers
 */
record Duty(
        Optional<String> agent,
        Optional<String> language,
        Optional<String> voice,
        Optional<String> transferTo,
        boolean voicemail) {}
