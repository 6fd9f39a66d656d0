package frontdesk.simulator.telephone;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.telephone.PhoneEvent.AgentBegan;
import frontdesk.simulator.telephone.PhoneEvent.AgentPaused;
import frontdesk.simulator.telephone.PhoneEvent.Cleared;
import frontdesk.simulator.telephone.PhoneEvent.MarkArrived;
import frontdesk.simulator.telephone.PhoneEvent.MarkReturned;
import frontdesk.simulator.telephone.PhoneEvent.RanDry;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Plays what comes from the server at 8 kHz, as the telephone network does, and knows at every moment how many bytes
 * the caller has heard. Network thread only.
 *
 * <p>Sound and marks form one queue. A mark is returned when everything in front of it was heard, at once if that is
 * already so; {@link #clear} drops the sound and returns every mark that is still waiting. At most ten minutes of
 * sound are queued; what comes beyond is dropped, with violation 31931 the first time.
 */
final class Earpiece {
    private static final int BYTES_PER_MS = AudioFormat.PCMU_8KHZ.bytesPerMs();
    private static final long NANOS_PER_BYTE = 1_000_000 / BYTES_PER_MS;
    private static final long QUEUE_LIMIT_BYTES = 10 * 60 * 1000L * BYTES_PER_MS;
    private static final int MARKS_LIMIT = 10_000;

    /** A pause shorter than this is a hole in the speech, a longer one its end. */
    private static final long HOLE_NANOS = 300_000_000;

    private final Ear ear;
    private final Deque<byte[]> sounds = new ArrayDeque<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final PriorityQueue<Target> targets = new PriorityQueue<>(Comparator.comparingLong(Target::position));
    private State state = State.SILENT;
    private int headHeardBytes;
    private long heardBytes;
    private long queuedBytes;
    /** While sound is played: at this moment the caller had heard that many bytes. */
    private long anchorNanos;

    private long anchorBytes;
    private long dryNanos;
    private boolean overflowed;

    private enum State {
        SILENT,
        PLAYING,
        /** The queue ran empty a moment ago; what comes now still belongs to the same speech. */
        DRY
    }

    private record Mark(String name, long position) {}

    private record Target(long position, Runnable reached) {}

    /** Where the sound goes. */
    interface Ear {
        /** The caller hears these bytes from that moment on. */
        void hears(long atNanos, byte[] audio, int offset, int length);

        void happened(PhoneEvent event);
    }

    Earpiece(Ear ear) {
        this.ear = ear;
    }

    void play(long nowNanos, byte[] audio) {
        advance(nowNanos);
        if (audio.length == 0) {
            return;
        }
        if (queuedBytes + audio.length > QUEUE_LIMIT_BYTES) {
            if (!overflowed) {
                overflowed = true;
                ear.happened(new Violation(nowNanos, 31931, "more than ten minutes of audio are queued"));
            }
            return;
        }
        if (state != State.PLAYING) {
            if (state == State.SILENT) {
                ear.happened(new AgentBegan(nowNanos, heardBytes));
            } else if (nowNanos - dryNanos >= 1_000_000) {
                ear.happened(new RanDry(nowNanos, (nowNanos - dryNanos) / 1_000_000));
            }
            state = State.PLAYING;
            anchorNanos = nowNanos;
            anchorBytes = heardBytes;
        }
        sounds.add(audio);
        queuedBytes += audio.length;
    }

    void mark(long nowNanos, String name) {
        advance(nowNanos);
        ear.happened(new MarkArrived(nowNanos, name));
        if (queuedBytes == 0) {
            ear.happened(new MarkReturned(nowNanos, name, false));
        } else if (marks.size() < MARKS_LIMIT) {
            marks.add(new Mark(name, heardBytes + queuedBytes));
        } else {
            ear.happened(new Violation(nowNanos, 31951, "more than " + MARKS_LIMIT + " marks are waiting"));
        }
    }

    void clear(long nowNanos) {
        advance(nowNanos);
        ear.happened(new Cleared(nowNanos, heardBytes, queuedBytes));
        drop(nowNanos);
        while (!marks.isEmpty()) {
            ear.happened(new MarkReturned(nowNanos, marks.poll().name(), true));
        }
    }

    /** The line is gone: nothing more is heard, no mark returns. Tells how many bytes were still waiting. */
    long close(long nowNanos) {
        advance(nowNanos);
        long unheardBytes = queuedBytes;
        drop(nowNanos);
        marks.clear();
        return unheardBytes;
    }

    private void drop(long nowNanos) {
        sounds.clear();
        headHeardBytes = 0;
        queuedBytes = 0;
        if (state != State.SILENT) {
            ear.happened(new AgentPaused(state == State.DRY ? dryNanos : nowNanos, heardBytes));
            state = State.SILENT;
        }
    }

    /** Runs something when so many bytes were heard in all. */
    void whenHeard(long bytes, Runnable reached) {
        targets.add(new Target(bytes, reached));
        reachTargets();
    }

    /** Plays up to now. */
    void advance(long nowNanos) {
        if (state == State.PLAYING) {
            hearUntil(anchorBytes + Math.max(0, nowNanos - anchorNanos) / NANOS_PER_BYTE);
            while (!marks.isEmpty() && marks.peek().position() <= heardBytes) {
                Mark mark = marks.poll();
                ear.happened(new MarkReturned(heardAt(mark.position()), mark.name(), false));
            }
            if (queuedBytes == 0) {
                state = State.DRY;
                dryNanos = heardAt(heardBytes);
            }
            reachTargets();
        }
        if (state == State.DRY && nowNanos - dryNanos >= HOLE_NANOS) {
            state = State.SILENT;
            ear.happened(new AgentPaused(dryNanos, heardBytes));
        }
    }

    /** When {@link #advance} has something to do next, if it is not called for another reason before. */
    OptionalLong nextNanos() {
        return switch (state) {
            case SILENT -> OptionalLong.empty();
            case DRY -> OptionalLong.of(dryNanos + HOLE_NANOS);
            case PLAYING -> {
                long position = heardBytes + queuedBytes;
                if (!marks.isEmpty()) {
                    position = Math.min(position, marks.peek().position());
                }
                if (!targets.isEmpty()) {
                    position = Math.min(position, targets.peek().position());
                }
                yield OptionalLong.of(heardAt(position));
            }
        };
    }

    private long heardAt(long position) {
        return anchorNanos + (position - anchorBytes) * NANOS_PER_BYTE;
    }

    private void hearUntil(long position) {
        while (heardBytes < position && !sounds.isEmpty()) {
            byte[] head = sounds.peek();
            int length = (int) Math.min(head.length - headHeardBytes, position - heardBytes);
            ear.hears(heardAt(heardBytes), head, headHeardBytes, length);
            heardBytes += length;
            queuedBytes -= length;
            headHeardBytes += length;
            if (headHeardBytes == head.length) {
                sounds.poll();
                headHeardBytes = 0;
            }
        }
    }

    private void reachTargets() {
        while (!targets.isEmpty() && targets.peek().position() <= heardBytes) {
            targets.poll().reached().run();
        }
    }
}
