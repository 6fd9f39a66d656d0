package frontdesk.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Masking (RFC 6455 section 5.3), eight bytes at a time. The same operation puts a mask on and takes it off. */
final class Mask {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Mask() {}

    /** The masking key in these four bytes. */
    static int key(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /**
     * Puts the mask on these bytes, or takes it off; key 0 changes nothing.
     *
     * @return whether all that stands there now is ASCII
     */
    static boolean apply(int key, byte[] bytes, int from, int length) {
        long longKey = (long) key << 32 | key & 0xFFFF_FFFFL;
        long seen = 0;
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, from + at) ^ longKey;
            LONGS.set(bytes, from + at, eight);
            seen |= eight;
        }
        for (; at < length; at++) {
            byte one = (byte) (bytes[from + at] ^ key >>> 24 - at % 4 * 8);
            bytes[from + at] = one;
            seen |= one & 0x80L;
        }
        return (seen & HIGH_BITS) == 0;
    }
}
