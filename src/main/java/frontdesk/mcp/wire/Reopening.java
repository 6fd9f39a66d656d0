package frontdesk.mcp.wire;

import java.time.Duration;

/**
 * Whether a stream that has ended is opened again, and after which pause: {@value #TRIES} times in a row without a word
 * from the server at most, and {@value #OPENINGS} times in all. It knows no clock. For one thread.
 */
final class Reopening {

    static final int TRIES = 5;
    /** A server that closes it twice a minute may do so for hours; one that closes it all the time is left. */
    static final int OPENINGS = 1_000;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration AGAIN_AT_LEAST = Duration.ofMillis(100);
    private static final Duration AGAIN_AT_MOST = Duration.ofSeconds(60);

    private int openings;
    private int fruitless;
    private Duration pause = AGAIN_AFTER;

    /** Takes one of the openings; false when there is none left. */
    boolean next() {
        if (openings == OPENINGS || fruitless == TRIES) {
            return false;
        }
        openings++;
        fruitless++;
        return true;
    }

    /** Whether there was an opening before this one, so that nobody has listened for a while. */
    boolean isAgain() {
        return openings > 1;
    }

    /** The server has said something. */
    void heard() {
        fruitless = 0;
    }

    /** How long the server wants us to wait; a wish for more than a minute is not heard. */
    void wished(Duration retry) {
        if (retry.compareTo(AGAIN_AT_MOST) < 0) {
            pause = retry.compareTo(AGAIN_AT_LEAST) < 0 ? AGAIN_AT_LEAST : retry;
        }
    }

    Duration pause() {
        return pause;
    }
}
