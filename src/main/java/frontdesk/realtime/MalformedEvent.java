package frontdesk.realtime;

/** An event of the model's that could not be read: what is wrong, and where. It never holds what was said. */
final class MalformedEvent extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedEvent(String message) {
        super(message);
    }
}
