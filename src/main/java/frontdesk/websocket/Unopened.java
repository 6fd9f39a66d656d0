package frontdesk.websocket;

/** Why a WebSocket that was dialled did not open. */
public sealed interface Unopened {

    /**
     * The server answered, but not with a WebSocket.
     *
     * @param status of HTTP; a redirect is not followed
     * @param body its beginning, as far as it came in time; may be empty
     */
    record Refused(int status, String body) implements Unopened {}

    /** There was no answer, or none that makes sense; {@code detail} is for the log. */
    record Failed(String detail) implements Unopened {}
}
