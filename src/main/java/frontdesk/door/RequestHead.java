package frontdesk.door;

import java.util.List;
import java.util.Optional;

/**
 * The head of an HTTP/1.1 request.
 *
 * @param target path and query, byte for byte as they were sent
 * @param fields the header lines in their order
 */
public record RequestHead(String method, String target, String version, List<Field> fields) {

    /** One header line. */
    public record Field(String name, String value) {}

    public RequestHead {
        fields = List.copyOf(fields);
    }

    /** The target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The first value of a header, names compared without case. */
    public Optional<String> header(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }
}
