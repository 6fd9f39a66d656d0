package frontdesk.record;

import frontdesk.call.outcome.Voicemail;
import java.net.URI;
import java.time.Instant;

/**
 * A message as the journal has it.
 *
 * @param call Twilio's {@code CallSid}
 * @param from the caller's number as the network gave it
 * @param to the number that was called
 * @param recording where Twilio keeps it
 */
record VoicemailEntry(String call, String from, String to, URI recording, int seconds, Instant at)
        implements CallEntry {

    static VoicemailEntry of(Voicemail voicemail, Instant at) {
        return new VoicemailEntry(
                voicemail.facts().callSid(),
                voicemail.facts().caller(),
                voicemail.facts().called(),
                voicemail.recording(),
                voicemail.seconds(),
                at);
    }
}
