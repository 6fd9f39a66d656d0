package frontdesk.mcp.wire;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.MalformedJsonRpc;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an HTTP status other than 2xx means, and what of it helps whoever has configured the server. */
final class RefusedAnswer {

    private static final int BODY_BYTES = 64 * 1024;
    private static final int REQUEST_TIMEOUT = 408;

    private RefusedAnswer() {}

    /** @param inSession whether the request named a session: then the server may have forgotten it */
    static McpException read(HttpWire.Answer answer, boolean inSession) throws InterruptedException {
        int status = answer.status();
        Optional<JsonRpc.Error> error = error(answer);
        String said = error.map(e -> ": " + McpException.oneLine(e.message())).orElse("");
        boolean forgotten = status == 404 || status == 400 && error.filter(RefusedAnswer::isOfTheRequest).isEmpty();
        if (inSession && forgotten) {
            return new McpException.SessionGone("it does not know our session (HTTP " + status + ")" + said);
        }
        return switch (status) {
            case 401 -> new McpException.Refused(
                    "HTTP 401: it wants another authorization header" + challenge(answer) + said);
            case 403 -> new McpException.Refused("HTTP 403: it is forbidden" + challenge(answer) + said);
            default -> error.<McpException>map(e -> new McpException.Refused(e, isBeforehand(status)))
                    .orElseGet(() -> new McpException.Refused("HTTP " + status, isBeforehand(status)));
        };
    }

    /**
     * Whether it names what is wrong with the request itself, and would be in any other session, too.
     *
     * <p>The protocol says 404 to a session that is over, and 400 to a request that names none. Servers made after the
     * examples of the TypeScript SDK say 400 to both (with -32000, and a text about the session id), so one that was
     * started anew would be of no use for the rest of a call. Any other 400 is therefore taken for a lost session: at
     * worst that is one greeting in vain, and nothing is done twice, since a 400 says that nothing was done.
     */
    private static boolean isOfTheRequest(JsonRpc.Error error) {
        return switch (error.code()) {
            case JsonRpc.PARSE_ERROR, JsonRpc.METHOD_NOT_FOUND, JsonRpc.INVALID_PARAMS -> true;
            default -> false;
        };
    }

    /** A server that failed, or a proxy that has waited too long for it, may have done what was asked for. */
    private static boolean isBeforehand(int status) {
        return status / 100 == 4 && status != REQUEST_TIMEOUT;
    }

    /** Where a token could be had and for what; shown, never fetched, since the URL is a stranger's. */
    private static String challenge(HttpWire.Answer answer) {
        String header = answer.header("WWW-Authenticate").orElse("");
        String known = Stream.of("error", "scope", "resource_metadata")
                .flatMap(name -> parameter(header, name).map(value -> name + "=\"" + value + "\"").stream())
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "" : " (" + McpException.oneLine(known) + ")";
    }

    private static Optional<String> parameter(String header, String name) {
        Matcher matcher = Pattern.compile("(?i)(?:^|[\\s,])" + name + "=(?:\"([^\"]*)\"|([^\\s,\"]+))").matcher(header);
        return matcher.find()
                ? Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))
                : Optional.empty();
    }

    private static Optional<JsonRpc.Error> error(HttpWire.Answer answer) throws InterruptedException {
        try {
            return JsonRpc.parse(answer.text(BODY_BYTES)) instanceof JsonRpc.Error error
                    ? Optional.of(error)
                    : Optional.empty();
        } catch (McpException | MalformedJsonRpc anythingElse) {
            return Optional.empty();
        }
    }
}
