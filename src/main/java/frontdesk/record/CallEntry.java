package frontdesk.record;

import frontdesk.journal.JournalEntry;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A line of the journal of calls. Its type says which of the two it is. */
sealed interface CallEntry permits VoicemailEntry, DisclosureEntry {

    String VOICEMAIL = "voicemail";
    String DISCLOSURE = "disclosure";
    JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Twilio's {@code CallSid}. */
    String call();

    /** When it happened. */
    Instant at();

    default JournalEntry.Draft write() {
        String type = switch (this) {
            case VoicemailEntry _ -> VOICEMAIL;
            case DisclosureEntry _ -> DISCLOSURE;
        };
        return new JournalEntry.Draft(type, MAPPER.writeValueAsString(this));
    }

    /** @throws IllegalArgumentException for an entry that is none of ours */
    static CallEntry read(JournalEntry entry) {
        Class<? extends CallEntry> shape = switch (entry.type()) {
            case VOICEMAIL -> VoicemailEntry.class;
            case DISCLOSURE -> DisclosureEntry.class;
            default -> throw new IllegalArgumentException("there is no entry of the type \"" + entry.type() + "\"");
        };
        try {
            return MAPPER.readValue(entry.json(), shape);
        } catch (JacksonException senseless) {
            throw new IllegalArgumentException(
                    "is no entry of the type \"" + entry.type() + "\": " + senseless.getOriginalMessage(), senseless);
        }
    }
}
