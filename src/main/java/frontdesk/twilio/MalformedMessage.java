package frontdesk.twilio;

/** A message that could not be read: what is wrong, and where. It never holds what was said. */
final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedMessage(String message) {
        super(message);
    }
}
