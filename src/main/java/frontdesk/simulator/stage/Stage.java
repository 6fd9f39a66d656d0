package frontdesk.simulator.stage;

import frontdesk.simulator.model.EmulatorObserver;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.scenario.Scenery;
import frontdesk.simulator.telephone.TextGateway;
import java.io.IOException;
import java.net.URI;
import java.util.List;
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
