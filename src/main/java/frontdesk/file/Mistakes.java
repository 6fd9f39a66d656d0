package frontdesk.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gathers what is wrong with files, so that their author hears all of it in one go and not one mistake a day. One
 * thread only.
 */
public final class Mistakes {

    private final Set<String> lines = new LinkedHashSet<>();

    /** What is read, or nothing if its file is malformed, which is remembered. */
    public <T> Optional<T> unless(Supplier<T> reading) {
        try {
            return Optional.ofNullable(reading.get());
        } catch (MalformedFileException malformed) {
            add(malformed);
            return Optional.empty();
        }
    }

    /** All that it names. */
    public void add(MalformedFileException malformed) {
        malformed.getMessage().lines().forEach(this::add);
    }

    /** One that is said already. */
    void add(String line) {
        lines.add(line);
    }

    /** As the exception's constructor. */
    public void add(String file, String place, String problem) {
        add(new MalformedFileException(file, place, problem));
    }

    /** A line for each mistake, in the order in which they were found. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** @throws MalformedFileException with all of them, if there are any */
    public void refuse() {
        if (!lines.isEmpty()) {
            throw asException();
        }
    }

    /** With all of them; there must be one. */
    public MalformedFileException asException() {
        return new MalformedFileException(lines());
    }
}
