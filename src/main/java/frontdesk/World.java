package frontdesk;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time and chance, as the outside has them. Nobody takes them for themselves: tests and the demo have their own.
 *
 * @param nanoTime a clock that never jumps
 */
public record World(InstantSource clock, LongSupplier nanoTime, SecureRandom random) {

    /** This machine's. */
    static World real() {
        return new World(InstantSource.system(), System::nanoTime, new SecureRandom());
    }
}
