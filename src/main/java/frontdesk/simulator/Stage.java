package frontdesk.simulator;

import frontdesk.simulator.model.EmulatorObserver;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.telephone.TextGateway;
import frontdesk.tool.Tool;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a scenario is played: a whole server with an emulated model behind it. Whoever knows the server builds it.
 *
 * <p>Closing it ends the server first and the model after it.
 */
public interface Stage extends AutoCloseable {

    /** Where the server is reached. */
    URI server();

    /** What the server calls itself, if that is something else. */
    Optional<URI> publicUrl();

    /** What its webhooks must be signed with. */
    Optional<String> authToken();

    /** What plays the network for the text messages that the server sends. */
    TextGateway texts();

    /**
     * What stands in a file of the server's data folder now; nothing if there is no such file.
     *
     * @param name as it is seen from that folder
     */
    String file(String name) throws IOException;

    @Override
    void close();

    /**
     * What the server finds there, beside what every stage has.
     *
     * @param tools what its agent may use besides its own tools
     * @param settings what differs from the settings that every stage has, by their names
     * @param files what stands in files of its data folder, by their names; {@code agents/} in it is then {@code
     *     AGENTS_DIR}
     * @param at the moment at which its clock begins, if it is not now
     */
    record Scenery(
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

    /** Builds a stage for one scenario. */
    @FunctionalInterface
    interface Builder {
        /**
         * @param sessions what the emulated model does, session by session; in all later ones as in the last
         * @param observer watches the model's end
         */
        Stage build(List<ModelScript> sessions, EmulatorObserver observer, Scenery scenery) throws IOException;
    }
}
