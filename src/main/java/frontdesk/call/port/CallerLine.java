package frontdesk.call.port;

/**
 * The caller's end of a call, as the call sees it: something that plays audio and says how far it got.
 *
 * <p>Called by whoever has the call's turn. Nothing here waits: a line that cannot keep up closes itself, and the call
 * hears of it as {@link LineEvent.LineClosed}.
 */
public interface CallerLine {

    /** Queues audio for the caller; it is played in order, at its own speed. */
    void play(byte[] audio);

    /** Asks to be told, by {@link LineEvent.MarkReturned}, when everything queued so far was played or cleared. */
    void mark(String name);

    /** {@link #play} and then {@link #mark}. */
    default void playAndMark(byte[] audio, String name) {
        play(audio);
        mark(name);
    }

    /** Forgets what is queued and not yet played; every mark outstanding then comes back at once. */
    void clear();

    /** Ends the line. Queued audio that was not played is lost. Safe to call twice. */
    void close();
}
