package frontdesk.door;

import frontdesk.door.RequestHead.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client gets.
 *
 * @param contentType with its charset; the body is always sent as UTF-8
 * @param headers besides the content's type and length and the connection's own, which the door writes itself
 * @param body may be empty
 */
public record HttpAnswer(int status, String contentType, List<Field> headers, String body) {

    public HttpAnswer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status " + status + " does not end a request");
        }
        headers = List.copyOf(headers);
    }

    /** One line for people. */
    public static HttpAnswer text(int status, String line) {
        return new HttpAnswer(status, "text/plain; charset=utf-8", List.of(), line + "\n");
    }

    /** 200 with an XML document, such as TwiML. */
    public static HttpAnswer xml(String document) {
        return new HttpAnswer(200, "text/xml; charset=utf-8", List.of(), document);
    }

    public static HttpAnswer json(int status, String json) {
        return new HttpAnswer(status, "application/json", List.of(), json);
    }

    /** The same answer with one more header. */
    public HttpAnswer with(String name, String value) {
        List<Field> more = new ArrayList<>(headers);
        more.add(new Field(name, value));
        return new HttpAnswer(status, contentType, more, body);
    }
}
