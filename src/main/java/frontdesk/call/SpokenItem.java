package frontdesk.call;

import frontdesk.audio.AudioFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One item of the model's speech on its way to the caller. Call thread only. */
final class SpokenItem {

    private final String id;
    private final String responseId;
    private final int contentIndex;
    /** Pieces not sent yet, as they came. */
    private final Deque<byte[]> unsent = new ArrayDeque<>();
    /** How much of the first unsent piece was sent already. */
    private int firstOffset;

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
            unsent.addLast(audio);
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
        int filled = 0;
        while (filled < piece.length) {
            byte[] first = unsent.peekFirst();
            int part = Math.min(piece.length - filled, first.length - firstOffset);
            System.arraycopy(first, firstOffset, piece, filled, part);
            filled += part;
            firstOffset += part;
            if (firstOffset == first.length) {
                unsent.removeFirst();
                firstOffset = 0;
            }
        }
        sentBytes += piece.length;
        return piece;
    }

    boolean heardToItsEnd(long heardPosition) {
        return complete && sentBytes == receivedBytes && heardPosition >= linePosition + sentBytes;
    }

    /** What the model must be told when nothing after {@code heardPosition} is ever heard; empty if all was heard. */
    Optional<Playback.Cut> cutAt(long heardPosition, AudioFormat format) {
        if (heardToItsEnd(heardPosition)) {
            return Optional.empty();
        }
        long heardBytes = sentBytes == 0 ? 0 : Math.clamp(heardPosition - linePosition, 0, sentBytes);
        long heardMs = format.durationMs(heardBytes);
        return Optional.of(
                heardMs == 0
                        ? new Playback.Cut.Unheard(id)
                        : new Playback.Cut.Truncated(id, contentIndex, heardMs, format.durationMs(receivedBytes)));
    }
}
