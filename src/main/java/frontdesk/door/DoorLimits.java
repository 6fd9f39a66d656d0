package frontdesk.door;

import java.time.Duration;

/**
 * How much the front door puts up with.
 *
 * @param headBytes a longer head is answered 431
 * @param bodyBytes a longer body is answered 413
 * @param requestTime the head must be complete after this long, counted from the first moment, and so must the body
 *     after as long again; otherwise 408
 * @param waitingConnections so many connections may be busy saying what they want; for each one more the one that
 *     has waited longest is closed
 * @param requests so many complete requests may be in work at the same time; one more is answered 503
 * @param answerPause a request whose answer makes no progress for this long is given up (504 if nothing was answered
 *     yet)
 * @param webSockets so many may be open; one more is answered 503
 */
public record DoorLimits(
        int headBytes,
        int bodyBytes,
        Duration requestTime,
        int waitingConnections,
        int requests,
        Duration answerPause,
        int webSockets) {

    /** Twilio waits 15 s for an answer and sends a few kilobytes. */
    public static DoorLimits defaults() {
        return new DoorLimits(
                16 * 1024, 64 * 1024, Duration.ofSeconds(10), 1_024, 512, Duration.ofSeconds(30), 1_000);
    }

    /**
     * The same with room for so many WebSockets that stay, and for as many again of whom it is not known yet whether
     * they may.
     */
    public DoorLimits withRoomFor(int staying) {
        return withWebSockets(Math.max(webSockets, 2 * staying));
    }

    public DoorLimits withWebSockets(int most) {
        return new DoorLimits(headBytes, bodyBytes, requestTime, waitingConnections, requests, answerPause, most);
    }
}
