package frontdesk.websocket;

import java.nio.ByteBuffer;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * Masking keys from a strong source, which is asked for many at a time: asking costs as much as sending a frame. Safe
 * from any thread.
 */
final class MaskingKeys implements IntSupplier {

    private static final int KEYS_AT_A_TIME = 256;

    private final RandomGenerator random;
    private final ByteBuffer keys = ByteBuffer.allocate(KEYS_AT_A_TIME * Integer.BYTES).flip();

    /** @param random unpredictable, a {@code SecureRandom} */
    MaskingKeys(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public synchronized int getAsInt() {
        if (!keys.hasRemaining()) {
            random.nextBytes(keys.array());
            keys.clear();
        }
        return keys.getInt();
    }
}
