package frontdesk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxStateTest {
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final OutboxState state = new OutboxState(() -> now);

    private static Message message(String id) {
        return new Message(
                id, new Recipient.Email("anna@example.com"), "s", "t", Map.of("a", "b"),
                Instant.parse("2026-12-26T12:00:00Z"));
    }

    private OutboxState rewritten() {
        OutboxState next = new OutboxState(() -> now);
        List<JournalEntry.Draft> snapshot = state.snapshot();
        for (int i = 0; i < snapshot.size(); i++) {
            next.apply(new JournalEntry(i + 1, snapshot.get(i).type(), snapshot.get(i).json()));
        }
        return next;
    }

    @Test
    void aRewrittenJournalSaysTheSame() {
        for (String id : List.of("waits", "tried", "lost", "arrived")) {
            state.apply(new OutboxEntry.Queued(message(id), now));
        }
        state.apply(new OutboxEntry.Tried("tried", 3, "HTTP status 503", now.plusSeconds(20), now));
        state.apply(new OutboxEntry.GivenUp("lost", "HTTP status 400", now));
        state.apply(new OutboxEntry.Delivered("arrived", "SM1", now));
        assertEquals(state.undelivered(), rewritten().undelivered());
        assertTrue(rewritten().knows("arrived"));
        assertEquals(2, rewritten().waitingCount());
    }

    @Test
    void whatComesTwiceHappensOnce() {
        state.apply(new OutboxEntry.Queued(message("a"), now));
        state.apply(new OutboxEntry.Delivered("a", "SM1", now));
        state.apply(new OutboxEntry.Queued(message("a"), now));
        state.apply(new OutboxEntry.Delivered("a", "SM1", now));
        assertEquals(List.of(), state.undelivered());
    }

    @Test
    void whatIsOldIsForgotten() {
        state.apply(new OutboxEntry.Queued(message("lost"), now));
        state.apply(new OutboxEntry.GivenUp("lost", "refused", now));
        state.apply(new OutboxEntry.Delivered("arrived", "", now));
        now = now.plus(Duration.ofDays(2));
        assertTrue(rewritten().knows("lost"));
        assertFalse(rewritten().knows("arrived"));
        now = now.plus(Duration.ofDays(29));
        assertFalse(rewritten().knows("lost"));
    }
}
