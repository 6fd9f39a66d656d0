package frontdesk.simulator.telephone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.telephone.PhoneEvent.AgentBegan;
import frontdesk.simulator.telephone.PhoneEvent.AgentPaused;
import frontdesk.simulator.telephone.PhoneEvent.Cleared;
import frontdesk.simulator.telephone.PhoneEvent.MarkArrived;
import frontdesk.simulator.telephone.PhoneEvent.MarkReturned;
import frontdesk.simulator.telephone.PhoneEvent.RanDry;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarpieceTest {
    private static final long START = 5_000_000_000L;

    private final List<PhoneEvent> events = new ArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Earpiece earpiece = new Earpiece(new Earpiece.Ear() {
        @Override
        public void hears(long atNanos, byte[] audio, int offset, int length) {
            heard.write(audio, offset, length);
        }

        @Override
        public void happened(PhoneEvent event) {
            events.add(event);
        }
    });

    @Test
    void eightBytesAreHeardInEveryMillisecond() {
        earpiece.play(at(0), sound(1, 800));
        earpiece.advance(at(25));
        assertEquals(200, heard.size());
        earpiece.advance(at(25) + 124_999);
        assertEquals(200, heard.size());
        earpiece.advance(at(25) + 125_000);
        assertEquals(201, heard.size());
    }

    @Test
    void piecesAreHeardInOrderAndWithoutHoles() {
        earpiece.play(at(0), sound(1, 3));
        earpiece.play(at(0), sound(2, 1));
        earpiece.play(at(0), sound(3, 4));
        earpiece.advance(at(1));
        assertArrayEquals(new byte[] {1, 1, 1, 2, 3, 3, 3, 3}, heard.toByteArray());
    }

    @Test
    void aMarkReturnsAtTheMomentAtWhichItsSoundWasHeard() {
        earpiece.play(at(0), sound(1, 160));
        earpiece.mark(at(1), "first");
        earpiece.play(at(2), sound(2, 160));
        earpiece.mark(at(3), "second");
        earpiece.advance(at(70));
        assertEquals(
                List.of(
                        new AgentBegan(at(0), 0),
                        new MarkArrived(at(1), "first"),
                        new MarkArrived(at(3), "second"),
                        new MarkReturned(at(20), "first", false),
                        new MarkReturned(at(40), "second", false)),
                events);
    }

    @Test
    void aMarkReturnsAtOnceWhenNothingIsQueued() {
        earpiece.mark(at(0), "early");
        assertEquals(List.of(new MarkArrived(at(0), "early"), new MarkReturned(at(0), "early", false)), events);
    }

    @Test
    void clearDropsTheRestAndReturnsEveryMarkAtOnce() {
        earpiece.play(at(0), sound(1, 8000));
        earpiece.mark(at(0), "a");
        earpiece.play(at(0), sound(1, 8000));
        earpiece.mark(at(0), "b");
        earpiece.clear(at(300));
        assertEquals(
                List.of(
                        new Cleared(at(300), 2400, 13600),
                        new AgentPaused(at(300), 2400),
                        new MarkReturned(at(300), "a", true),
                        new MarkReturned(at(300), "b", true)),
                events.subList(3, events.size()));
        earpiece.advance(at(5000));
        assertEquals(2400, heard.size());
    }

    @Test
    void soundAfterAClearStartsAtOnce() {
        earpiece.play(at(0), sound(1, 8000));
        earpiece.clear(at(100));
        earpiece.play(at(150), sound(2, 80));
        earpiece.advance(at(155));
        assertEquals(800 + 40, heard.size());
    }

    @Test
    void aShortLackOfSoundIsAHoleAndALongOneTheEnd() {
        earpiece.play(at(0), sound(1, 160));
        earpiece.play(at(50), sound(1, 160));
        assertEquals(new RanDry(at(50), 30), events.getLast());
        earpiece.advance(at(369));
        assertInstanceOf(RanDry.class, events.getLast());
        earpiece.advance(at(370));
        assertEquals(new AgentPaused(at(70), 320), events.getLast());
    }

    @Test
    void itSaysWhenItWantsToBeWoken() {
        assertTrue(earpiece.nextNanos().isEmpty());
        earpiece.play(at(0), sound(1, 8000));
        assertEquals(at(1000), earpiece.nextNanos().orElseThrow());
        earpiece.whenHeard(4000, () -> heard.reset());
        assertEquals(at(500), earpiece.nextNanos().orElseThrow());
        earpiece.advance(at(500));
        assertEquals(0, heard.size());
        earpiece.advance(at(1000));
        assertEquals(at(1300), earpiece.nextNanos().orElseThrow());
    }

    @Test
    void moreThanTenMinutesAreDroppedWithOneViolation() {
        for (int second = 0; second < 610; second++) {
            earpiece.play(at(0), sound(1, 8000));
        }
        assertEquals(1, events.stream().filter(Violation.class::isInstance).count());
        assertEquals(600 * 8000, earpiece.close(at(0)));
    }

    private static byte[] sound(int value, int bytes) {
        byte[] sound = new byte[bytes];
        java.util.Arrays.fill(sound, (byte) value);
        return sound;
    }

    private static long at(long ms) {
        return START + ms * 1_000_000;
    }
}
