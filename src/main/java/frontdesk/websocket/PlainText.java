package frontdesk.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The short way for the one frequent kind of frame: a text that is ASCII, as JSON with base64 in it is. It is unmasked
 * and checked eight bytes at a time, where the engine goes byte by byte and twice over.
 */
final class PlainText {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private PlainText() {}

    /** The masking key in these four bytes. */
    static int maskingKey(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /** The payload as text; empty where it is not ASCII. {@code maskingKey} 0 changes nothing. */
    static Optional<String> of(byte[] bytes, int from, int length, int maskingKey) {
        byte[] plain = new byte[length];
        long longKey = (long) maskingKey << 32 | maskingKey & 0xFFFF_FFFFL;
        long seen = 0;
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, from + at) ^ longKey;
            LONGS.set(plain, at, eight);
            seen |= eight;
        }
        for (; at < length; at++) {
            plain[at] = (byte) (bytes[from + at] ^ maskingKey >>> 24 - at % 4 * 8);
            seen |= plain[at] & 0x80L;
        }
        return (seen & NOT_ASCII) == 0
                ? Optional.of(new String(plain, StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }
}
