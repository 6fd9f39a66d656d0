package frontdesk.mcp;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * An exchange with an MCP server did not work. The message is one line, fit for a log and for whoever has configured
 * the server: it holds no header, no token and no query, and what a server said is cut to one short line.
 */
public sealed class McpException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int QUOTED_CHARACTERS = 300;

    McpException(String message) {
        super(message);
    }

    McpException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There was no answer by the deadline. What was asked for may have been done. */
    static final class TimedOut extends McpException {
        private static final long serialVersionUID = 1L;

        TimedOut(String message) {
            super(message);
        }
    }

    /** The server does not know our session any more. It has not done what was asked for. */
    static final class SessionGone extends McpException {
        private static final long serialVersionUID = 1L;

        SessionGone(String message) {
            super(message);
        }
    }

    /** The server said no: with a JSON-RPC error, an HTTP status, or both. */
    static final class Refused extends McpException {
        private static final long serialVersionUID = 1L;

        private final transient OptionalInt code;
        private final transient Optional<JsonNode> data;

        Refused(String message) {
            super(message);
            this.code = OptionalInt.empty();
            this.data = Optional.empty();
        }

        Refused(JsonRpc.Error error) {
            super(oneLine(error.message()) + " (code " + error.code() + ")");
            this.code = OptionalInt.of(error.code());
            this.data = error.data();
        }

        /** The JSON-RPC error's code; empty if there was only an HTTP status. */
        OptionalInt code() {
            return code;
        }

        Optional<JsonNode> data() {
            return data;
        }
    }

    /** Text of a server, fit for one line. */
    static String oneLine(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= QUOTED_CHARACTERS ? plain : plain.substring(0, QUOTED_CHARACTERS) + "...";
    }
}
