package frontdesk.simulator;

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

    String required(String name) {
        return value(name).orElseThrow(() -> new UsageException(name + " is missing"));
    }
}
