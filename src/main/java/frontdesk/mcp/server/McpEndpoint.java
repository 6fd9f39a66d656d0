package frontdesk.mcp.server;

import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.door.HttpRoute;
import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.MalformedJsonRpc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * An MCP server at a path of our port: Streamable HTTP without the stream. One message comes in a POST, and one goes
 * back as JSON. It is to be mounted under POST only, so that GET and DELETE are answered 405.
 *
 * <p>Who may not is answered 401 or 403 before anything is read; what is no message 400, or 415 if it is not even
 * called JSON; what wants no answer 202. Called on HTTP threads.
 */
public final class McpEndpoint implements HttpRoute {

    private final McpServer server;
    private final AccessRules rules;
    private final HandshakeProtocol handshake;
    private final StatelessProtocol stateless;

    public McpEndpoint(McpServer server, AccessRules rules, ToolThreads threads) {
        this.server = server;
        this.rules = rules;
        this.handshake = new HandshakeProtocol(server, threads);
        this.stateless = new StatelessProtocol(server, threads);
    }

    @Override
    public HttpAnswer answer(HttpRequest http) {
        rules.check(http, server.name());
        if (!isJson(http.header("Content-Type").orElse(""))) {
            return HttpAnswer.text(415, "The message must be sent as application/json.");
        }
        try {
            return switch (JsonRpc.parse(new String(http.body(), StandardCharsets.UTF_8))) {
                case JsonRpc.Request request -> answer(http, request);
                case JsonRpc.Notification _, JsonRpc.Result _, JsonRpc.Error _ -> accepted();
            };
        } catch (MalformedJsonRpc malformed) {
            return HttpAnswer.json(400, malformed.toError().encode());
        }
    }

    private HttpAnswer answer(HttpRequest http, JsonRpc.Request request) {
        try {
            JsonRpc.Result result = new JsonRpc.Result(request.id(),
                    StatelessProtocol.isMeant(http, request)
                            ? stateless.answer(http, request)
                            : handshake.answer(http, request));
            return HttpAnswer.json(200, result.encode());
        } catch (Refusal refusal) {
            return HttpAnswer.json(refusal.status(), refusal.toError(request.id()).encode());
        }
    }

    private static boolean isJson(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static HttpAnswer accepted() {
        return new HttpAnswer(202, "text/plain; charset=utf-8", List.of(), "");
    }
}
