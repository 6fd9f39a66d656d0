package frontdesk.tool;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tools an agent may use, by name and in the order in which they are shown to the model. Immutable; safe from any
 * thread.
 */
public final class ToolBox {

    /** What the Realtime API accepts as the name of a function. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final Map<String, Tool> tools = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException for two tools of one name, a name the model's API would refuse, a tool without a
     *     description, or a deadline that is over before it begins
     */
    public ToolBox(Collection<? extends Tool> tools) {
        for (Tool tool : tools) {
            check(tool);
            if (this.tools.putIfAbsent(tool.name(), tool) != null) {
                throw new IllegalArgumentException("two tools are named " + tool.name());
            }
        }
    }

    public static ToolBox of(Tool... tools) {
        return new ToolBox(List.of(tools));
    }

    private static void check(Tool tool) {
        if (!NAME.matcher(tool.name()).matches()) {
            throw new IllegalArgumentException(
                    "a tool's name is 1 to 64 letters, digits, _ or -, not \"" + tool.name() + "\"");
        }
        if (tool.description().isBlank()) {
            throw new IllegalArgumentException("the tool " + tool.name() + " has no description");
        }
        if (!tool.deadline().isPositive()) {
            throw new IllegalArgumentException("the tool " + tool.name() + " has no time: " + tool.deadline());
        }
    }

    public Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    public List<Tool> tools() {
        return List.copyOf(tools.values());
    }

    public List<String> names() {
        return List.copyOf(tools.keySet());
    }

    /**
     * The box that holds only these tools, in this order.
     *
     * @throws IllegalArgumentException for a name that is not in this box
     */
    public ToolBox only(List<String> names) {
        return new ToolBox(names.stream()
                .map(name -> find(name).orElseThrow(() -> new IllegalArgumentException(
                        "there is no tool named " + name + "; there are " + String.join(", ", names()))))
                .toList());
    }
}
