package frontdesk.mcp.protocol;

import java.util.List;
import java.util.stream.Stream;

/** The versions of MCP that our client and our servers speak. Source: MCP, {@code basic/versioning}. */
public final class ProtocolVersions {

    /** Those that begin with {@code initialize}, the newest first. */
    public static final List<String> HANDSHAKE = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    /** The one in which every request says by itself which version it is. */
    public static final String STATELESS = "2026-07-28";

    private ProtocolVersions() {}

    /** What is offered unless something else is configured. */
    public static String offered() {
        return HANDSHAKE.getFirst();
    }

    public static List<String> all() {
        return Stream.concat(Stream.of(STATELESS), HANDSHAKE.stream()).toList();
    }
}
