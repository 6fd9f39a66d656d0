package frontdesk.call.port;

/**
 * What the caller's end of the line reports. Audio is not among it: it goes straight to {@link
 * frontdesk.call.sound.CallerAudio}.
 */
public sealed interface LineEvent extends CallEvent {

    /** The caller can be heard and spoken to from now on. */
    record LineOpened(CallerLine line) implements LineEvent {}

    /** Everything queued before the mark was played, or was cleared. */
    record MarkReturned(String name) implements LineEvent {
        @Override
        public boolean isFrequent() {
            return true;
        }
    }

    /** The caller pressed a key: one of {@code 0-9 * # A-D}. */
    record KeyPressed(char key) implements LineEvent {}

    /** The line is gone. {@code hungUp} tells a proper end ({@code stop}) from a socket that vanished. */
    record LineClosed(boolean hungUp, String detail) implements LineEvent {}
}
