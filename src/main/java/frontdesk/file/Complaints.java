package frontdesk.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a record that is read from a file has to say against its own values: all of it, since its author should hear
 * everything in one go. For the record's constructor; one thread only.
 */
public final class Complaints {

    private final List<String> problems = new ArrayList<>();

    /**
     * @param holds what has to be
     * @param problem what is wrong if it is not, and what would be right
     */
    public void unless(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    /** Does what may be refused with {@link IllegalArgumentException}, and remembers the refusal. */
    public void unless(Runnable reading) {
        get(() -> {
            reading.run();
            return Boolean.TRUE;
        });
    }

    /** The same for what has a value; empty if it is refused. */
    public <T> Optional<T> get(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException refused) {
            problems.add(refused.getMessage());
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException with a line for each problem, if there is one */
    public void refuse() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }
}
