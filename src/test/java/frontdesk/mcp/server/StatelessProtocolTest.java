package frontdesk.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.protocol.JsonRpc;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Version 2026-07-28, with real requests through the front door. */
class StatelessProtocolTest {

    private static final int HEADER_MISMATCH = -32020;
    private static final int UNSUPPORTED_VERSION = -32022;

    private final McpHouse house = new McpHouse();

    @AfterEach
    void close() {
        house.close();
    }

    /** What a proper client sends, before a test spoils it. */
    private HttpReply.Draft draft(String method) {
        return house.friend().with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", method);
    }

    private HttpReply call(String nameHeader) {
        return draft("tools/call")
                .with("Mcp-Name", nameHeader)
                .post(McpHouse.statelessRequest("tools/call", "\"name\":\"echo\""));
    }

    private static void assertRefused(HttpReply reply, int status, int code) {
        assertEquals(status, reply.status(), reply.body());
        assertEquals(code, reply.errorCode(), reply.body());
        assertEquals("a", reply.json().path("id").stringValue(), reply.body());
    }

    @Test
    void discoverySaysVersionCapabilitiesAndWhoWeAre() {
        JsonNode result = house.stateless("server/discover", "").result();
        assertEquals("[\"2026-07-28\"]", result.path("supportedVersions").toString());
        assertEquals("{\"tools\":{}}", result.path("capabilities").toString());
        assertEquals("complete", result.path("resultType").stringValue());
        JsonNode info = result.path("_meta").path("io.modelcontextprotocol/serverInfo");
        assertEquals("stub", info.path("name").stringValue());
        assertEquals("1.2.3", info.path("version").stringValue());
    }

    @Test
    void theListMayBeKeptByWhoeverAskedForIt() {
        JsonNode result = house.stateless("tools/list", "").result();
        assertEquals(7, result.path("tools").size());
        assertTrue(result.path("ttlMs").isIntegralNumber());
        assertEquals("private", result.path("cacheScope").stringValue());
    }

    @Test
    void aToolIsCalledWithoutAHandshake() {
        JsonNode result = call("echo").result();
        assertEquals("{}", result.path("structuredContent").path("echo").stringValue());
        assertEquals("complete", result.path("resultType").stringValue());
    }

    @Test
    void aNameThatNoHeaderCanCarryComesInBase64() {
        String base64 = Base64.getEncoder().encodeToString("echo".getBytes(StandardCharsets.UTF_8));
        assertEquals(200, call("=?base64?" + base64 + "?=").status());
        assertRefused(call("=?base64?!!?="), 400, HEADER_MISMATCH);
        assertRefused(call("=?base64?="), 400, HEADER_MISMATCH);
        assertRefused(call(base64), 400, HEADER_MISMATCH);
    }

    @Test
    void headersThatSayOtherThanTheMessageAreRefused() {
        String list = McpHouse.statelessRequest("tools/list", "");
        assertRefused(call("refuse"), 400, HEADER_MISMATCH);
        assertRefused(
                draft("tools/call").post(McpHouse.statelessRequest("tools/call", "\"name\":\"echo\"")),
                400, HEADER_MISMATCH);
        assertRefused(draft("tools/call").post(list), 400, HEADER_MISMATCH);
        assertRefused(draft("TOOLS/LIST").post(list), 400, HEADER_MISMATCH);
        assertRefused(draft("tools/list").without("Mcp-Method").post(list), 400, HEADER_MISMATCH);
        assertRefused(draft("tools/list").without("MCP-Protocol-Version").post(list), 400, HEADER_MISMATCH);
        assertRefused(
                draft("tools/list").with("MCP-Protocol-Version", "2025-11-25").post(list), 400, HEADER_MISMATCH);
    }

    @Test
    void aVersionOfTheFutureIsToldWhatIsSupported() {
        HttpReply reply = draft("server/discover")
                .with("MCP-Protocol-Version", "v999")
                .post(McpHouse.statelessRequest("server/discover", "").replace("2026-07-28", "v999"));
        assertRefused(reply, 400, UNSUPPORTED_VERSION);
        JsonNode data = reply.json().path("error").path("data");
        assertEquals("{\"requested\":\"v999\",\"supported\":[\"2026-07-28\"]}", data.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.modelcontextprotocol/protocolVersion", "io.modelcontextprotocol/clientCapabilities"})
    void aRequestMustSayItsVersionAndTheClientsCapabilities(String key) {
        HttpReply reply = draft("tools/list")
                .post(McpHouse.statelessRequest("tools/list", "").replace(key, "io.modelcontextprotocol/other"));
        assertRefused(reply, 400, JsonRpc.INVALID_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "resources/list", "subscriptions/listen"})
    void methodsThatAreNotThereAreNotFound(String method) {
        assertRefused(house.stateless(method, ""), 404, JsonRpc.METHOD_NOT_FOUND);
    }

    @Test
    void anUnknownToolIsAnErrorOfTheProtocol() {
        HttpReply reply = draft("tools/call")
                .with("Mcp-Name", "nobody")
                .post(McpHouse.statelessRequest("tools/call", "\"name\":\"nobody\""));
        assertRefused(reply, 200, JsonRpc.INVALID_PARAMS);
    }
}
