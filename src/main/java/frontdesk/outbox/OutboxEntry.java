package frontdesk.outbox;

import frontdesk.journal.JournalEntry;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What the journal keeps of a message, an entry for each thing that happens to it. */
sealed interface OutboxEntry {
    JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Instant at();

    /** It was taken in. */
    record Queued(Message message, Instant at) implements OutboxEntry {}

    /**
     * It could not be delivered and will be tried again.
     *
     * @param attempts how often that has happened
     */
    record Tried(String id, int attempts, String reason, Instant nextAt, Instant at) implements OutboxEntry {}

    record Delivered(String id, String receipt, Instant at) implements OutboxEntry {}

    record GivenUp(String id, String reason, Instant at) implements OutboxEntry {}

    default JournalEntry.Draft write() {
        String type = switch (this) {
            case Queued _ -> "queued";
            case Tried _ -> "tried";
            case Delivered _ -> "delivered";
            case GivenUp _ -> "given-up";
        };
        return new JournalEntry.Draft(type, MAPPER.writeValueAsString(this));
    }

    /** @throws IllegalArgumentException for an entry that is none of ours */
    static OutboxEntry read(JournalEntry entry) {
        Class<? extends OutboxEntry> kind = switch (entry.type()) {
            case "queued" -> Queued.class;
            case "tried" -> Tried.class;
            case "delivered" -> Delivered.class;
            case "given-up" -> GivenUp.class;
            default -> throw new IllegalArgumentException("there is no entry of the type \"" + entry.type() + "\"");
        };
        try {
            return MAPPER.readValue(entry.json(), kind);
        } catch (JacksonException senseless) {
            throw new IllegalArgumentException(
                    "is nothing that happens to a message: " + senseless.getOriginalMessage(), senseless);
        }
    }
}
