package frontdesk.settings;

import frontdesk.file.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a {@code .env} file: {@code NAME=value} lines, {@code #} comments, quotes around a value if it needs them. */
public final class DotEnv {

    /** Beyond so many wrong letters a name is not taken for a misspelt one. */
    private static final int NEAR = 4;

    private DotEnv() {}

    /**
     * Empty when there is no such file.
     *
     * @throws SettingsException naming every line that is no assignment
     */
    public static Map<String, String> read(Path file) {
        List<SettingsException> refused = new ArrayList<>();
        Map<String, String> values = read(file, refused::add);
        if (!refused.isEmpty()) {
            throw new SettingsException(refused);
        }
        return values;
    }

    /** The assignments that there are; whatever is none is told to {@code refused}. */
    public static Map<String, String> read(Path file, Consumer<SettingsException> refused) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file), refused);
        } catch (CharacterCodingException notText) {
            refused.accept(new SettingsException(file.getFileName().toString(), "is not a text in UTF-8"));
            return Map.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, String> parse(String fileName, List<String> lines, Consumer<SettingsException> refused) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String assignment = line.startsWith("export ") ? line.substring("export ".length()) : line;
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                refused.accept(new SettingsException(fileName + " line " + number, "not of the form NAME=value"));
            } else {
                values.put(
                        assignment.substring(0, equals).strip(), unquoted(assignment.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    /** A warning for each name that is not a setting, with the nearest that is. */
    public static List<String> warnings(Set<String> names, Set<String> known) {
        return names.stream()
                .filter(name -> !known.contains(name))
                .map(name -> "the .env file sets " + name + ", which is not a setting"
                        + nearest(name, known).map(near -> "; did you mean " + near + "?").orElse(""))
                .toList();
    }

    private static Optional<String> nearest(String name, Set<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(candidate -> Spelling.distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> Spelling.distance(name, candidate) <= NEAR);
    }

    private static String unquoted(String value) {
        if (value.startsWith("\"") || value.startsWith("'")) {
            int end = value.indexOf(value.charAt(0), 1);
            if (end > 0 && value.substring(end + 1).strip().matches("(#.*)?")) {
                return value.substring(1, end);
            }
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }
}
