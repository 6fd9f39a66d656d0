package frontdesk.simulator.scenario;

import frontdesk.tool.Tool;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server finds where a scenario is played, beside what every stage has.
 *
 * @param tools what its agent may use besides its own tools
 * @param settings what differs from the settings that every stage has, by their names
 * @param files what stands in files of its data folder, by their names; {@code agents/} in it is then {@code
 *     AGENTS_DIR}
 * @param at the moment at which its clock begins, if it is not now
 */
public record Scenery(
        List<Tool> tools, Map<String, String> settings, Map<String, String> files, Optional<Instant> at) {

    /** Nothing else. */
    public static final Scenery BARE = new Scenery(List.of(), Map.of(), Map.of(), Optional.empty());

    public Scenery {
        tools = List.copyOf(tools);
        settings = Map.copyOf(settings);
        files = Map.copyOf(files);
    }

    /** The same with one more setting. */
    public Scenery with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new Scenery(tools, more, files, at);
    }
}
