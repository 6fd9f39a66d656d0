package frontdesk.agent;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an agent is told, as templates in their order; one text once the variables have values. */
public record Instructions(List<Template> parts) {
    public Instructions {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException if a variable has no value */
    public String fill(Map<String, String> values) {
        return parts.stream().map(part -> part.fill(values).strip()).collect(Collectors.joining("\n\n"));
    }
}
