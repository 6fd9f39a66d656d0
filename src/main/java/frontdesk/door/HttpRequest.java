package frontdesk.door;

import frontdesk.door.RequestHead.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One whole HTTP request, as a route sees it.
 *
 * @param target path and query, byte for byte as they were sent
 * @param headers without those that concern only the connection
 * @param body empty if there was none; at most as long as the door allows
 * @param peer the address at the other end of the client's connection: for the log, never a proof of anything,
 *     because behind a tunnel or a proxy everybody comes from the same one
 */
public record HttpRequest(String method, String target, List<Field> headers, byte[] body, String peer) {

    public HttpRequest {
        headers = List.copyOf(headers);
    }

    /** The target without its query, not decoded. */
    public String path() {
        return RequestHead.pathOf(target);
    }

    /** The first value of a header, names compared without case. */
    public Optional<String> header(String name) {
        return RequestHead.valuesOf(headers, name).findFirst();
    }

    /**
     * What stands behind the question mark.
     *
     * @throws HttpRefusal (400) if it is malformed
     */
    public Form query() {
        int query = target.indexOf('?');
        return Form.parse(query < 0 ? "" : target.substring(query + 1));
    }

    /** Whether the body says of itself that it is such a form. */
    public boolean isForm() {
        String type = header("Content-Type").orElse("");
        return type.split(";", 2)[0].strip().equalsIgnoreCase("application/x-www-form-urlencoded");
    }

    /**
     * The body as an {@code application/x-www-form-urlencoded} form; empty if there is no body.
     *
     * @throws HttpRefusal (400) if it is malformed
     */
    public Form form() {
        return Form.parse(new String(body, StandardCharsets.ISO_8859_1));
    }
}
