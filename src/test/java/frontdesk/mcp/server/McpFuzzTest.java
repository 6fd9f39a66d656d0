package frontdesk.mcp.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.door.RequestHead.Field;
import frontdesk.mcp.protocol.JsonRpc;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are almost right, by the thousand: each gets an answer of the protocol, none a failure of ours. */
class McpFuzzTest {

    private static final String TOKEN = "a token of some length";
    private static final Set<Integer> PROPER = Set.of(200, 202, 400, 404);
    private static final int MESSAGES = 3_000;
    private static final List<String> SEEDS = List.of(
            McpHouse.request("initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}"),
            McpHouse.request("tools/list", "\"cursor\":null"),
            McpHouse.request("tools/call", "\"name\":\"echo\",\"arguments\":{\"text\":\"a\"}"),
            McpHouse.statelessRequest("server/discover", ""),
            McpHouse.statelessRequest("tools/call", "\"name\":\"echo\",\"arguments\":{}"));
    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "1e999", "\\u0000", "\u0000", "{}", "[]", "\"\"",
            "\"name\"", "\"arguments\"", "\"_meta\"", "\"id\"", "\"method\"", "\"params\"", "\uD800",
            "99999999999999999999");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noMessageMakesTheServerFail(long seed) {
        Random random = new Random(seed);
        McpServer server = new McpServer(
                new McpServer.Identity("stub", "A stub", "1", ""),
                List.of(StubServerTool.of(
                        "echo", arguments -> ToolAnswer.of(JsonRpc.object().put("echo", arguments.text())))));
        AccessRules rules = new AccessRules("127.0.0.1", URI.create("http://localhost:4000"), TOKEN);
        try (ToolThreads threads = new ToolThreads(ToolThreads.Limits.defaults())) {
            McpEndpoint endpoint = new McpEndpoint(server, rules, threads);
            for (int i = 0; i < MESSAGES; i++) {
                String message = spoiled(SEEDS.get(random.nextInt(SEEDS.size())), random);
                HttpAnswer answer = endpoint.answer(request(message, random));
                assertTrue(PROPER.contains(answer.status()), () -> answer + " to " + message);
            }
        }
    }

    private static String spoiled(String message, Random random) {
        StringBuilder text = new StringBuilder(message);
        for (int wounds = random.nextInt(4); wounds > 0; wounds--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                default -> text.replace(at, at + 1, PIECES.get(random.nextInt(PIECES.size())));
            }
            if (text.isEmpty()) {
                return "";
            }
        }
        return text.toString();
    }

    private static HttpRequest request(String message, Random random) {
        List<Field> headers = new ArrayList<>(List.of(
                new Field("Host", "localhost"),
                new Field("Authorization", "Bearer " + TOKEN),
                new Field("Content-Type", "application/json")));
        if (random.nextBoolean()) {
            headers.add(new Field("MCP-Protocol-Version", random.nextBoolean() ? "2026-07-28" : "2025-11-25"));
            headers.add(new Field("Mcp-Method", random.nextBoolean() ? "tools/call" : "server/discover"));
            headers.add(new Field("Mcp-Name", random.nextBoolean() ? "echo" : "=?base64?=?="));
        }
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        return new HttpRequest("POST", "/mcp", headers, body, "127.0.0.1");
    }
}
