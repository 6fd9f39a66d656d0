package frontdesk.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.client.ClientRig;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.tool.ToolSource.News;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a server is asked for its tools again because it says that they have changed; time passes by hand. */
class ToolChangesTest {

    @AutoClose
    private final ClientRig rig = new ClientRig();
    /** What is to be done after a pause. */
    private final LinkedBlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
    @AutoClose
    private final Background background = new Background((work, pause) -> later.add(work));
    private final LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>();
    /** None of its tools is called, so that there is nothing to be written down. */
    private final CallServers call = new CallServers("CA1", List.of(), background, rig.wire, null);
    private ServerConnection connection;

    @BeforeEach
    void connect() throws Exception {
        ConfiguredServer configured = ConfiguredServer.at("sums", rig.server.url(), Map.of());
        connection = new ServerConnection(
                new KnownServer(configured, System::nanoTime),
                to -> new OwnClient(
                        configured,
                        rig.wire,
                        new ClientInfo("frontdesk", "1"),
                        () -> call.changed(to),
                        System::nanoTime),
                System::nanoTime);
        call.add(connection);
        call.connect(news::add);
        assertTrue(news.poll(30, TimeUnit.SECONDS).connected());
    }

    private long listed() {
        return rig.server.count("tools/list");
    }

    @Test
    void whatAServerSaysSeveralTimesInAMomentIsOneQuestion() throws Exception {
        call.changed(connection);
        call.changed(connection);
        call.changed(connection);
        assertEquals(1, later.size());
        assertEquals(1, listed(), "and not before the moment is over");
        later.take().run();
        assertTrue(news.poll(30, TimeUnit.SECONDS).connected());
        assertEquals(2, listed());
        call.changed(connection);
        assertEquals(1, later.size(), "what it says afterwards is another one");
    }

    @Test
    void aServerThatChangesItsToolsAllTheTimeIsNotAskedForEver() throws Exception {
        for (int i = 0; i < ServerConnection.CHANGES_LIMIT; i++) {
            call.changed(connection);
            later.take().run();
            assertTrue(news.poll(30, TimeUnit.SECONDS).connected());
        }
        for (int i = 0; i < 3; i++) {
            call.changed(connection);
            later.take().run();
        }
        background.close();
        assertEquals(1 + ServerConnection.CHANGES_LIMIT, listed());
        assertEquals(0, news.size());
    }
}
