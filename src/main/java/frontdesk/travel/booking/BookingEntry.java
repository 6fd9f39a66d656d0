package frontdesk.travel.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import frontdesk.file.Need;
import frontdesk.journal.JournalEntry;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the journal keeps, an entry for each change: the booking as it stands afterwards, and the answer that was given
 * for it.
 *
 * @param answers in a rewritten journal all that may still be asked for again
 */
record BookingEntry(Booking booking, List<Answer> answers) {
    private static final String TYPE = "booking";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // What "is" so follows from what is kept.
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What the model was told under a key. */
    record Answer(String callSid, String callId, String text) {
        CallKey key() {
            return new CallKey(callSid, callId);
        }
    }

    BookingEntry {
        Need.that(booking != null && answers != null, "\"booking\" or \"answers\" is missing");
        answers = List.copyOf(answers);
    }

    static BookingEntry of(Booking booking, CallKey key, String answer) {
        return new BookingEntry(booking, List.of(new Answer(key.callSid(), key.callId(), answer)));
    }

    BookingEntry withoutAnswers() {
        return new BookingEntry(booking, List.of());
    }

    /** This state of the booking, with the answers given for earlier ones. */
    BookingEntry after(BookingEntry before) {
        return new BookingEntry(booking, Stream.concat(before.answers.stream(), answers.stream()).toList());
    }

    JournalEntry.Draft write() {
        return new JournalEntry.Draft(TYPE, MAPPER.writeValueAsString(this));
    }

    /** @throws IllegalArgumentException for an entry that is no booking */
    static BookingEntry read(JournalEntry entry) {
        Need.that(entry.type().equals(TYPE), "there is no entry of the type \"" + entry.type() + "\"");
        try {
            return MAPPER.readValue(entry.json(), BookingEntry.class);
        } catch (JacksonException senseless) {
            throw new IllegalArgumentException("is no booking: " + senseless.getOriginalMessage(), senseless);
        }
    }
}
