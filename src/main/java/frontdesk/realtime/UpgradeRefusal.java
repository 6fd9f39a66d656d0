package frontdesk.realtime;

/**
 * The API's answer in place of a WebSocket.
 *
 * @param status of HTTP
 * @param code tells a wrong key from a lack of credit from a rate limit; may be empty
 */
record UpgradeRefusal(int status, String code, String message) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** Whether it may be different in a minute, without anything being done. */
    boolean isTransient() {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS && !code.equals("insufficient_quota");
    }
}
