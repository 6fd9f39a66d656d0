package frontdesk.mcp.server;

import frontdesk.door.RawSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the front door answered to one request that was written byte by byte, with whatever headers a test wants. */
public record HttpReply(int status, String head, String body) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** A request to be sent; headers that are set again are replaced. */
    public record Draft(int port, String path, Map<String, String> headers) {

        public static Draft to(int port, String path) {
            return new Draft(port, path, Map.of("Host", "localhost:" + port, "Content-Type", "application/json"));
        }

        public Draft with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Draft(port, path, more);
        }

        public Draft without(String name) {
            Map<String, String> fewer = new LinkedHashMap<>(headers);
            fewer.remove(name);
            return new Draft(port, path, fewer);
        }

        public HttpReply post(String body) {
            return send("POST", body);
        }

        public HttpReply send(String method, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
            try (RawSocket socket = new RawSocket(port)) {
                socket.send(head.toString()).send(bytes);
                String answer = socket.readHead();
                return new HttpReply(Integer.parseInt(answer.split(" ")[1]), answer, socket.readAll());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    public Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    public JsonNode json() {
        return MAPPER.readTree(body);
    }

    public JsonNode result() {
        if (status != 200 || !json().has("result")) {
            throw new AssertionError("no result: " + this);
        }
        return json().get("result");
    }

    public int errorCode() {
        return json().path("error").path("code").intValue(0);
    }
}
