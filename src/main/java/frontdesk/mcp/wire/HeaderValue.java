package frontdesk.mcp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Values of HTTP headers. Source: MCP 2026-07-28, {@code basic/transports/streamable-http}. */
public final class HeaderValue {

    private static final String MARK = "=?base64?";
    private static final String PLAIN = "[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?";

    private static final Set<String> SET_BY_US = Set.of(
            "host", "connection", "content-length", "content-type", "transfer-encoding", "upgrade", "expect", "accept",
            "last-event-id", "mcp-session-id", "mcp-protocol-version");

    private HeaderValue() {}

    /** @throws IllegalArgumentException for a header we would not send; its value is not repeated */
    public static void check(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || SET_BY_US.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("\"" + name + "\" is not a header that can be set");
        }
        if (!value.matches(PLAIN)) {
            throw new IllegalArgumentException("the value of the header " + name + " holds what no header may hold");
        }
    }

    /** Any text as a value: as it is where that is safe, else marked and in base64. */
    public static String encode(String text) {
        if (text.isEmpty() || (text.matches(PLAIN) && !text.startsWith(MARK))) {
            return text;
        }
        return MARK + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
