package frontdesk.record;

import frontdesk.call.Voicemail;
import frontdesk.journal.JournalEntry;
import java.net.URI;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as the journal has it.
 *
 * @param call Twilio's {@code CallSid}
 * @param from the caller's number as the network gave it
 * @param to the number that was called
 * @param recording where Twilio keeps it
 */
record VoicemailEntry(String call, String from, String to, URI recording, int seconds, Instant at) {
    private static final String TYPE = "voicemail";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static VoicemailEntry of(Voicemail voicemail, Instant at) {
        return new VoicemailEntry(
                voicemail.facts().callSid(),
                voicemail.facts().caller(),
                voicemail.facts().called(),
                voicemail.recording(),
                voicemail.seconds(),
                at);
    }

    JournalEntry.Draft write() {
        return new JournalEntry.Draft(TYPE, MAPPER.writeValueAsString(this));
    }

    /** @throws IllegalArgumentException for an entry that is none of ours */
    static VoicemailEntry read(JournalEntry entry) {
        if (!entry.type().equals(TYPE)) {
            throw new IllegalArgumentException("there is no entry of the type \"" + entry.type() + "\"");
        }
        try {
            return MAPPER.readValue(entry.json(), VoicemailEntry.class);
        } catch (JacksonException senseless) {
            throw new IllegalArgumentException(
                    "is no message of a caller: " + senseless.getOriginalMessage(), senseless);
        }
    }
}
