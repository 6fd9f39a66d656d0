package frontdesk.call.sound;

import frontdesk.audio.AudioFormat;
import frontdesk.call.port.ModelEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One item of speech on its way to the caller, the model's or a phrase of our own. Call thread only. */
final class SpokenItem {

    /** Whose words they are. */
    enum Source {
        /** The model's: it is told how much of them was heard. */
        MODEL,
        /** Ours, of which the model knows nothing. */
        PHRASE
    }

    private final Source source;
    private final String id;
    private final String responseId;
    private final int contentIndex;
    /** Pieces that were sent, as they came, and may have to be sent again. */
    private final Deque<byte[]> sent = new ArrayDeque<>();
    /** How much came before the first of them; it was heard. */
    private long forgottenBytes;
    /** Pieces that are still to be sent, as they came. */
    private final Deque<byte[]> unsent = new ArrayDeque<>();
    /** How much of the first of them was sent. */
    private int begunBytes;

    private long receivedBytes;
    private long sentBytes;
    /** Where on the line the item begins; known when its first byte is sent. */
    private long linePosition;
    private boolean complete;
    private boolean isProtected;

    private SpokenItem(Source source, String id, String responseId, int contentIndex) {
        this.source = source;
        this.id = id;
        this.responseId = responseId;
        this.contentIndex = contentIndex;
    }

    static SpokenItem ofModel(ModelEvent.SpeechAudio begun) {
        return new SpokenItem(Source.MODEL, begun.itemId(), begun.responseId(), begun.contentIndex());
    }

    /** A phrase, which is complete from the beginning. */
    static SpokenItem ofPhrase(String id, byte[] audio) {
        SpokenItem item = new SpokenItem(Source.PHRASE, id, "", 0);
        item.add(audio);
        item.complete();
        return item;
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

    /** It is to be heard to its end, whatever the caller does. */
    void protect() {
        isProtected = true;
    }

    boolean isProtected() {
        return isProtected;
    }

    long waitingBytes() {
        return receivedBytes - sentBytes;
    }

    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    boolean hasUnsent() {
        return waitingBytes() > 0;
    }

    /** Whether there is a whole frame to send, or a last broken one. */
    boolean hasSendable(int frameBytes) {
        long waiting = waitingBytes();
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
        long waiting = waitingBytes();
        boolean toTheEnd = complete && waiting <= maxBytes;
        long whole = Math.min(waiting, maxBytes);
        byte[] piece = new byte[(int) (toTheEnd ? waiting : Math.max(frameBytes, whole - whole % frameBytes))];
        for (int filled = 0; filled < piece.length; ) {
            byte[] part = unsent.getFirst();
            int length = Math.min(piece.length - filled, part.length - begunBytes);
            System.arraycopy(part, begunBytes, piece, filled, length);
            filled += length;
            pass(length);
        }
        sentBytes += piece.length;
        return piece;
    }

    /** So many more bytes of the first unsent piece count as sent. */
    private void pass(int bytes) {
        begunBytes += bytes;
        if (begunBytes == unsent.getFirst().length) {
            sent.addLast(unsent.removeFirst());
            begunBytes = 0;
        }
    }

    /** Lets go of what was heard and will never be sent again. */
    void forgetHeard(long heardPosition) {
        long heardBytes = heardBytes(heardPosition);
        while (!sent.isEmpty() && forgottenBytes + sent.getFirst().length <= heardBytes) {
            forgottenBytes += sent.removeFirst().length;
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
        while (!sent.isEmpty()) {
            unsent.addFirst(sent.removeLast());
        }
        begunBytes = 0;
        for (long left = heardBytes - forgottenBytes; left > 0; ) {
            int passed = (int) Math.min(left, unsent.getFirst().length);
            pass(passed);
            left -= passed;
        }
        return takenBack;
    }

    private long heardBytes(long heardPosition) {
        return sentBytes == 0 ? 0 : Math.clamp(heardPosition - linePosition, forgottenBytes, sentBytes);
    }

    /** Whether some of it was sent, and is not heard to its end. */
    boolean isPlaying(long heardPosition) {
        return sentBytes > 0 && !heardToItsEnd(heardPosition);
    }

    boolean heardToItsEnd(long heardPosition) {
        return complete && sentBytes == receivedBytes && heardPosition >= linePosition + sentBytes;
    }

    /** How it was cut, when nothing after {@code heardPosition} is ever heard; empty if all was heard. */
    Optional<Cut> cutAt(long heardPosition, AudioFormat format) {
        if (heardToItsEnd(heardPosition)) {
            return Optional.empty();
        }
        long heardMs = format.durationMs(heardBytes(heardPosition));
        long receivedMs = format.durationMs(receivedBytes);
        return Optional.of(
                switch (source) {
                    case PHRASE -> new Cut.OfPhrase(id, heardMs, receivedMs);
                    case MODEL -> heardMs == 0
                            ? new Cut.Unheard(id)
                            : new Cut.Truncated(id, contentIndex, heardMs, receivedMs);
                });
    }
}
