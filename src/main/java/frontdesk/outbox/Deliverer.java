package frontdesk.outbox;

/**
 * Takes messages of one channel where they belong. Called on the channel's own thread, one message at a time; may wait,
 * but not for ever.
 */
public interface Deliverer {

    /** @throws InterruptedException when the server stops; the message is tried again after the next start */
    Delivery deliver(Message message) throws InterruptedException;

    /** What became of one try. The reasons are for the log and the file: no secret, nothing of the text. */
    sealed interface Delivery {

        /** @param receipt what the other side calls it; may be empty */
        record Delivered(String receipt) implements Delivery {}

        /** Not this message, however often it is tried. */
        record Refused(String reason) implements Delivery {}

        /** Perhaps later. */
        record NotNow(String reason) implements Delivery {}
    }
}
