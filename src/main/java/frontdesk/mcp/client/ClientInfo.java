package frontdesk.mcp.client;

import frontdesk.mcp.protocol.JsonRpc;
import tools.jackson.databind.node.ObjectNode;

/** Who we are, for the servers. */
public record ClientInfo(String name, String version) {
    ObjectNode toJson() {
        return JsonRpc.object().put("name", name).put("version", version);
    }
}
