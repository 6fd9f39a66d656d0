package frontdesk.tool;

/**
 * How a tool would have its call left. The call decides whether it may be, and leaves when the caller has heard the
 * goodbye.
 */
public sealed interface Farewell {

    /** The agent hangs up. */
    record HangUp() implements Farewell {}

    /** The caller is put through to a human; {@code reason} is what that human hears first. */
    record Transfer(String reason) implements Farewell {}
}
