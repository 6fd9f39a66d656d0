package frontdesk.door;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The target without its query, not decoded. */
    public String path() {
        return pathOf(target);
    }

    /** The first value of a header, names compared without case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** Every value of a header, names compared without case. */
    public List<String> headers(String name) {
        return valuesOf(fields, name).toList();
    }

    /** Whether a header that is a list of words, such as {@code Connection}, has this one; compared without case. */
    public boolean lists(String name, String word) {
        return headers(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(listed -> listed.strip().equalsIgnoreCase(word));
    }

    static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    static Stream<String> valuesOf(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value);
    }
}
