package frontdesk.mcp.wire;

import frontdesk.mcp.protocol.JsonRpc;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An exchange with an MCP server did not work. The message is one line, fit for a log and for whoever has configured
 * the server: it holds no header, no token and no query, and what a server said is cut to one short line.
 */
public sealed class McpException extends Exception {

    private static final long serialVersionUID = 1L;
    static final int QUOTED_CHARACTERS = 300;
    /** Stands where a server's text was cut. */
    static final String CUT = "...";

    public McpException(String message) {
        super(message);
    }

    public McpException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether what was asked for was surely not done. An answer that is missing says nothing of that, nor does a server
     * or a proxy that failed while it was at work.
     */
    public final boolean isNotDone() {
        return switch (this) {
            case SessionGone _ -> true;
            case Refused refused -> refused.beforehand;
            case McpException _ -> false;
        };
    }

    /** There was no answer by the deadline. What was asked for may have been done. */
    public static final class TimedOut extends McpException {
        private static final long serialVersionUID = 1L;

        public TimedOut(String message) {
            super(message);
        }
    }

    /** The server does not know our session any more. It has not done what was asked for. */
    public static final class SessionGone extends McpException {
        private static final long serialVersionUID = 1L;

        SessionGone(String message) {
            super(message);
        }
    }

    /** The server said no: with a JSON-RPC error, an HTTP status, or both. */
    public static final class Refused extends McpException {
        private static final long serialVersionUID = 1L;
        /**
         * What is said of a request that was not taken up: malformed, not known, with wrong parameters, or of another
         * version (JSON-RPC 2.0, section 5.1; MCP 2026-07-28). An internal error is not among them.
         */
        private static final Set<Integer> BEFOREHAND = Set.of(-32700, -32600, -32601, -32602, -32020, -32021, -32022);

        private final boolean beforehand;
        private final transient OptionalInt code;
        private final transient Optional<JsonNode> data;

        /** Before anything was done. */
        public Refused(String message) {
            this(message, true);
        }

        /** @param beforehand whether it is sure that nothing was done */
        Refused(String message, boolean beforehand) {
            super(message);
            this.beforehand = beforehand;
            this.code = OptionalInt.empty();
            this.data = Optional.empty();
        }

        Refused(JsonRpc.Error error) {
            this(error, BEFOREHAND.contains(error.code()));
        }

        /** @param beforehand whether it is sure that nothing was done */
        Refused(JsonRpc.Error error, boolean beforehand) {
            super(oneLine(error.message()) + " (code " + error.code() + ")");
            this.beforehand = beforehand;
            this.code = OptionalInt.of(error.code());
            this.data = error.data();
        }

        /** The JSON-RPC error's code; empty if there was only an HTTP status. */
        public OptionalInt code() {
            return code;
        }

        public Optional<JsonNode> data() {
            return data;
        }
    }

    /** Text of a server, fit for one line. */
    public static String oneLine(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= QUOTED_CHARACTERS ? plain : plain.substring(0, QUOTED_CHARACTERS) + CUT;
    }
}
