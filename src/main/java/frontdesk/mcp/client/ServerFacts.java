package frontdesk.mcp.client;

import frontdesk.mcp.protocol.ProtocolVersions;
import tools.jackson.databind.JsonNode;

/**
 * Who a server is and what it can do, as far as tools are concerned.
 *
 * @param name as it calls itself; empty if it does not say
 * @param version as it says; empty if it does not
 * @param protocolVersion what both sides speak
 * @param hasTools whether it may be asked for tools
 * @param saysWhenToolsChange whether it sends {@code notifications/tools/list_changed}
 */
public record ServerFacts(
        String name, String version, String protocolVersion, boolean hasTools, boolean saysWhenToolsChange) {

    /** From the {@code serverInfo} and the {@code capabilities} of a server. */
    static ServerFacts of(JsonNode serverInfo, JsonNode capabilities, String protocolVersion) {
        JsonNode tools = capabilities.path("tools");
        return new ServerFacts(
                serverInfo.path("name").asString(""),
                serverInfo.path("version").asString(""),
                protocolVersion,
                tools.isObject(),
                tools.path("listChanged").asBoolean(false));
    }

    boolean isStateless() {
        return protocolVersion.equals(ProtocolVersions.STATELESS);
    }
}
