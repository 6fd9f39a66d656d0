package frontdesk.simulator.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a command: names that begin with {@code --}, each with a value. */
public final class Options {
    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** @throws UsageException if an argument is unknown, stands twice or has no value */
    public static Options parse(List<String> arguments, List<String> known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!known.contains(name)) {
                throw new UsageException("unknown argument " + name + "; known are " + String.join(", ", known));
            }
            if (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--")) {
                throw new UsageException(name + " needs a value");
            }
            if (values.put(name, arguments.get(i + 1)) != null) {
                throw new UsageException(name + " stands twice");
            }
        }
        return new Options(values);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A file to be written in the end, looked at before anything is played.
     *
     * @throws UsageException if it cannot be written
     */
    public Path output(String name, String otherwise) {
        Path file = Path.of(value(name).orElse(otherwise));
        Path written = Files.exists(file) ? file : file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || !Files.isWritable(written)) {
            throw new UsageException(name + ": cannot write " + file + "; it must be a file in a folder that exists");
        }
        return file;
    }

    public String required(String name) {
        return value(name).orElseThrow(() -> new UsageException(name + " is missing"));
    }
}
