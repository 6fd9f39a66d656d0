package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.RawSocket;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class FrameCutterTest {

    private final FrameCutter cutter = new FrameCutter(100_000, Role.SERVER);
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    /** Cuts everything that was sent; how far it is lawful. */
    private int cutAll() {
        byte[] bytes = sent.toByteArray();
        int at = 0;
        while (at < bytes.length && cutter.violation() == null) {
            at = cutter.cut(bytes, at, bytes.length);
        }
        return at;
    }

    @Test
    void framesOfEveryHeaderLengthAreLawfulWhereverTheyAreCut() {
        for (int length : new int[] {0, 125, 126, 65_535, 65_536, 100_000}) {
            sent.writeBytes(RawSocket.frame(true, 1, new byte[length]));
        }
        sent.writeBytes(RawSocket.closeFrame(1000));
        byte[] bytes = sent.toByteArray();
        int ended = 0;
        for (int at = 0; at < bytes.length; at++) {
            assertFalse(cutter.closeSeen());
            assertEquals(at + 1, cutter.cut(bytes, at, at + 1));
            ended += cutter.isFrameEnded() ? 1 : 0;
        }
        assertEquals(7, ended);
        assertTrue(cutter.closeSeen());
        assertNull(cutter.violation());
    }

    @Test
    void eachFrameIsCutAtItsEndAndOnlyWholeTextsAreCalledSo() {
        byte[][] frames = {
            RawSocket.frame(true, 1, new byte[300]),
            RawSocket.frame(false, 1, new byte[10]),
            RawSocket.frame(true, 9, new byte[5]),
            RawSocket.frame(true, 0, new byte[10]),
            RawSocket.frame(true, 2, new byte[10]),
            RawSocket.frame(true, 1, new byte[0]),
        };
        boolean[] wholeText = {true, false, false, false, false, true};
        for (byte[] frame : frames) {
            sent.writeBytes(frame);
        }
        byte[] bytes = sent.toByteArray();
        int at = 0;
        for (int i = 0; i < frames.length; i++) {
            int end = cutter.cut(bytes, at, bytes.length);
            assertEquals(at + frames[i].length, end);
            assertTrue(cutter.isFrameEnded());
            assertEquals(wholeText[i], cutter.isWholeText());
            at = end;
        }
    }

    @Test
    void aTextInsideAnotherMessageIsLeftToTheEngine() {
        sent.writeBytes(RawSocket.frame(false, 2, new byte[10]));
        sent.writeBytes(RawSocket.frame(true, 1, new byte[10]));
        cutAll();
        assertFalse(cutter.isWholeText());
    }

    @Test
    void unmaskedFrameIsFoundAndWhatCameBeforeItMayBeDecoded() {
        byte[] lawful = RawSocket.frame(true, 1, new byte[10]);
        sent.writeBytes(lawful);
        sent.writeBytes(RawSocket.header(true, 1, false, 10).toByteArray());
        assertEquals(lawful.length, cutAll());
        assertEquals(1002, cutter.violation().code());
    }

    @Test
    void maskedFrameOfAServerIsFound() {
        FrameCutter ours = new FrameCutter(100_000, Role.CLIENT);
        byte[] lawful = RawSocket.header(true, 1, false, 0).toByteArray();
        assertEquals(lawful.length, ours.cut(lawful, 0, lawful.length));
        assertTrue(ours.isWholeText());
        byte[] masked = RawSocket.frame(true, 1, new byte[10]);
        assertEquals(0, ours.cut(masked, 0, masked.length));
        assertEquals(1002, ours.violation().code());
    }

    @Test
    void unmaskedFrameIsFoundWhenItsHeaderIsCut() {
        assertEquals(1, cutter.cut(new byte[] {(byte) 0x81}, 0, 1));
        assertEquals(0, cutter.cut(new byte[] {0x05}, 0, 1));
        assertEquals(1002, cutter.violation().code());
    }

    @Test
    void lengthIsCountedAcrossFragmentsAndControlFramesBetweenThemAreNot() {
        sent.writeBytes(RawSocket.frame(false, 1, new byte[60_000]));
        sent.writeBytes(RawSocket.frame(true, 9, new byte[100]));
        sent.writeBytes(RawSocket.frame(false, 0, new byte[40_000]));
        cutAll();
        assertNull(cutter.violation());
        sent.reset();
        sent.writeBytes(RawSocket.frame(true, 0, new byte[1]));
        assertEquals(0, cutAll());
        assertEquals(1009, cutter.violation().code());
    }

    @Test
    void newMessageCountsAnew() {
        for (int i = 0; i < 5; i++) {
            sent.writeBytes(RawSocket.frame(false, 2, new byte[40_000]));
            sent.writeBytes(RawSocket.frame(true, 0, new byte[40_000]));
        }
        cutAll();
        assertNull(cutter.violation());
    }

    @Test
    void emptyFragmentsWithoutEndAreFound() {
        sent.writeBytes(RawSocket.frame(false, 1, new byte[0]));
        for (int i = 0; i < 5_000; i++) {
            sent.writeBytes(RawSocket.frame(false, 0, new byte[0]));
        }
        cutAll();
        assertEquals(1009, cutter.violation().code());
    }
}
