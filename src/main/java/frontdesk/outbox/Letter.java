package frontdesk.outbox;

import java.time.Instant;

/**
 * A message that has not arrived, and how it stands.
 *
 * @param attempts how often delivering it has failed
 * @param nextAt when it is tried again
 * @param trouble what came of the last try; empty before the first
 * @param givenUpAt null while it is still tried
 */
record Letter(Message message, Instant queuedAt, int attempts, Instant nextAt, String trouble, Instant givenUpAt) {

    static Letter queued(OutboxEntry.Queued entry) {
        return new Letter(entry.message(), entry.at(), 0, entry.at(), "", null);
    }

    Letter after(OutboxEntry.Tried tried) {
        return new Letter(message, queuedAt, tried.attempts(), tried.nextAt(), tried.reason(), null);
    }

    Letter after(OutboxEntry.GivenUp givenUp) {
        return new Letter(message, queuedAt, attempts, nextAt, givenUp.reason(), givenUp.at());
    }

    boolean isWaiting() {
        return givenUpAt == null;
    }

    boolean isOver(Instant now) {
        return !message.goodUntil().isAfter(now);
    }

    /** When somebody has to see to it. Where nobody delivers, only its end is worth seeing to. */
    Instant dueAt(boolean hasDeliverer) {
        return hasDeliverer && nextAt.isBefore(message.goodUntil()) ? nextAt : message.goodUntil();
    }
}
