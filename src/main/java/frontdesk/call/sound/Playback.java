package frontdesk.call.sound;

import frontdesk.audio.AudioFormat;
import frontdesk.call.port.CallerLine;
import frontdesk.call.port.ModelEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The ledger of what is said to the caller: received, sent, and heard, item by item. Call thread only.
 *
 * <p>Audio goes to the line in the order in which it came, in whole 20 ms frames and at most {@link #LEAD_MS} ahead of
 * what was heard: more would only sit in the network in front of a {@code clear}. About every {@link #MARK_EVERY_MS} a
 * mark follows, and one after the end of each item. Audio that waits is bounded by {@link #WAITING_LIMIT_MS}.
 *
 * <p>It falls silent in two ways: {@link #interrupt} forgets what was not heard, {@link #hold} keeps it, and more that
 * comes, until {@link #resume} goes on where the caller's ear stopped. Neither touches what is protected: that is
 * played to its end, and nothing is sent behind it before it was heard, so that all else can still be taken back.
 */
public final class Playback {

    /** How far ahead of the caller's ear the line is filled. */
    static final long LEAD_MS = 2_000;
    /** How much is sent in one piece, and how far marks are apart. */
    public static final long MARK_EVERY_MS = 200;
    /** Ten minutes, what Twilio itself would queue; a model that is further ahead than that is cut off. */
    static final long WAITING_LIMIT_MS = 600_000;
    /** Of so many interrupted responses the late audio is still recognised and dropped. */
    private static final int SILENCED_LIMIT = 64;

    private final AudioFormat format;
    private final PlayoutClock clock;
    /** Items of which no mark has proved that they were heard to their end, oldest first. */
    private final Deque<SpokenItem> items = new ArrayDeque<>();
    private final RecentIds silenced = new RecentIds(SILENCED_LIMIT);
    private String protectedResponse = "";
    private CallerLine line;
    private boolean held;
    private long unmarkedBytes;
    private long waitingBytes;

    public Playback(AudioFormat format) {
        this.format = format;
        this.clock = new PlayoutClock(format);
    }

    /** The caller is there: a first mark measures the way to the phone, then what waited is sent. */
    public void lineOpened(CallerLine opened, long nowNanos) {
        line = opened;
        line.mark(clock.markSent(nowNanos));
        sendMore(nowNanos);
    }

    /**
     * Takes a piece of speech; a piece of an interrupted response is dropped.
     *
     * @return false when it would be more than may wait, and was not taken
     */
    public boolean received(ModelEvent.SpeechAudio speech, long nowNanos) {
        if (silenced.contains(speech.responseId())) {
            return true;
        }
        if (format.durationMs(waitingBytes + speech.audio().length) > WAITING_LIMIT_MS) {
            return false;
        }
        SpokenItem item = itemOf(speech);
        item.add(speech.audio());
        waitingBytes += speech.audio().length;
        sendMore(nowNanos);
        return true;
    }

    /** Plays a phrase behind what there is to play. */
    public void say(String itemId, byte[] audio, long nowNanos) {
        say(SpokenItem.ofPhrase(itemId, audio), nowNanos);
    }

    /** The same, and it is heard to its end whatever the caller does. */
    public void sayProtected(String itemId, byte[] audio, long nowNanos) {
        SpokenItem phrase = SpokenItem.ofPhrase(itemId, audio);
        phrase.protect();
        say(phrase, nowNanos);
    }

    private void say(SpokenItem phrase, long nowNanos) {
        items.addLast(phrase);
        waitingBytes += phrase.waitingBytes();
        sendMore(nowNanos);
    }

    /** What this response says is heard to its end whatever the caller does. */
    public void protect(String responseId) {
        protectedResponse = responseId;
    }

    public boolean isProtected(String responseId) {
        return !responseId.isEmpty() && responseId.equals(protectedResponse);
    }

    /** The item is complete: its last, perhaps broken, frame may go, and a mark after it. */
    public void itemComplete(String itemId, long nowNanos) {
        items.stream().filter(item -> item.id().equals(itemId)).forEach(SpokenItem::complete);
        sendMore(nowNanos);
    }

    /** No more audio will come of the response, whatever is missing. */
    public void responseEnded(String responseId, long nowNanos) {
        items.stream().filter(item -> item.responseId().equals(responseId)).forEach(SpokenItem::complete);
        sendMore(nowNanos);
    }

    /** @return the items of which the mark proves that they were heard to their end */
    public List<String> markReturned(String name, long nowNanos) {
        if (!clock.markReturned(name, nowNanos)) {
            return List.of();
        }
        List<String> heard = forgetHeard(clock.proved());
        sendMore(nowNanos);
        return heard;
    }

    /** Sends what fits into the lead. */
    public void sendMore(long nowNanos) {
        if (line == null) {
            return;
        }
        clock.forgetLostMarks(nowNanos);
        // Where marks are lost nothing is ever proved, and all that was said would be kept.
        forgetHeard(clock.heard(nowNanos) - LEAD_MS * format.bytesPerMs());
        for (SpokenItem item : items) {
            if (held && !item.isProtected()) {
                return;
            }
            while (item.hasSendable(format.frameBytes()) && room(nowNanos) > 0) {
                sendPiece(item, nowNanos);
            }
            if (item.hasUnsent() || !item.isComplete()) {
                return;
            }
            if (unmarkedBytes > 0) {
                mark(nowNanos);
            }
            if (item.isProtected() && !item.heardToItsEnd(clock.heard(nowNanos))) {
                return;
            }
        }
    }

    /** Whether audio waits for room, so that {@link #sendMore} is worth calling again after {@link #MARK_EVERY_MS}. */
    public boolean waitsForRoom() {
        if (line != null) {
            for (SpokenItem item : items) {
                if (item.hasSendable(format.frameBytes()) && (item.isProtected() || !held)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the caller is there. */
    public boolean hasLine() {
        return line != null;
    }

    /** Whether any speech was handed to the line yet. */
    public boolean hasPlayed() {
        return clock.sent() > 0;
    }

    /** Whether the response was interrupted, so that nothing more of it counts. */
    public boolean isSilenced(String responseId) {
        return silenced.contains(responseId);
    }

    /** Whether anything is being played, or waits to be. */
    public boolean speaking(long nowNanos) {
        return waitingBytes > 0 || clock.marksOutstanding() || clock.heard(nowNanos) < clock.sent();
    }

    /** Falls silent at once, but forgets nothing: it may have been no interruption. */
    public void hold(long nowNanos) {
        long heard = fallSilent(nowNanos);
        for (SpokenItem item : items) {
            waitingBytes += item.isProtected() ? 0 : item.takeBack(heard);
        }
        held = true;
    }

    /** Goes on where it was held: on the line that is a new beginning, in the items it is the very next byte. */
    public void resume(long nowNanos) {
        held = false;
        sendMore(nowNanos);
    }

    /** How much of what the model has said so far is still to be heard. */
    public long leftMs(long nowNanos) {
        return format.durationMs(waitingBytes + clock.sent() - clock.heard(nowNanos));
    }

    /**
     * Falls silent at once, unless it has, and forgets what was not heard. What arrives later of these responses is
     * dropped.
     *
     * @param activeResponseId the response being given, empty for none
     * @return what the model must be told, in the order of the items
     */
    public List<Cut> interrupt(String activeResponseId, long nowNanos) {
        long heard = held ? clock.heard(nowNanos) : fallSilent(nowNanos);
        held = false;
        List<Cut> cuts = new ArrayList<>();
        for (SpokenItem item : items) {
            if (!item.isProtected()) {
                silence(item.responseId());
                item.cutAt(heard, format).ifPresent(cuts::add);
            }
        }
        silence(activeResponseId);
        items.removeIf(item -> !item.isProtected());
        waitingBytes = items.stream().mapToLong(SpokenItem::waitingBytes).sum();
        return cuts;
    }

    /** The line is cleared first, then counted: what was heard until the {@code clear} reaches the phone, in bytes. */
    private long fallSilent(long nowNanos) {
        long heardSoFar = clock.heard(nowNanos);
        if (items.stream().anyMatch(item -> item.isProtected() && item.isPlaying(heardSoFar))) {
            return heardSoFar;
        }
        if (line != null && speaking(nowNanos)) {
            line.clear();
        }
        long heard = clock.heard(nowNanos);
        clock.cleared(nowNanos);
        unmarkedBytes = 0;
        return heard;
    }

    /** Drops what may still come of a response that is not to be heard at all. */
    public void silence(String responseId) {
        if (!responseId.isEmpty() && !isProtected(responseId)) {
            silenced.add(responseId);
        }
    }

    private SpokenItem itemOf(ModelEvent.SpeechAudio speech) {
        for (SpokenItem item : items) {
            if (item.id().equals(speech.itemId())) {
                return item;
            }
        }
        items.forEach(SpokenItem::complete);
        SpokenItem item = SpokenItem.ofModel(speech);
        if (isProtected(speech.responseId())) {
            item.protect();
        }
        items.addLast(item);
        return item;
    }

    private void sendPiece(SpokenItem item, long nowNanos) {
        long untilMark = MARK_EVERY_MS * format.bytesPerMs() - unmarkedBytes;
        byte[] piece = item.take((int) Math.min(untilMark, room(nowNanos)), format.frameBytes(), clock.sent());
        clock.sent(piece.length, nowNanos);
        waitingBytes -= piece.length;
        unmarkedBytes += piece.length;
        if (unmarkedBytes < MARK_EVERY_MS * format.bytesPerMs()) {
            line.play(piece);
        } else {
            line.playAndMark(piece, clock.markSent(nowNanos));
            unmarkedBytes = 0;
        }
    }

    private void mark(long nowNanos) {
        line.mark(clock.markSent(nowNanos));
        unmarkedBytes = 0;
    }

    /** Bytes that may be sent now, in whole frames. */
    private long room(long nowNanos) {
        long ahead = clock.sent() - clock.heard(nowNanos);
        long room = LEAD_MS * format.bytesPerMs() - ahead;
        return Math.max(0, room - room % format.frameBytes());
    }

    private List<String> forgetHeard(long position) {
        List<String> heard = new ArrayList<>();
        while (!items.isEmpty() && items.peekFirst().heardToItsEnd(position)) {
            heard.add(items.removeFirst().id());
        }
        if (!items.isEmpty()) {
            items.peekFirst().forgetHeard(position);
        }
        return heard;
    }
}
