package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.port.CallEvent;
import frontdesk.call.port.MemoryModel;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.tool.ToolRunner;
import frontdesk.tool.ToolSource.News;
import frontdesk.tool.ToolSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallToolsTest {

    private record Named(String name, String description) implements Tool {
        @Override
        public JsonText parameters() {
            return new JsonText("{\"type\":\"object\",\"properties\":{}}");
        }

        @Override
        public Effect effect() {
            return Effect.SAFE;
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(30);
        }

        @Override
        public ToolResult run(ToolCall call) {
            return ToolResult.of(description);
        }
    }

    /** Programs that come and go as the test wants. */
    private static final class Programs implements ToolSource {
        private Consumer<News> news;
        private boolean closed;

        @Override
        public List<Tool> tools() {
            return List.of(new Named("search", "Searches."));
        }

        @Override
        public void connect(Consumer<News> news) {
            this.news = news;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final ToolRunner runner = new ToolRunner(ToolRunner.Limits.defaults());
    private final LinkedBlockingQueue<CallEvent> mailbox = new LinkedBlockingQueue<>();
    private final Programs programs = new Programs();
    private final MemoryModel model = new MemoryModel();
    private final CallTools tools =
            new CallTools(new CallFacts("CA1", "+1", "+2"), programs, runner, mailbox::add);

    @AfterEach
    void stop() {
        runner.close();
    }

    private void news(boolean connected, Tool... all) {
        programs.news.accept(new News("booking", connected, List.of(all)));
        tools.arrived(((CallEvent.ToolsArrived) mailbox.remove()).news(), model);
    }

    @Test
    void theModelHearsNothingOfAProgramWhoseToolsAreThoseThatWereRemembered() {
        tools.connect();
        news(true, new Named("search", "Searches."));
        assertTrue(model.isQuiet());
    }

    @Test
    void theModelIsToldWhenToolsAreOthersAndMayUseThem() throws Exception {
        tools.connect();
        news(true, new Named("search", "Searches."), new Named("book", "Books."));
        assertEquals("replaceTools [search, book]", model.next());
        tools.run(new ToolCall("c1", "book", new JsonText("{}"), "CA1", "", ""));
        assertEquals(
                new CallEvent.ToolFinished("c1", "book", ToolResult.of("Books.")), mailbox.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aDescriptionSteersTheModelTooAndItsChangeIsTold() throws Exception {
        tools.connect();
        news(true, new Named("search", "Searches otherwise."));
        assertEquals("replaceTools [search]", model.next());
    }

    @Test
    void theToolsOfAProgramThatFailedAreTakenBack() throws Exception {
        tools.connect();
        news(false);
        assertEquals("replaceTools []", model.next());
    }

    @Test
    void aToolThatIsAskedForBeforeAnythingWasSaidConnectsThePrograms() throws Exception {
        tools.run(new ToolCall("c1", "search", new JsonText("{}"), "CA1", "", ""));
        assertNotNull(programs.news);
        assertEquals(
                new CallEvent.ToolFinished("c1", "search", ToolResult.of("Searches.")),
                mailbox.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void theProgramsAreLetGoWithTheCall() {
        tools.close();
        assertTrue(programs.closed);
    }
}
