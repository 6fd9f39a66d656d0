package frontdesk.file;

import java.util.List;

/** What the records that files are read into ask for; a refusal names the key, and the file's reader adds the place. */
public final class Need {
    private Need() {}

    public static void that(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    public static void text(String key, String value) {
        that(value != null && !value.isBlank(), "\"" + key + "\" is missing or empty");
    }

    public static <T> List<T> some(String key, List<T> values) {
        that(values != null && !values.isEmpty(), "\"" + key + "\" needs at least one entry");
        that(values.stream().allMatch(value -> value != null), "\"" + key + "\" has an entry that is null");
        return List.copyOf(values);
    }
}
