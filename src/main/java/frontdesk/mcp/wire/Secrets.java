package frontdesk.mcp.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Texts that must not be shown wherever they turn up: some servers repeat in an error what they were sent.
 *
 * @param values the longest first
 */
record Secrets(List<String> values) {

    /** What is shorter is no secret worth the name, and would make other texts unreadable. */
    private static final int SHORTEST = 6;
    private static final String HIDDEN = "***";

    Secrets {
        values = values.stream()
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The values of headers, also without a scheme such as {@code Bearer}. */
    static Secrets inHeaders(Map<String, String> headers) {
        return new Secrets(headers.values().stream()
                .flatMap(value -> Stream.of(value, value.substring(value.indexOf(' ') + 1)))
                .toList());
    }

    /** What a child process is given besides the ordinary part of our own environment. */
    static Secrets inEnvironment(Map<String, String> environment) {
        return new Secrets(environment.entrySet().stream()
                .filter(variable -> !Way.Command.INHERITED.contains(variable.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    String hide(String text) {
        String shown = text;
        for (String value : values) {
            shown = shown.replace(value, HIDDEN);
        }
        if (shown.contains(McpException.CUT)) {
            for (String value : values) {
                shown = withoutBeginning(shown, value);
            }
        }
        return shown;
    }

    /** A text may have been cut within the value. */
    private static String withoutBeginning(String text, String value) {
        String shown = text;
        for (int length = Math.min(value.length() - 1, McpException.QUOTED_CHARACTERS); length >= SHORTEST; length--) {
            shown = shown.replace(value.substring(0, length) + McpException.CUT, HIDDEN + McpException.CUT);
        }
        return shown;
    }
}
