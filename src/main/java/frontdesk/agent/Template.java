package frontdesk.agent;

import frontdesk.file.MalformedFileException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A text with {@code {{variables}}}. It is taken apart once; values are put in as they are and never looked through
 * again, so a value that itself holds {@code {{company}}} stays those letters. Immutable.
 */
public final class Template {

    private sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Variable(String name) implements Piece {}
    }

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /**
     * @param file where the text stands, for the error
     * @param known the variables that may occur
     * @throws MalformedFileException for a variable that is not known, or braces that are not closed
     */
    public static Template parse(String file, String text, Set<String> known) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            String line = "line " + (1 + text.substring(0, open).chars().filter(c -> c == '\n').count());
            int close = text.indexOf("}}", open);
            if (close < 0) {
                throw new MalformedFileException(file, line, "{{ without }}");
            }
            String name = text.substring(open + 2, close).strip();
            if (!known.contains(name)) {
                throw new MalformedFileException(file, line, "unknown variable {{" + name + "}}; known are "
                        + String.join(", ", new TreeSet<>(known)));
            }
            pieces.add(new Piece.Literal(text.substring(from, open)));
            pieces.add(new Piece.Variable(name));
            from = close + 2;
        }
        pieces.add(new Piece.Literal(text.substring(from)));
        return new Template(pieces);
    }

    /** The variables it needs. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable(String name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** @throws IllegalArgumentException if a variable has no value */
    public String fill(Map<String, String> values) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Literal(String text) -> text;
                    case Piece.Variable(String name) -> value(values, name);
                })
                .collect(Collectors.joining());
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for {{" + name + "}}");
        }
        return value;
    }
}
