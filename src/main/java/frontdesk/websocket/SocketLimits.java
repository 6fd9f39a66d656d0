package frontdesk.websocket;

import java.time.Duration;

/**
 * How much of one peer a WebSocket puts up with.
 *
 * @param messageBytes a longer message, or a frame that claims to be longer, closes the connection with 1009
 * @param queuedBytes more than this waiting for a peer that reads too slowly closes the connection with 1008
 * @param stalledAfter a peer that takes nothing for this long, while something waits for it, is cut off
 * @param closeWithin a closing handshake that takes longer is cut off
 */
public record SocketLimits(int messageBytes, int queuedBytes, Duration stalledAfter, Duration closeWithin) {

    /** For strangers. */
    public static SocketLimits defaults() {
        return new SocketLimits(1 << 20, 1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(2));
    }
}
