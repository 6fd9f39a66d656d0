package frontdesk.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class FrameCheckTest {

    private final FrameCheck check = new FrameCheck(100_000);
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private int accept() {
        byte[] bytes = sent.toByteArray();
        return check.accept(bytes, 0, bytes.length);
    }

    @Test
    void framesOfEveryHeaderLengthAreLawfulWhereverTheyAreCut() {
        for (int length : new int[] {0, 125, 126, 65_535, 65_536, 100_000}) {
            sent.writeBytes(RawSocket.frame(true, 1, new byte[length]));
        }
        int messages = sent.size();
        sent.writeBytes(RawSocket.closeFrame(1000));
        byte[] bytes = sent.toByteArray();
        for (int at = 0; at < bytes.length; at++) {
            assertEquals(at + 1, check.accept(bytes, at, at + 1));
            assertEquals(at > messages, check.closeSeen());
        }
        assertNull(check.violation());
    }

    @Test
    void unmaskedFrameIsFoundAndWhatCameBeforeItMayBeDecoded() {
        byte[] lawful = RawSocket.frame(true, 1, new byte[10]);
        sent.writeBytes(lawful);
        sent.writeBytes(RawSocket.header(true, 1, false, 10).toByteArray());
        assertEquals(lawful.length, accept());
        assertEquals(1002, check.violation().code());
    }

    @Test
    void unmaskedFrameIsFoundWhenItsHeaderIsCut() {
        assertEquals(1, check.accept(new byte[] {(byte) 0x81}, 0, 1));
        assertEquals(0, check.accept(new byte[] {0x05}, 0, 1));
        assertEquals(1002, check.violation().code());
    }

    @Test
    void lengthIsCountedAcrossFragmentsAndControlFramesBetweenThemAreNot() {
        sent.writeBytes(RawSocket.frame(false, 1, new byte[60_000]));
        sent.writeBytes(RawSocket.frame(true, 9, new byte[100]));
        sent.writeBytes(RawSocket.frame(false, 0, new byte[40_000]));
        accept();
        assertNull(check.violation());
        sent.reset();
        sent.writeBytes(RawSocket.frame(true, 0, new byte[1]));
        assertEquals(0, accept());
        assertEquals(1009, check.violation().code());
    }

    @Test
    void newMessageCountsAnew() {
        for (int i = 0; i < 5; i++) {
            sent.writeBytes(RawSocket.frame(false, 2, new byte[40_000]));
            sent.writeBytes(RawSocket.frame(true, 0, new byte[40_000]));
        }
        accept();
        assertNull(check.violation());
    }

    @Test
    void emptyFragmentsWithoutEndAreFound() {
        sent.writeBytes(RawSocket.frame(false, 1, new byte[0]));
        for (int i = 0; i < 5_000; i++) {
            sent.writeBytes(RawSocket.frame(false, 0, new byte[0]));
        }
        accept();
        assertEquals(1009, check.violation().code());
    }
}
