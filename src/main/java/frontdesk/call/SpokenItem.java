package frontdesk.call;

import frontdesk.audio.AudioFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** One item of the model's speech on its way to the caller. Call thread only. */
final class SpokenItem {

    private final String id;
    private final String responseId;
    private final int contentIndex;
    /** Pieces that may still have to be sent, or sent again, as they came. */
    private final Deque<byte[]> kept = new ArrayDeque<>();
    /** How much came before the first of them; it was heard. */
    private long forgottenBytes;

    private long receivedBytes;
    private long sentBytes;
    /** Where on the line the item begins; known when its first byte is sent. */
    private long linePosition;
    private boolean complete;

    SpokenItem(String id, String responseId, int contentIndex) {
        this.id = id;
        this.responseId = responseId;
        this.contentIndex = contentIndex;
    }

    String id() {
        return id;
    }

    String responseId() {
        return responseId;
    }

    void add(byte[] audio) {
        if (audio.length > 0) {
            kept.addLast(audio);
            receivedBytes += audio.length;
        }
    }

    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    boolean hasUnsent() {
        return sentBytes < receivedBytes;
    }

    /** Whether there is a whole frame to send, or a last broken one. */
    boolean hasSendable(int frameBytes) {
        long waiting = receivedBytes - sentBytes;
        return waiting >= frameBytes || (complete && waiting > 0);
    }

    /**
     * Takes up to {@code maxBytes}, in whole frames except at the item's end.
     *
     * @param position where on the line they will be
     */
    byte[] take(int maxBytes, int frameBytes, long position) {
        if (sentBytes == 0) {
            linePosition = position;
        }
        long waiting = receivedBytes - sentBytes;
        boolean toTheEnd = complete && waiting <= maxBytes;
        long whole = Math.min(waiting, maxBytes);
        byte[] piece = new byte[(int) (toTheEnd ? waiting : Math.max(frameBytes, whole - whole % frameBytes))];
        copyUnsent(piece);
        sentBytes += piece.length;
        return piece;
    }

    private void copyUnsent(byte[] piece) {
        long skipped = sentBytes - forgottenBytes;
        int filled = 0;
        Iterator<byte[]> parts = kept.iterator();
        while (filled < piece.length) {
            byte[] part = parts.next();
            int from = (int) Math.min(skipped, part.length);
            int length = Math.min(piece.length - filled, part.length - from);
            System.arraycopy(part, from, piece, filled, length);
            filled += length;
            skipped -= from;
        }
    }

    /** Lets go of what was heard and will never be sent again. */
    void forgetHeard(long heardPosition) {
        long heardBytes = heardBytes(heardPosition);
        while (!kept.isEmpty() && forgottenBytes + kept.peekFirst().length <= heardBytes) {
            forgottenBytes += kept.removeFirst().length;
        }
    }

    /**
     * What was sent and is not heard at {@code heardPosition} is to be sent once more, because the line has dropped it.
     *
     * @return how many bytes
     */
    long takeBack(long heardPosition) {
        long heardBytes = heardBytes(heardPosition);
        long takenBack = sentBytes - heardBytes;
        sentBytes = heardBytes;
        return takenBack;
    }

    private long heardBytes(long heardPosition) {
        return sentBytes == 0 ? 0 : Math.clamp(heardPosition - linePosition, forgottenBytes, sentBytes);
    }

    boolean heardToItsEnd(long heardPosition) {
        return complete && sentBytes == receivedBytes && heardPosition >= linePosition + sentBytes;
    }

    /** What the model must be told when nothing after {@code heardPosition} is ever heard; empty if all was heard. */
    Optional<Playback.Cut> cutAt(long heardPosition, AudioFormat format) {
        if (heardToItsEnd(heardPosition)) {
            return Optional.empty();
        }
        long heardMs = format.durationMs(heardBytes(heardPosition));
        return Optional.of(
                heardMs == 0
                        ? new Playback.Cut.Unheard(id)
                        : new Playback.Cut.Truncated(id, contentIndex, heardMs, format.durationMs(receivedBytes)));
    }
}
