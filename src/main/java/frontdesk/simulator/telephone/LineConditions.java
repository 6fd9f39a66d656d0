package frontdesk.simulator.telephone;

/**
 * How good a telephone line is; the same in both directions.
 *
 * @param delayMs how long everything takes from one end to the other
 * @param jitterMs what is added to it at random, 0 to this; the order is kept, as on any TCP connection
 * @param comfortNoise whether the caller's pauses are faint noise instead of digital silence
 * @param echo how much of what the caller hears comes back into the mouthpiece, 0.0 to 1.0; a hands-free set is about
 *     0.03
 */
public record LineConditions(long delayMs, long jitterMs, boolean comfortNoise, double echo) {

    /** Nothing between the two ends. */
    public static final LineConditions PERFECT = new LineConditions(0, 0, false, 0);

    private static final long LONGEST_MS = 10_000;

    public LineConditions {
        if (delayMs < 0 || delayMs > LONGEST_MS || jitterMs < 0 || jitterMs > LONGEST_MS) {
            throw new IllegalArgumentException("delayMs and jitterMs must be 0 to " + LONGEST_MS);
        }
        if (!(echo >= 0 && echo <= 1)) {
            throw new IllegalArgumentException("echo must be 0.0 to 1.0");
        }
    }
}
