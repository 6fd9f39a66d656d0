package frontdesk.simulator;

import frontdesk.simulator.model.EmulatorObserver;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.telephone.TextGateway;
import frontdesk.tool.Tool;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
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

    @Override
    void close();

    /** Builds a stage for one scenario. */
    @FunctionalInterface
    interface Builder {
        /**
         * @param sessions what the emulated model does, session by session; in all later ones as in the last
         * @param observer watches the model's end
         * @param tools what the server's agent may use besides its own tools
         * @param settings what differs from the settings that every stage has, by their names
         * @param at the moment at which the server's clock begins, if it is not now
         */
        Stage build(
                List<ModelScript> sessions,
                EmulatorObserver observer,
                List<Tool> tools,
                Map<String, String> settings,
                Optional<Instant> at)
                throws IOException;
    }
}
